"""The part of the walk that lays columns side by side which a page gave up one behind the other."""

from graph.model.form import Issue
from graph.model.vocabulary import LeftOut, Severity
from loaders.plan.find.columns_apart import APART, columns_apart
from loaders.plan.rows import TableRows
from loaders.plan.walk_tables import TableWalk


class ApartWalk(TableWalk):
    """Reads the columns of one table behind the head of its actions."""

    def _apart(self) -> bool:
        """A table of which the columns stand one behind the other, right behind the head of its actions."""
        end = self._at
        while end < len(self._lines) and self._ambition_at(end) is None:
            label = self._whole_label_at(end)
            closes = self._lines[end].gap > 0 and self._words.section(self._lines[end].text.rstrip(" :?")) == "closing"
            if closes or (label is not None and label.field == "actions"):
                break
            end += 1
        found = columns_apart(self._lines[self._at : end], self._reader)
        if found is None:
            return False
        if len(found.drafts) == 0:
            quote = self._document.quote_of((line.piece.start, line.piece.end) for line in found.lines)
            code = "columns-one-after-another"
            self.plan.issues.append(Issue(code=code, severity=Severity.WARNING, message=APART, quote=quote))
            self._at += len(found.lines)
            return True
        self._account.ignore(LeftOut.COLUMN_HEADING, *found.heads)
        self._take_rows(TableRows(list(found.drafts)))
        self._at = end
        return True
