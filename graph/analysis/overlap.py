"""What the rules on overlap know of themes, meetings and parties. Data: ``overlap.yaml``.

An action has *matters*: the themes that its words tell surely. A theme that is a way to work (controls, permits) is its
matter only where there is no other, for two controls at different businesses are not about one thing; and working
together is one only where that is what is done, for much else is done for the whole district. And it is one sort of
*work*: prevention for a group, enforcement, or help to it, which are three things about one theme.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from graph.model.vocabulary import OrganisationKind
from graph.plans import ActionPart
from graph.reference.chain_steps import step_by_id
from graph.reference.checked_yaml import FileModel, read_yaml
from graph.reference.tells import pattern_of
from graph.reference.themes import theme_by_id

SURE_FROM = 0.8
# Below it stand themes that a word with a second meaning tells (0.7), and sub-points of an action (0.6).


class Work(StrEnum):
    """What sort of work an action is."""

    HELP = "help"
    ENFORCEMENT = "enforcement"
    OTHER = "other"
    """Prevention, reporting, weighing, working together."""


class Level(StrEnum):
    """At which level a meeting is: what is agreed, whom it is about, or which signals."""

    STRATEGY = "strategy"
    CASEWORK = "casework"
    WEIGHING = "weighing"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that an action is about."""

    level: Level
    table: str
    """The word for it, in small letters."""


@dataclass(frozen=True, slots=True)
class OverlapKnowledge:
    """All of the file."""

    ways_to_work: frozenset[str]
    local: frozenset[str]
    shared_by_nature: frozenset[str]
    for_anybody: frozenset[str]
    wide: frozenset[str]
    takes_part: re.Pattern[str]
    meetings: dict[Level, re.Pattern[str]]
    any_level: re.Pattern[str]
    levels: dict[str, Level]
    """Of a table whose word says no level: by the step or theme of its action, the first that it has."""
    no_table: re.Pattern[str]
    about_meeting: frozenset[str]
    serve_all: frozenset[OrganisationKind]


class _Meetings(FileModel):
    strategy: tuple[str, ...]
    casework: tuple[str, ...]
    weighing: tuple[str, ...]
    any_level: tuple[str, ...]
    level_of_step: dict[str, Level]
    level_of_theme: dict[str, Level]
    no_table: tuple[str, ...]


class _File(FileModel):
    ways_to_work: tuple[str, ...]
    local: tuple[str, ...]
    shared_by_nature: tuple[str, ...]
    for_anybody: tuple[str, ...]
    wide: tuple[str, ...]
    takes_part: tuple[str, ...]
    meetings: _Meetings
    about_meeting: tuple[str, ...]
    serve_all: tuple[OrganisationKind, ...]


@lru_cache(maxsize=1)
def overlap() -> OverlapKnowledge:
    """The packaged knowledge, read once."""
    read = read_yaml(Path(__file__).with_name("overlap.yaml"), _File)
    tables = {level: re.compile(pattern_of(getattr(read.meetings, level.value))) for level in Level}
    return OverlapKnowledge(
        ways_to_work=_known(read.ways_to_work),
        local=_known(read.local),
        shared_by_nature=_known(read.shared_by_nature),
        for_anybody=_known(read.for_anybody),
        wide=frozenset(read.wide),
        takes_part=re.compile(pattern_of(read.takes_part)),
        meetings=tables,
        any_level=re.compile(pattern_of(read.meetings.any_level)),
        levels={
            **{step_by_id()[step].id: level for step, level in read.meetings.level_of_step.items()},
            **{f"theme.{theme_by_id()[theme].id}": level for theme, level in read.meetings.level_of_theme.items()},
        },
        no_table=re.compile(pattern_of(read.meetings.no_table)),
        about_meeting=_known(read.about_meeting),
        serve_all=frozenset(read.serve_all),
    )


def matters_of(action: ActionPart, certain_from: float = SURE_FROM) -> frozenset[str]:
    """The themes that an action is about, of those that are so certain."""
    told = frozenset(one.code for one in action.classes.themes if one.certainty >= certain_from)
    if "samenwerken" not in action.classes.step_codes:
        told -= overlap().shared_by_nature
    narrow = told - overlap().ways_to_work
    return narrow if len(narrow) > 0 else told


def work_of(action: ActionPart) -> Work:
    """What sort of work an action is; its pillar counts before single steps that its text names too."""
    pillar = action.classes.pillar
    sides = {step_by_id()[one.code].side for one in action.classes.steps}
    if pillar is None:
        return Work.ENFORCEMENT if "security" in sides else Work.HELP if "care" in sides or action.helps else Work.OTHER
    if pillar.code == "protection":
        return Work.HELP
    return Work.ENFORCEMENT if pillar.code == "prosecution" and "security" in sides else Work.OTHER


def takes_part(action: ActionPart) -> bool:
    """Whether it says that the municipality takes part in what others have."""
    return overlap().takes_part.search(action.text.lower()) is not None


def meeting_of(action: ActionPart) -> Meeting | None:
    """The meeting that an action is about; None where its words name no table.

    A word that says the level counts first, the name of the action before the rest of its text; else the step of the
    chain does. A table at a step that is neither is none of the three, and not compared.
    """
    known = overlap()
    for text in (action.name.lower(), action.text.lower()):
        found = {level: one for level, words in known.meetings.items() if (one := words.search(text)) is not None}
        if len(found) > 0:
            level = min(found, key=lambda one: (found[one].start(), one.value))
            return Meeting(level, found[level].group())
    table = known.any_level.search(known.no_table.sub("", action.text.lower()))
    if table is None:
        return None
    about = (*action.classes.step_codes, *(f"theme.{one}" for one in action.classes.theme_codes))
    levels = [level for code, level in known.levels.items() if code in about]
    return None if len(levels) == 0 else Meeting(levels[0], table.group())


def _known(themes: tuple[str, ...]) -> frozenset[str]:
    """Codes of themes, each of which there is.

    Raises:
        KeyError: there is no such theme.
    """
    return frozenset(theme_by_id()[one].id for one in themes)
