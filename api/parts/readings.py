"""What the store keeps of how plans were read: the text of each document, and what was not understood of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from graph.model.quotes import Quote
from graph.network import Network
from graph.store.port import Store
from loaders.document import Document, document_of_text


@dataclass(frozen=True)
class PlanSource:
    """The document behind the current version of a plan, and the account of its text."""

    document: Document | None
    """None for what was entered by hand."""
    unread: tuple[Quote, ...]
    """What was not understood."""
    ignored: int
    """How many pieces were passed over by a fixed rule."""

    @property
    def size(self) -> int:
        """How many characters it holds."""
        return 0 if self.document is None else len(self.document.text)


def source_of_plan(store: Store, plan: str) -> PlanSource:
    """The source of a loaded plan as its current version keeps it.

    Raises:
        KeyError: no version of such a plan is kept.
    """
    version = store.version(plan)
    if version is None:
        raise KeyError(plan)
    form = json.loads(version.form_json)
    document = form.get("document")
    return PlanSource(
        document=None if document is None else document_of_text(document["text"], document["name"], document["sha256"]),
        unread=tuple(Quote.model_validate(piece["quote"]) for piece in form.get("unread", ())),
        ignored=len(form.get("ignored", ())),
    )


def sources_of(store: Store, network: Network) -> Mapping[str, PlanSource]:
    """The source of each plan of a network, by its id."""
    return {plan.id: source_of_plan(store, plan.id) for plan in network.plans.plans}
