"""Names made from written words: short, the same for the same words, and fixed by the node's identifier."""

import re
import unicodedata

from graph.model.form import Owner, Reading
from graph.model.identifiers import short_hash, slug
from graph.model.nodes import Pillar, TargetGroup
from graph.reference import Reference, name_key

SHORT = 80
"""The most characters of a short name, the mark of omission included."""

_OUTER = " .,;:!?·•‣◦∙▪–—-*'\"“”„‘’"
_SPACE = re.compile(r"\s+")


def short_name(text: str) -> str:
    """``text`` on one line, cut at the end of a word after at most 80 characters."""
    whole = _SPACE.sub(" ", text).strip()
    if len(whole) <= SHORT:
        return whole
    cut = whole[: SHORT - 1]
    at = cut.rfind(" ") if whole[SHORT - 1] != " " else len(cut)
    kept = cut[:at] if at > SHORT // 2 else cut
    return kept.rstrip(" ,;:.(-–/") + "…"


def canonical(text: str) -> str:
    """Written words in the form in which they are one and the same: small letters, single spaces, no punctuation
    around them. Words that are nothing but punctuation stay as they are."""
    plain = _SPACE.sub(" ", unicodedata.normalize("NFC", text).lower()).strip()
    inner = plain.strip(_OUTER)
    return plain if inner == "" else inner


def target_group_node(written: str) -> TargetGroup:
    """The target group that these words name. Its identifier fixes its name, whoever wrote it first."""
    name = canonical(written)
    return TargetGroup(id=f"target-group.{short_hash(name)}", name=name)


def pillar_node(written: str, reference: Reference) -> Pillar:
    """The pillar these words name, or one of the plan's own. Its identifier fixes its name."""
    known = reference.pillar(written)
    if known is not None:
        return Pillar(id=known.id, name=known.name)
    name = canonical(written)
    plain = slug(name)
    told = plain.replace("-", " ") == name
    identifier = f"pillar-{plain}" if told else f"pillar-{plain}-{short_hash(name)}"
    return Pillar(id=identifier, name=name[:1].upper() + name[1:])


def plan_title(reading: Reading, owner: Owner) -> str:
    """The title of a plan; where it has none, whose plan it is and of which year."""
    plan = reading.plan
    if plan.title is not None:
        return plan.title.written
    return f"Plan van {owner.name}" if plan.year is None else f"Plan van {owner.name} {plan.year}"


def names_owner(words: str, owner: Owner) -> bool:
    """Whether the owner's name stands in these words."""
    return f" {name_key(owner.name)} " in f" {name_key(words)} "
