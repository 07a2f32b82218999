"""A correction in a line of Dutch, for the issue that asks for it again and for lists of what was corrected."""

from graph.model.form import Confirmed
from graph.model.review import (
    AudienceIs,
    Boundary,
    Change,
    ClassesAre,
    Correction,
    GivenParty,
    Holders,
    Missing,
    NoAction,
    PartyIs,
    RoleIs,
    TimingIs,
)
from graph.model.vocabulary import Role, dutch
from graph.reference.classes import step_name, theme_name
from loaders.wording import short_name


def asked_again(correction: Correction, confirmed: Confirmed) -> str:
    """That a correction was not applied, because its words changed."""
    about = short_name(correction.anchor.words)
    return (
        f'Niet toegepast, want de bron zegt het nu anders: "{about}": {change_said(correction.change)} '
        f"(gezegd door {confirmed.by} op {confirmed.at[:10]}). Kijk dit opnieuw na."
    )


def change_said(change: Change) -> str:
    """What a correction says of its row."""
    if isinstance(change, NoAction):
        return "dit is geen actie"
    if isinstance(change, Missing):
        return "deze actie is niet gelezen en hoort er wel bij"
    if isinstance(change, Boundary):
        count = len(change.texts)
        return "de actie begint of eindigt ergens anders" if count == 1 else f"dit zijn {count} acties"
    if isinstance(change, Holders):
        return f"houder: {_parties(change.holders)}"
    if isinstance(change, PartyIs):
        return f'"{change.written}" is {change.organisation.name}'
    if isinstance(change, RoleIs):
        return f'rol van "{change.written}": {dutch(change.role)}'
    if isinstance(change, TimingIs):
        return f"planning: {change.written or 'geen'}"
    if isinstance(change, ClassesAre):
        names = [*(theme_name(code).nl for code in change.themes), *(step_name(code).nl for code in change.steps)]
        return f"indeling: {', '.join(names) or 'geen'}"
    assert isinstance(change, AudienceIs)
    return f"voor wie: {', '.join(change.written) or 'niemand genoemd'}"


def _parties(parties: tuple[GivenParty, ...]) -> str:
    if len(parties) == 0:
        return "niemand genoemd"
    return ", ".join(
        one.written if one.role is Role.HOLDER else f"{one.written} ({dutch(one.role)})" for one in parties
    )
