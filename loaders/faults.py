"""What can stop loading, as codes with facts. Doubtful data is no fault: that is an ``Issue`` in the reading.

No fault names the file it is about: who opened it knows that, and says it with ``LoadError.at``.
"""

from typing import Self

from graph.model.faults import Fault, FaultError, FaultKind
from graph.model.form import Reading
from graph.model.value_faults import PlacedFault

FILE_NOT_READABLE = FaultKind("file-not-readable", "reason")
FILE_IS_FOLDER = FaultKind("file-is-folder")
FILE_NOT_PLAIN = FaultKind("file-not-plain")
FILE_TOO_LARGE = FaultKind("file-too-large", "size", "limit")
FILE_CHANGED = FaultKind("file-changed")
FILE_NAME_UNUSABLE = FaultKind("file-name-unusable")

TEXT_EMPTY = FaultKind("text-empty")
TEXT_BINARY = FaultKind("text-binary")
TEXT_IS_PDF = FaultKind("text-is-pdf")
TEXT_IS_OFFICE = FaultKind("text-is-office")
TEXT_IS_RTF = FaultKind("text-is-rtf")
TEXT_IS_IMAGE = FaultKind("text-is-image")
TEXT_IS_PACKED = FaultKind("text-is-packed")
TEXT_IS_DATABASE = FaultKind("text-is-database")

PACKED_BROKEN = FaultKind("packed-broken")
PACKED_ENCRYPTED = FaultKind("packed-encrypted")
PACKED_MANY_MEMBERS = FaultKind("packed-many-members", "members", "limit")
PACKED_NAME = FaultKind("packed-name", "member")
PACKED_TOO_LARGE = FaultKind("packed-too-large", "limit")
PACKED_GROWS = FaultKind("packed-grows", "limit")
XML_BROKEN = FaultKind("xml-broken", "member")
PAGE_TOO_DEEP = FaultKind("page-too-deep", "limit")
TABLE_TOO_LARGE = FaultKind("table-too-large", "limit")
OFFICE_OLD = FaultKind("office-old")
OFFICE_LOCK_FILE = FaultKind("office-lock-file")
XML_DECLARES = FaultKind("xml-declares", "member")
PDF_LOCKED = FaultKind("pdf-locked")
PDF_BROKEN = FaultKind("pdf-broken")
PDF_IS_SCAN = FaultKind("pdf-is-scan", "pages")
PDF_TOO_MANY_PAGES = FaultKind("pdf-too-many-pages", "pages", "limit")
PDF_PAGE_TOO_LARGE = FaultKind("pdf-page-too-large", "page", "limit")
PDF_TOO_MANY_SIGNS = FaultKind("pdf-too-many-signs", "page", "limit")
PDF_TOO_MANY_OBJECTS = FaultKind("pdf-too-many-objects", "page", "limit")
PDF_NO_SUCH_PAGE = FaultKind("pdf-no-such-page", "page", "pages")
PDF_PICTURE_TOO_LARGE = FaultKind("pdf-picture-too-large", "pixels", "limit")

ENCODING_UNKNOWN = FaultKind("encoding-unknown", "encoding", "known")
ENCODING_DIFFERS = FaultKind("encoding-differs", "encoding", "byte", "offset", "line")
ENCODING_BREAKS_OFF = FaultKind("encoding-breaks-off", "encoding")
ENCODING_HAS_NO_MARK = FaultKind("encoding-has-no-mark", "encoding")

SHEET_TOO_LARGE = FaultKind("sheet-too-large", "sheet", "limit")
SHEET_TOO_LONG = FaultKind("sheet-too-long", "sheet", "limit")
SHEETS_EMPTY = FaultKind("sheets-empty")
SHEETS_MISSING = FaultKind("sheets-missing")
SHEETS_BROKEN = FaultKind("sheets-broken")

READER_NOT_STARTED = FaultKind("reader-not-started", "reason")
READER_OUT_OF_MEMORY = FaultKind("reader-out-of-memory", "limit")
READER_OUT_OF_PROCESSOR_TIME = FaultKind("reader-out-of-processor-time", "limit")
READER_OUT_OF_TIME = FaultKind("reader-out-of-time", "limit")
READER_OUT_OF_ROOM = FaultKind("reader-out-of-room", "limit")
READER_BROKE = FaultKind("reader-broke", "how")

NOT_THE_FORM = FaultKind("not-the-form", "faults")
FORM_TOO_LONG = FaultKind("form-too-long", "limit")
FORM_NOT_JSON = FaultKind("form-not-json", "line", "column")
FORM_NO_JSON_WORD = FaultKind("form-no-json-word", "word")
FORM_DOUBLE_KEY = FaultKind("form-double-key", "key")
FORM_TOO_DEEP = FaultKind("form-too-deep", "limit")
FORM_LONG_NUMBER = FaultKind("form-long-number", "line", "limit")
FORM_TOO_MANY_VALUES = FaultKind("form-too-many-values", "limit")
FORM_TOO_MANY_FAULTS = FaultKind("form-too-many-faults", "faults")
FORM_HAS_NUL = FaultKind("form-has-nul")
TOO_MANY_LINES = FaultKind("too-many-lines", "limit")
TOO_MANY_AMBITIONS = FaultKind("too-many-ambitions", "limit")
TOO_MANY_BLOCKS = FaultKind("too-many-blocks", "limit")
TOO_MANY_ACTIONS = FaultKind("too-many-actions", "limit")
TOO_MANY_IN_ONE_LIST = FaultKind("too-many-in-one-list", "limit")
TOO_MANY_PARTS = FaultKind("too-many-parts", "limit")
QUOTE_WITHOUT_DOCUMENT = FaultKind("quote-without-document")
QUOTE_NOT_THERE = FaultKind("quote-not-there", "start", "end")
QUOTE_ELSEWHERE = FaultKind("quote-elsewhere", "lines", "page", "said_lines", "said_page")

OWNER_MISSING = FaultKind("owner-missing")
OWNER_DOUBTFUL = FaultKind("owner-doubtful", "candidates")
OWNER_UNKNOWN = FaultKind("owner-unknown", "owner")
OWNER_DIFFERS = FaultKind("owner-differs", "id", "known", "owner")
DISTRICT_MISSING = FaultKind("district-missing", "owner", "known")
DISTRICT_DIFFERS = FaultKind("district-differs", "owner", "own", "district")
DISTRICT_UNKNOWN = FaultKind("district-unknown", "district", "owner", "known")

NOT_THE_WORKBOOK = FaultKind("not-the-workbook", "faults")
WORKBOOK_BROKEN = FaultKind("workbook-broken")
WORKBOOK_TOO_LARGE = FaultKind("workbook-too-large", "cell", "rows", "columns")
WORKBOOK_SHEET_MISSING = FaultKind("workbook-sheet-missing", "sheet")
WORKBOOK_HEADS_MISSING = FaultKind("workbook-heads-missing", "sheet", "head")
WORKBOOK_HEAD_MISSING = FaultKind("workbook-head-missing", "sheet", "head")
WORKBOOK_HEAD_TWICE = FaultKind("workbook-head-twice", "head")
WORKBOOK_MERGED = FaultKind("workbook-merged")
WORKBOOK_NO_VALUE = FaultKind("workbook-no-value")
WORKBOOK_GOES_ON_NOWHERE = FaultKind("workbook-goes-on-nowhere", "code")
WORKBOOK_NO_DAY = FaultKind("workbook-no-day", "said")
WORKBOOK_NO_NUMBER = FaultKind("workbook-no-number")
WORKBOOK_UNKNOWN_WORD = FaultKind("workbook-unknown-word", "said", "known")
WORKBOOK_CODE_TWICE = FaultKind("workbook-code-twice", "code", "cell")
WORKBOOK_NO_SUCH_CODE = FaultKind("workbook-no-such-code", "code", "sheets")
WORKBOOK_NOT_OF_THIS = FaultKind("workbook-not-of-this", "said", "code", "known")
WORKBOOK_NEEDS = FaultKind("workbook-needs", "head")
WORKBOOK_ONE_PLAN = FaultKind("workbook-one-plan")
WORKBOOK_SHOWN_CHANGED = FaultKind("workbook-shown-changed", "sheet")

NOT_THE_PROFILE = FaultKind("not-the-profile", "faults")
FOUR_W_TAG_MISSING = FaultKind("four-w-tag-missing", "tag")
FOUR_W_ROW_LENGTH = FaultKind("four-w-row-length", "cells", "columns")
FOUR_W_TOO_LONG = FaultKind("four-w-too-long", "limit")
FOUR_W_NEEDS = FaultKind("four-w-needs", "tag")
FOUR_W_UNKNOWN_ROLE = FaultKind("four-w-unknown-role", "said", "known")
FOUR_W_NO_YEAR = FaultKind("four-w-no-year", "said")
FOUR_W_NO_DAY = FaultKind("four-w-no-day", "said")
FOUR_W_CODE_DIFFERS = FaultKind("four-w-code-differs", "code", "row")
FOUR_W_MANY_PLANS = FaultKind("four-w-many-plans", "plans", "limit")
ONE_PLAN_AT_A_TIME = FaultKind("one-plan-at-a-time", "plans")

CODE_MEANS_TWO_THINGS = FaultKind("code-means-two-things", "id")
PLAN_GIVEN_TWICE = FaultKind("plan-given-twice", "other", "plan")
NO_ACTIONS = FaultKind("no-actions", "passages")
ACTIONS_WOULD_GO = FaultKind("actions-would-go", "plan", "title", "gone", "actions")

NOTHING_TO_REVIEW = FaultKind("nothing-to-review", "plan")
NO_DRAFT = FaultKind("no-draft", "plan")
NO_SUCH_IMPORT = FaultKind("no-such-import", "id")
IMPORT_ENDED = FaultKind("import-ended", "id", "plan")
NO_ROW_THAT_SURE = FaultKind("no-row-that-sure", "plan", "rows")
NO_SUCH_ROW = FaultKind("no-such-row", "plan", "number", "rows")
NO_SUCH_CORRECTION = FaultKind("no-such-correction", "id")
CLASS_UNKNOWN = FaultKind("class-unknown", "code", "known")
CORRECTION_DOES_NOT_FIT = FaultKind("correction-does-not-fit", "plan")
CORRECTION_NAMES_PERSON = FaultKind("correction-names-person")
NAME_NOT_IN_ROW = FaultKind("name-not-in-row", "name", "names")
ORGANISATION_UNKNOWN = FaultKind("organisation-unknown", "name", "closest")
NAME_IS_CANONICAL = FaultKind("name-is-canonical", "name", "organisation")
CANNOT_MERGE = FaultKind("cannot-merge", "gone", "organisation")
NO_SUCH_NAME_JUDGEMENT = FaultKind("no-such-name-judgement", "id")

ENCODING_FAULTS = frozenset(
    kind.code for kind in (ENCODING_UNKNOWN, ENCODING_DIFFERS, ENCODING_BREAKS_OFF, ENCODING_HAS_NO_MARK)
)
"""Faults that naming another encoding can mend."""


class LoadError(FaultError):
    """Loading cannot go on. ``where`` is the file or input it is about; empty where nobody said it.

    ``reading`` is what was read all the same, where something was.
    """

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.where = ""
        self.reading: Reading | None = None

    def at(self, where: str) -> Self:
        """The same error, about a file or input; one that is placed already stays where it is."""
        self.where = self.where or where
        return self

    def of(self, reading: Reading) -> Self:
        """The same error, with what was read."""
        self.reading = reading
        return self

    def __str__(self) -> str:
        return str(self.fault) if self.where == "" else f"{self.where}: {self.fault}"


class DocumentError(LoadError):
    """A file cannot be read as a document."""


class FormError(LoadError):
    """A plan in the public form breaks the schema; ``faults`` names each place."""

    def __init__(self, *faults: PlacedFault) -> None:
        super().__init__(NOT_THE_FORM(faults=len(faults)))
        self.faults = faults

    @classmethod
    def whole(cls, fault: Fault) -> Self:
        """The error of the form as a whole."""
        return cls(PlacedFault("$", fault))

    def __str__(self) -> str:
        told = "; ".join(f"{one.place}: {one.fault}" for one in self.faults[:5])
        return f"{super().__str__()}: {told}"


class WorkbookError(FormError):
    """A workbook is not filled in as it should be; ``faults`` names each cell."""

    def __init__(self, *faults: PlacedFault) -> None:
        super().__init__(*faults)
        self.fault = NOT_THE_WORKBOOK(faults=len(faults))


class FourWError(FormError):
    """Rows of the 4W exchange profile are not as they should be; ``faults`` names each cell."""

    def __init__(self, *faults: PlacedFault) -> None:
        super().__init__(*faults)
        self.fault = NOT_THE_PROFILE(faults=len(faults))


class OwnerError(LoadError):
    """It is not known whose plan this is, or of which district."""
