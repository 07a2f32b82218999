"""Names made from written words: short, the same for the same words, and fixed by the node's identifier."""

import re
import unicodedata

from graph.model.form import ActionForm, Owner, Reading
from graph.model.identifiers import letters_and_digits, short_hash, slug
from graph.model.nodes import Pillar, TargetGroup
from graph.reference import Reference, name_key

SHORT = 80
"""The most characters of a short name, the mark of omission included."""

_OUTER = " .,;:!?·•‣◦∙▪–—-*'\"“”„‘’"
_ILLEGIBLE = "\ufffd"
_MARKS, _ENDS = f" ·•‣◦∙▪–—-*{_ILLEGIBLE}", " .:;,"
_SENTENCE_ENDS = (".", "!", "?", ";", ",")
_SPACE = re.compile(r"\s+")
_MARK_BEFORE = re.compile(rf"\s*(?:\d{{1,2}}[.)]|[a-z][.)]|[{re.escape(_MARKS.strip())}])?[\s{_ILLEGIBLE}]*\Z")


def short_name(text: str) -> str:
    """``text`` on one line, cut at the end of a word after at most 80 characters."""
    whole = _SPACE.sub(" ", text).strip()
    if len(whole) <= SHORT:
        return whole
    cut = whole[: SHORT - 1]
    at = cut.rfind(" ") if whole[SHORT - 1] != " " else len(cut)
    kept = cut[:at] if at > SHORT // 2 else cut
    return kept.rstrip(" ,;:.(-–/") + "…"


def action_name(form: ActionForm) -> str:
    """How an action is called, everywhere the same: its title or else its text, cut short, without the mark before it
    and the point or colon at its end.

    A heading can stand over several actions; where its first word is the action's own, it is this one's name. Of a
    text with items that has no title of its own, the name is what stands before the first item, else the items.
    """
    words = _before_items(form) if form.title is None else form.title
    title, _, more = words.partition("\n")
    if more != "" and not title.rstrip().endswith(_SENTENCE_ENDS) and not more[:1].islower():
        words = title
    if form.heading is not None and _first_word(form.heading) == _first_word(form.text):
        words = form.heading
    bare = short_name(words.replace(_ILLEGIBLE, "").lstrip(_MARKS)).rstrip(_ENDS)
    return short_name(words) if bare == "" else bare


def _before_items(form: ActionForm) -> str:
    """The words of an action before its first item; its items where nothing is before them; all without items."""
    if len(form.items) == 0:
        return form.text
    first = form.items[0].written
    before = _MARK_BEFORE.sub("", form.text[: max(0, form.text.find(first))])
    if any(char.isalnum() for char in before):
        return before
    return "; ".join(item.written.rstrip(_ENDS) for item in form.items)


def _first_word(text: str) -> str:
    return letters_and_digits(text.split(maxsplit=1)[0]) if text.strip() != "" else ""


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
