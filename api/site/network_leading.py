"""Where names and lines of the picture lead: to what the plans say there, or to the inside of a group."""

from dataclasses import dataclass, replace

from api.site.asking import state_of
from api.site.links import Links
from api.site.network_opened import Opened
from api.site.windows import OpenedAt
from graph.model.vocabulary import OrganisationKind
from graph.picture.svg import Link
from graph.questions import WhichPart


@dataclass(frozen=True, slots=True)
class Leading:
    """The links of one picture."""

    to: Links
    asked: WhichPart
    at: OpenedAt
    drawn: Opened

    def of_party(self, identifier: str) -> Link:
        """Of a party what the plans say of it, of a group of parties the picture in which it is opened."""
        if self.drawn.is_group(identifier):
            return Link(self._inside(identifier, self.at.column))
        return Link(self._said(identifier, None), beside=True)

    def of_hub(self, identifier: str) -> Link:
        """Of a plan or ambition its actions, of a group of them the picture in which it is opened."""
        if self.drawn.is_group(identifier):
            return Link(
                self.to.asking("netwerk", state_of(self.asked), kolom=str(self.drawn.first_columns[identifier]))
            )
        whole = next(column.whole_plan for column in self.drawn.matrix.columns if column.id == identifier)
        return Link(self.to("acties", **{"plan" if whole else "ambitie": identifier}), beside=True)

    def of_line(self, party: str, hub: str) -> Link:
        """What the plans say of a party in a plan or ambition; of a group what is inside it."""
        column = self.drawn.first_columns.get(hub)
        if self.drawn.is_group(party):
            return Link(self._inside(party, self.at.column if column is None else column))
        return Link(self._said(party, None if column is not None else hub), beside=True)

    def around(self, identifier: str) -> str:
        """The picture of what is near this."""
        return self.to("netwerk", rond=identifier, gemeente=self.asked.municipality)

    def rows_from(self, row: int) -> str:
        """The same columns with other parties."""
        column = None if self.at.column is None else str(self.at.column)
        return self.to.asking("netwerk", state_of(self.asked), vanaf=str(row), kolom=column)

    def columns_from(self, column: int) -> str:
        """Other columns."""
        return self.to.asking("netwerk", state_of(self.asked), kolom=str(column))

    def _inside(self, group: str, column: int | None) -> str:
        asked, row = self.asked, self.drawn.first_rows.get(group)
        if row is None:
            asked = replace(asked, kind=(OrganisationKind(self.drawn.kinds[group]),))
        at = {"vanaf": None if row is None else str(row), "kolom": None if column is None else str(column)}
        return self.to.asking("netwerk", state_of(asked), **at)

    def _said(self, party: str, hub: str | None) -> str:
        asked = self.asked
        at = {"gemeente": asked.municipality, "plan": asked.plan, "ambitie": asked.ambition}
        if hub is not None:
            whole = next(column.whole_plan for column in self.drawn.matrix.columns if column.id == hub)
            at |= {"plan" if whole else "ambitie": hub}
        graad = [degree.value for degree in asked.degree]
        return self.to("wie", partij=party, eigen="nee", graad=graad, **at)
