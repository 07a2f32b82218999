"""E-mail addresses, handles and pages that lead to a person: where they stand in a text.

All patterns are anchored on a rare sign or bounded, so that the time is linear in the length of the text.
"""

import re
from collections.abc import Callable, Iterator

from loaders.resolve.person_words import folded, person_words
from loaders.resolve.personal_numbers import Kind, Place

_BEHIND = 48
"""Signs before a handle in which the word that says what it is may stand."""
_AROUND_AT = 64
_GOES_ON = frozenset("._-")
_BEFORE_AT_PLAIN = re.compile(r"[\w.%+-]{1,64}\Z")
_TOP = r"(?:nl|com|org|net|eu|be|de|info|nu|gov|edu|io|me)(?![\w-])"
_BEHIND_AT = re.compile(
    rf"[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,4}}"
    rf"|[\w.-]{{1,63}}- {{1,80}}[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,3}}"
    rf"|[\w-]{{1,63}}(?: ?\. {{0,80}}| {{1,80}}\.|[ ]?[(\[]?(?:punt|dot)[)\]]?[ ]?){_TOP}"
    rf"|[\w.-]{{1,63}}"
)
_AT_WORD = re.compile(r"(?P<at>[ ]?[(\[{](?:at|apenstaartje|a)[)\]}][ ]?|[ ](?:at|apenstaartje)[ ])", re.I)
_WORDED_TAIL = re.compile(r"[\w-]{1,63}(?:(?:\.|[ ]?[(\[]?(?:punt|dot)[)\]]?[ ]?)[\w-]{1,63}){1,3}", re.I)

_HANDLE = re.compile(r"@(?P<name>[A-Za-z_][\w.]{2,29})")
_NETWORKS = ("insta", "snap", "tiktok", "telegram", "facebook", "linkedin", "twitter", "discord")
_NETWORK = r"(?:instagram|insta|snapchat|snap|tiktok|telegram|facebook|linkedin|twitter|discord)"
_NETWORK_NAME = re.compile(
    rf"(?<!\w){_NETWORK}(?:-?account| ?naam| ?gebruiker)?(?:: ?|[ ])"
    r"(?P<name>@?[A-Za-z]\w{0,40}[._\d][\w.]{0,40}\w)",
    re.I,
)
_NETWORK_AFTER = re.compile(rf"{_NETWORK}[\w-]*\W{{0,3}}(?:(?:via|op|als|account) ){{0,2}}\Z", re.I)
_PAGE = re.compile(
    r"(?:https?://|www\.|(?:[a-z]{2,3}\.)?(?:linkedin|facebook|instagram|tiktok|twitter|x)\.com/)[^\s<>\"')\]]{3,300}",
    re.I,
)
_PERSONAL_PAGE = re.compile(
    r"(?:linkedin\.com/in/|facebook\.com/|instagram\.com/|tiktok\.com/@|twitter\.com/|//x\.com/)[\w.%-]{3}", re.I
)
_PAGE_PARTS = re.compile(r"[/?=&~@]")
_NAME_PARTS = re.compile(r"[._\-\d+%]+")


def mail_in(text: str) -> Iterator[Place]:
    """E-mail addresses, also broken over a line or spelled with "(at)", and handles; ``text`` is plain."""
    at = text.find("@")
    while at != -1:
        yield from _at_sign(text, at)
        at = text.find("@", at + 1)
    if "at" in text or "apenstaart" in text or "AT" in text:
        for found in _AT_WORD.finditer(text):
            before = _BEFORE_AT_PLAIN.search(text, max(0, found.start() - _AROUND_AT), found.start())
            behind = _WORDED_TAIL.match(text, found.end())
            if before is not None and behind is not None and _ends_in_top(behind.group()):
                yield Place(before.start(), behind.end(), Kind.EMAIL)


def _ends_in_top(domain: str) -> bool:
    return re.search(rf"(?:\.|punt[)\]]?[ ]?|dot[)\]]?[ ]?){_TOP}", domain, re.I) is not None


def _is_space(sign: str) -> bool:
    return sign == " "


def _is_local(sign: str) -> bool:
    return sign.isalnum() or sign in "._%+-"


def _length_before(text: str, end: int, fits: Callable[[str], bool]) -> int:
    """How many signs that fit stand right before ``end``, up to a bound."""
    length = 0
    while length < min(end, _AROUND_AT) and fits(text[end - length - 1]):
        length += 1
    return length


def _local_part(text: str, end: int) -> int:
    """Where the part of an address before its sign begins, which may be broken behind a sign that goes on."""
    start = end - _length_before(text, end, _is_local)
    spaces = _length_before(text, start, _is_space)
    if start < end and spaces > 0 and text[start - spaces - 1 : start - spaces] in _GOES_ON:
        start -= spaces
        start -= _length_before(text, start, _is_local)
    return start


def _at_sign(text: str, at: int) -> Iterator[Place]:
    gap = _length_before(text, at, _is_space)
    behind_at = at + 1
    while behind_at < len(text) and text[behind_at] == " " and behind_at - at < _AROUND_AT:
        behind_at += 1
    start = _local_part(text, at - gap)
    behind = _BEHIND_AT.match(text, behind_at)
    if start < at - gap and behind is not None and (gap == 0 or behind_at == at + 1):
        apart = gap > 0 or behind_at > at + 1
        domain = behind.group()
        whole = re.search(rf"\.{_TOP}", domain) is not None or re.search(rf"[. ]{_TOP}", domain) is not None
        joined = "." in domain or domain.endswith("-")
        if (not apart and joined) or (apart and whole):
            yield Place(start, behind.end(), Kind.EMAIL)
            return
    handle = _HANDLE.match(text, at)
    if handle is None or (at > 0 and (text[at - 1].isalnum() or text[at - 1] in "._@")):
        return
    networked = _NETWORK_AFTER.search(text[max(0, at - _BEHIND) : at]) is not None
    if networked or holds_a_name(handle["name"]):
        yield Place(at, handle.start() + len(handle.group().rstrip(".")), Kind.HANDLE)


def pages_in(text: str) -> Iterator[Place]:
    """Addresses of pages about a person, and names on networks; ``text`` is plain."""
    small = text.lower()
    for found in _PAGE.finditer(text) if any(sign in small for sign in ("://", "www.", ".com/")) else ():
        page = found.group().rstrip(".,;:")
        parts = _PAGE_PARTS.split(page.partition("//")[2] or page)[1:]
        if _PERSONAL_PAGE.search(page) is not None or any(holds_a_name(part) for part in parts):
            yield Place(found.start(), found.start() + len(page), Kind.PAGE)
    for found in _NETWORK_NAME.finditer(text) if any(name in small for name in _NETWORKS) else ():
        yield Place(*found.span("name"), Kind.HANDLE)


def holds_a_name(word: str) -> bool:
    """Whether a word of an address or handle is built of a first name and a surname ("jan-de-vries", "fatmayilmaz")."""
    words = person_words()
    parts = [folded(part) for part in _NAME_PARTS.split(word) if part != ""]
    for at, part in enumerate(parts):
        if part in words.first_names and any(later in words.surnames for later in parts[at + 1 :]):
            return True
    glued = "".join(parts) if len(parts) <= 2 else ""
    return any(
        glued[:cut] in words.first_names and glued[cut:].removeprefix("van").removeprefix("de") in words.surnames
        for cut in range(3, max(3, len(glued) - 2))
    )
