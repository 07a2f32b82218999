"""Addresses of our own pages. The state of a page is in its address, so that a link shows everyone the same."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from graph.model.language import Language
from graph.model.rows import NodeRow
from graph.view import NetworkView

LANGUAGE = "taal"
"""What the language is called in an address."""


class Links:
    """Makes addresses that stay in a district and a language; the default ones are not named in them."""

    def __init__(self, district: str | None, language: Language = Language.DUTCH) -> None:
        self._kept = {} if district is None else {"district": district}
        if language is not Language.DUTCH:
            self._kept[LANGUAGE] = language.value

    def __call__(self, *path: str, at: str | None = None, **asked: str | Sequence[str] | None) -> str:
        """The address with these parts as path, ``asked`` as query and ``at`` as place on the page."""
        given = {name: value for name, value in asked.items() if value is not None and value != ""}
        query = urlencode({**given, **self._kept}, doseq=True)
        address = "/" + "/".join(quote(part, safe="") for part in path)
        return address + (f"?{query}" if query != "" else "") + (f"#{quote(at, safe=':')}" if at is not None else "")

    def asking(self, page: str, state: Mapping[str, Sequence[str]], **more: str | None) -> str:
        """The address of a page with what is asked of it (``state_of``), and ``more`` beside it."""
        asked: dict[str, Any] = {**state, **more}
        return self(page, **asked)

    @property
    def kept(self) -> dict[str, str]:
        """What a form has to send along to stay here."""
        return dict(self._kept)

    def source(self, plan: str, first: int, last: int | None = None) -> str:
        """The lines of a plan's source, from the first to the last."""
        to = None if last is None or last == first else str(last)
        return self("plan", plan, "bron", regel=str(first), tot=to, at=f"r{first}")

    def mend(self, plan: str, action: str) -> str:
        """The form in which what was read of an action is put right."""
        return self("inlezen", plan, actie=action, at="klopt-niet")

    def of_party(self, node: NodeRow) -> str:
        """The page about an organisation; of a municipality its own."""
        return self("gemeente" if "Municipality" in node.labels else "organisatie", node.id)

    def of_node(self, view: NetworkView, node: NodeRow) -> str | None:
        """The page about a node, or the nearest page that shows it; None where there is none."""
        match node.label:
            case "Action":
                return self("actie", node.id)
            case "Organisation":
                return self.of_party(node)
            case "Plan":
                return self("plan", node.id)
            case "Ambition" | "Goal":
                return self._in_plan(view, node)
            case "Block":
                above = view.incoming(node.id, "HAS_BLOCK")
                return self._in_plan(view, view.nodes[above[0].source]) if len(above) > 0 else None
            case _:
                return None

    def _in_plan(self, view: NetworkView, node: NodeRow) -> str | None:
        """The place of an ambition or goal on the page of its plan."""
        above = (*view.incoming(node.id, "HAS_AMBITION"), *view.incoming(node.id, "HAS_GOAL"))
        if len(above) == 0:
            return None
        asked = {"ambitie": node.id} if node.label == "Ambition" else {}
        return self("plan", above[0].source, **asked)
