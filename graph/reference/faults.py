"""What can be wrong with a file of knowledge, as codes with facts."""

from pathlib import Path

from graph.model.faults import Fault, FaultError, FaultKind
from graph.model.value_faults import PlacedFault

NAMES_NOT_READABLE = FaultKind("names-not-readable", "reason")
NAMES_NOT_PLAIN = FaultKind("names-not-plain")
NAMES_TOO_LARGE = FaultKind("names-too-large", "limit")
NAMES_NOT_UTF8 = FaultKind("names-not-utf8", "offset")
NAMES_NOT_YAML = FaultKind("names-not-yaml")
NAMES_NOT_YAML_AT = FaultKind("names-not-yaml-at", "line")
NAMES_REFER = FaultKind("names-refer", "line")
NAMES_HAVE_TAG = FaultKind("names-have-tag", "line")
NAMES_TOO_DEEP = FaultKind("names-too-deep", "line", "limit")
NAMES_DOUBLE_KEY = FaultKind("names-double-key", "line", "key")
NAMES_WITHOUT_KEYS = FaultKind("names-without-keys")
NAMES_WRONG = FaultKind("names-wrong", "faults")

NOT_PRINTABLE = FaultKind("not-printable")
NAME_SAYS_NOTHING = FaultKind("name-says-nothing", "name")
KIND_STANDS_ELSEWHERE = FaultKind("kind-stands-elsewhere", "kind")
GROUP_WITHOUT_MEMBERS = FaultKind("group-without-members")
ID_TAKEN = FaultKind("id-taken", "id")
DISTRICT_TWICE = FaultKind("district-twice", "id", "district")
DEPARTMENT_TWICE = FaultKind("department-twice", "id")
NAME_TAKEN = FaultKind("name-taken", "name", "holder", "written")
ID_UNKNOWN = FaultKind("id-unknown", "id")
PART_OF_ITSELF = FaultKind("part-of-itself")


class ReferenceError_(FaultError):  # noqa: N801, N818  (ReferenceError is Python's own)
    """A file of knowledge cannot be used; nothing of it was taken.

    ``file`` is the file; ``faults`` are what is wrong in it, each with its place (such as ``organisations[3].kind``),
    where it is the content that is wrong and not the file as a whole.
    """

    def __init__(self, file: Path, fault: Fault, *faults: PlacedFault) -> None:
        super().__init__(fault)
        self.file = file
        self.faults = faults

    @classmethod
    def at(cls, file: Path, *faults: PlacedFault) -> "ReferenceError_":
        """The error of what is wrong at places in the file."""
        return cls(file, NAMES_WRONG(faults=len(faults)), *faults)

    def __str__(self) -> str:
        told = "; ".join(f"{one.place}: {one.fault}" for one in self.faults[:5])
        return f"{self.file}: {self.fault}" if told == "" else f"{self.file}: {told}"
