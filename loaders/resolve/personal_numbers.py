"""Numbers and house addresses that lead to a person: where they stand in a text, each kind by a form of its own.

All patterns are anchored on a rare sign or bounded, so that the time is linear in the length of the text.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a place holds that leads to a person."""

    EMAIL = "email"
    PHONE = "phone"
    SERVICE_NUMBER = "service-number"
    ACCOUNT = "account"
    ADDRESS = "address"
    BIRTH_DATE = "birth-date"
    PLATE = "plate"
    DOCUMENT_NUMBER = "document-number"
    CASE_NUMBER = "case-number"
    HANDLE = "handle"
    PAGE = "page"
    NAME = "name"


class Place(NamedTuple):
    """Where something personal stands; ``certain`` says whether its form leaves no other reading."""

    start: int
    end: int
    kind: Kind
    certain: bool = True


PLAIN = str.maketrans(
    "\n\r\f\t\u00a0\u2007\u202f\u2010\u2011\u2012\u2013\uff20" + "".join(chr(0xFF10 + n) for n in range(10)),
    "       ----@0123456789",
)
"""Breaks and rare spaces, dashes and digits as the common ones; every sign becomes one sign."""

_BEHIND = 48
"""Signs before a number in which the word that says what it is may stand: "geboortedatum en -plaats van de cliënt:"."""
_MONTH = r"(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = (
    rf"(?:\d{{1,2}}[ ]?[-/.][ ]?\d{{1,2}}[ ]?[-/.][ ]?(?:\d{{4}}|\d{{2}})|\d{{4}}-\d\d-\d\d|\d{{1,2}} {_MONTH} \d{{4}})"
)
_DIGITS = re.compile(r"\d")

_PHONE = re.compile(
    r"(?:\+|00)31[ .-]{0,3}(?:\(0\)[ .-]{0,3})?[1-9](?:[ ./()-]{0,3}\d){8}(?!\d)"
    r"|0[89]00[ -]{0,3}\d(?:[ -]?\d){3,6}(?!\d)"
    r"|\(?0[1-9](?:[ ./()-]{0,3}\d){8}(?!\d)"
    r"|\+(?!31)[1-9]\d{0,2}(?:[ ./()-]{0,3}\d){7,11}(?!\d)"
)
_LOCAL = re.compile(r"\d(?:[ .-]{0,2}\d){5,9}(?!\d)")
_PHONE_WORD = re.compile(
    r"(?<![a-z])(?:tel|telefoon|telefoonnummer|mobiel|mob|gsm|06-nummer|whatsapp|bel|t)[.:]{0,2} *\Z", re.I
)
_NINE = re.compile(r"\d{9}|\d{8}|\d{3}[. ]\d{3}[. ]\d{3}|\d{4}[. ]\d{2}[. ]\d{3}|\d{2}[. ]\d{3}[. ]\d{4}")
_SERVICE_WORD = re.compile(
    r"(?:bsn|burgerservice-?nummer|burger service nummer|sofi-?nummer)\W{0,3}(?:(?:nr|nummer|is)\W{0,3})?\Z", re.I
)
_NO_SERVICE = re.compile(
    r"(?:€|eur|euro|usd|rsin|kvk|fiscaal nummer|vestigingsnummer|btw|gm)\W{0,4}(?:(?:nr|nummer)\W{0,3})?\Z", re.I
)
_MONEY_BEHIND = re.compile(r" ?(?:euro|eur|€|,-|inwoners)", re.I)
_BIRTH_WORD = re.compile(
    r"(?:geboren|geb\.?|geboortedatum|geb\. ?datum|geb\.dat\.?|born|birth|gebdat)\W{0,3}"
    r"(?:op |te [A-Z][\w-]+,? ?(?:op )?)?\Z",
    re.I,
)
_DAY = re.compile(rf"{_DATE}(?![./-]?\d)", re.I)
_PARKET = re.compile(r"\d{2}/\d{6}-\d{2}(?!\d)")
_NUMBER_START = re.compile(r"[+(]?[0-9]")

_IBAN = re.compile(r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])")
_PLATE = re.compile(
    r"(?<![\w-])(?=[A-Z0-9-]{0,7}\d)(?=[A-Z0-9-]{0,7}[A-Z])[A-Z0-9]{1,3}-[A-Z0-9]{2,3}-[A-Z0-9]{1,3}(?![\w-])"
)
_PLATE_PARTS = re.compile(r"[BDFGHJKLMNPRSTVXZ]+|\d+")
_PLATE_WORD = re.compile(
    r"(?:kenteken|auto|voertuig|busje|bestelbus|nummerbord|plaat)\w*\W{0,3}(?:[\w()]+ ){0,3}\Z", re.I
)

_STREET_END = (
    r"(?:straat|laan|weg|plein|gracht|kade|singel|hof|dijk|pad|steeg|dreef|plantsoen|markt|baan|park|oord|"
    r"veld|burg|wal|ring|hage|erf|akker|sloot|vaart|haven|zoom|horst|kamp)"
)
_HOUSE = re.compile(
    rf"(?<=[a-z]){_STREET_END[:-1]}|str\.) ?,? ?\d{{1,4}}(?:[ -]?(?:[a-zA-Z]|bis|hs|[IV]{{1,3}}|\d{{1,3}}))?(?![\w€%])"
    r"(?:[ ,]{1,40}[1-9]\d{3} ?[A-Z]{2}(?![A-Za-z])"
    r"(?:[ ,]{1,40}(?:[A-Z][a-z-]+(?: (?:aan|den|de|[A-Z])[a-z]*){0,2}))?)?"
)
_NO_STREET = re.compile(
    r"[\w-]*(?:voer|beter|minder|verander|aler|uler|iser|cier|monitor|stur|ervar|verklar)ing"
    r"|handhaven|tijdpad|(?:arbeids|huizen|huur|woning)markt",
    re.I,
)
"""Words for what is done that end as a street does: "Uitvoering 3" and "Handhaven 5" are a chapter and a row of a plan.
Each is a verb or a noun that names no street; with a postal code behind it an address stays one."""
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_DATE_HERE = re.compile(
    r"\d{1,2}(?:[-/.]\d{1,2}[-/.](?:19|20)?\d\d(?!\d)|[-/.](?:19|20)\d\d(?!\d)|"
    r"\.? (?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\b)",
    re.I,
)
_STREET_START = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]*[ ]){0,3}(?:(?:van|de|der|den|het|ter|ten|'t) ){0,2}[A-ZÀ-Þ][\w.'’-]*\Z"
)
_CODE_AND_HOUSE = re.compile(
    r"(?<!\d)[1-9]\d{3} ?[A-Z]{2}[ ,]{1,3}(?:nr\.? ?|huisnummer )?\d{1,4}(?:[ -]?[a-zA-Z])?(?![\w:])"
)
_SPOKEN_STREET = re.compile(
    r"(?:woon(?:t|achtig)|wonende|huisadres|woonadres|adres|verblijft)\W{0,3}(?:(?:is|op|aan|in|het|de) ){0,2}"
    r"(?P<street>[A-ZÀ-Þ][\w'’-]{0,40}(?: [\w'’-]{1,40}){0,3} \d{1,4}(?:[ -]?[a-zA-Z](?!\w))?)"
)


def numbers_in(text: str) -> Iterator[Place]:
    """Phone, service, document and case numbers, dates of birth, accounts and plates; ``text`` is plain (``PLAIN``)."""
    at = 0
    for found in _NUMBER_START.finditer(text):
        start = found.start()
        if start < at or not _may_begin(text, start):
            continue
        place = _number_at(text, start)
        if place is not None:
            at = place.end
            yield place
    yield from _lettered(text)


def _may_begin(text: str, start: int) -> bool:
    """Whether a number can begin here: behind a letter, a digit or their punctuation it goes on."""
    if start == 0:
        return True
    before = text[start - 1]
    if before.isdigit() or (before == "+" and text[start] != "+"):
        return False
    return not (before in ".,/-" and start > 1 and text[start - 2].isdigit())


def _number_at(text: str, start: int) -> Place | None:
    before = text[max(0, start - _BEHIND) : start]
    lettered = before != "" and before[-1].isalpha()
    if not lettered:
        date = _DAY.match(text, start)
        if date is not None:
            return Place(start, date.end(), Kind.BIRTH_DATE) if _BIRTH_WORD.search(before) is not None else None
        service = _service_number(text, start, before)
        if service is not None:
            return service
    if before[-1:] in (".", ",", "/", "-") and before[-2:-1].isalnum():
        return None
    phone = _PHONE.match(text, start)
    if phone is not None and not lettered:
        return Place(start, phone.end(), Kind.PHONE)
    if lettered:
        return None
    return _said_number(text, start, before)


def _said_number(text: str, start: int, before: str) -> Place | None:
    """A number that is personal by the word in front of it."""
    if _PHONE_WORD.search(before) is not None:
        local = _LOCAL.match(text, start)
        if local is not None:
            return Place(start, local.end(), Kind.PHONE)
    parket = _PARKET.match(text, start)
    return None if parket is None else Place(start, parket.end(), Kind.CASE_NUMBER)


def _service_number(text: str, start: int, before: str) -> Place | None:
    found = _NINE.match(text, start)
    if found is None or text[found.end() : found.end() + 1].isalnum():
        return None
    following = text[found.end() : found.end() + 2]
    if len(following) == 2 and following[0] in ".,-/" and following[1].isdigit():
        return None
    said = _SERVICE_WORD.search(before) is not None
    if not said:
        money = _MONEY_BEHIND.match(text, found.end()) is not None or _NO_SERVICE.search(before) is not None
        if money or not _passes_eleven("".join(_DIGITS.findall(found.group()))):
            return None
    return Place(start, found.end(), Kind.SERVICE_NUMBER)


def _passes_eleven(digits: str) -> bool:
    """The eleven-test of a citizen service number: nine digits, the last one counted negatively."""
    if len(digits) != 9 or len(set(digits)) == 1:
        return False
    return (
        sum(int(digit) * weight for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)) % 11 == 0
    )


_CODE_WORD = re.compile(
    r"(?:(?P<document>paspoort|identiteitskaart|id-kaart|rijbewijs|verblijfsdocument|verblijfsvergunning|v-nummer|"
    r"vreemdelingennummer|documentnummer)|(?P<case>cli[eë]nt|dossier|pati[eë]nt|parket|aangifte|proces-verbaal|pv|"
    r"zorg|bvh|registratie|personeels|leerling|klant)(?=-?(?:nr|nummer|no)\b))"
    r"(?:-?(?:nr|nummer|no)\b)?\.?(?: (?:nr|nummer)\.?)?:? ?(?P<code>[A-Z0-9][A-Z0-9/.-]{4,22})(?![a-z])",
    re.I,
)


def _lettered(text: str) -> Iterator[Place]:
    """Numbers with letters in them."""
    for found in _CODE_WORD.finditer(text):
        code = found["code"].rstrip(".-/")
        if sum(sign.isdigit() for sign in code) >= _DIGITS_OF_A_CODE:
            start = found.start("code")
            kind = Kind.DOCUMENT_NUMBER if found["document"] is not None else Kind.CASE_NUMBER
            yield Place(start, start + len(code), kind)
    for found in _IBAN.finditer(text):
        account = _account(text, found)
        if account is not None:
            yield account
    for found in _PLATE.finditer(text):
        if _is_plate(text, found):
            yield Place(*found.span(), Kind.PLATE)


_DIGITS_OF_A_CODE = 4
"""Fewer are a paragraph or a year's end: "dossiernummer 12"."""
_SHORTEST_IBAN = 15
"""That of Norway."""


def _account(text: str, found: re.Match[str]) -> Place | None:
    """An account number by its check digits; a word behind it in capitals is no part of it."""
    if found.start() > 0 and text[found.start() - 1].isalnum():
        return None
    end = found.end()
    while end > found.start():
        code = text[found.start() : end].replace(" ", "")
        if len(code) < _SHORTEST_IBAN:
            return None
        moved = code[4:] + code[:4]
        if int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1:
            return Place(found.start(), end, Kind.ACCOUNT)
        end = text.rfind(" ", found.start(), end)
    return None


_PLATE_SIGNS = 6


def _is_plate(text: str, found: re.Match[str]) -> bool:
    """A Dutch plate: six signs in three groups, each of letters or of digits; without a word for it, no vowels."""
    groups = found.group().split("-")
    if sum(map(len, groups)) != _PLATE_SIGNS or not all(group.isalpha() or group.isdigit() for group in groups):
        return False
    if _PLATE_WORD.search(text[max(0, found.start() - _BEHIND) : found.start()]) is not None:
        return True
    lettered = sum(group.isalpha() for group in groups)
    plain = all(_PLATE_PARTS.fullmatch(group) is not None for group in groups)
    return plain and not (groups[0].isalpha() and lettered == 1)


def _is_year_and_more(found: re.Match[str], raw: str) -> bool:
    """Whether a code is a year with a short word behind it ("1-6-2026", "PM", "2 keer"), as in cells side by side.

    The codes of Haarlem and around begin as years do; so a year is one only behind a sign of a date, before the
    Openbaar Ministerie ("OM") or "PM", or where a new cell or line begins within it.
    """
    if _YEAR.match(found.group()[:4]) is None:
        return False
    whole = raw[found.start() : found.end()]
    dated = raw[max(0, found.start() - 1) : found.start()] in ("-", "/", ".")
    return dated or whole[4:].strip()[:2] in ("OM", "PM") or any(sign in whole for sign in "\t\n\r\f")


def addresses_in(text: str, raw: str) -> Iterator[Place]:
    """House addresses: a street with a number, or a postal code with one; ``text`` is plain, ``raw`` as it stands."""
    for found in _HOUSE.finditer(text):
        number = re.search(r"\d{1,4}", found.group())
        coded = re.search(r"[1-9]\d{3} ?[A-Z]{2}", found.group()) is not None
        if number is None or (_YEAR.match(number.group()) is not None and not coded):
            continue
        at = found.start() + number.start()
        if "\t" in raw[found.start() : at] or _DATE_HERE.match(text, at) is not None:
            continue
        head = text[max(0, found.start() - 60) : found.start()]
        name = re.search(r"[\w.'’-]+\Z", head)
        if name is None or not name.group()[0].isupper():
            continue
        start = found.start() - len(name.group())
        ending = re.match(r"[^\W\d_]*", found.group())
        if not coded and ending is not None and _NO_STREET.fullmatch(name.group() + ending.group()) is not None:
            continue
        longer = _STREET_START.search(head)
        yield Place(start if longer is None else found.start() - len(longer.group()), found.end(), Kind.ADDRESS)
    for found in _CODE_AND_HOUSE.finditer(text):
        if not _is_year_and_more(found, raw):
            yield Place(*found.span(), Kind.ADDRESS)
    for found in _SPOKEN_STREET.finditer(text):
        yield Place(*found.span("street"), Kind.ADDRESS)
