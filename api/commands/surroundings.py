"""What every command needs from outside: settings, the store, what is known, the time. Only here do they come in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.faults import InputError
from api.parts.fault_words import reason_said
from api.places import DEMO_FILE, STORE_FILE, data_folder
from graph.model.language import Language
from graph.model.reasons import reason_code
from graph.network import Network
from graph.reference import KnownMunicipality, Reference, load_reference, name_key
from graph.sources import PlanSource
from graph.store.address import open_store
from graph.store.port import Store
from graph.store.records import Stamp
from loaders.shipped import shipped_names

if TYPE_CHECKING:
    from fastapi import FastAPI

    from api.settings import Settings

_BY = "command line"

STORE_HELP = (
    "Waar het netwerk staat: een pad, of bolt:// of neo4j:// voor Neo4j. Anders KETENKAART_STORE; anders "
    f"{STORE_FILE} in uw eigen gegevensmap. Geef een wachtwoord liever met KETENKAART_NEO4J_PASSWORD."
)
StoreOption = Annotated[str | None, typer.Option("--store", metavar="ADRES", help=STORE_HELP)]
NamesOption = Annotated[
    list[Path] | None,
    typer.Option("--names", metavar="BESTAND", help="Eigen YAML-bestand met gemeenten, districten en organisaties."),
]
DistrictOption = Annotated[
    str | None,
    typer.Option("--district", metavar="CODE", help="Welk district. Anders het eerste met geladen plannen."),
]


@dataclass(frozen=True, slots=True)
class OtherDoors:
    """What commands start or make that is a door of its own. No door knows another; the program puts them together."""

    application: "Callable[[str, str, Settings, Reference], FastAPI]"
    """The pages and the API: for the host it listens on, on the store at an address."""
    offline_page: Callable[[Network, str | None, str, Mapping[str, PlanSource], Language], str]
    """The page in one file: of a network or one owner in it, with the day it is made, how its documents were read, and
    its language."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The settings, the store that was named before the command, and the other doors."""

    settings: "Settings"
    store: str | None
    doors: OtherDoors

    def address(self, named: str | None) -> str:
        """The address of the store: named behind the command, before it, in the environment, or the usual place."""
        for address in (named, self.store, self.settings.store):
            if address is not None and address != "":
                return address
        return str(usual_place(STORE_FILE))

    def demo_address(self, named: str | None) -> str:
        """The address of the demonstration's store: a file of its own, unless another is named for it. The store in
        the environment is somebody's own, and never meant."""
        return str(usual_place(DEMO_FILE)) if named is None or named == "" else named

    def open(self, address: str) -> Store:
        """The store at an address."""
        return open_store(address, self.settings.neo4j_user, self.settings.neo4j_password.get_secret_value())


def surroundings_of(context: typer.Context) -> Surroundings:
    """What the command was called with."""
    found = context.find_object(Surroundings)
    assert found is not None, "the program itself keeps them"
    return found


def begin(context: typer.Context, doors: OtherDoors) -> None:
    """Keeps what every command needs, before any of them runs."""
    from api.settings import read_settings  # Its library is not needed to show what there is.

    context.obj = Surroundings(read_settings(), None, doors)


def with_store(context: typer.Context, store: str | None) -> None:
    """Keeps the store that was named at this level for the commands below it."""
    if store is not None:
        context.obj = replace(surroundings_of(context), store=store)


def usual_place(name: str) -> Path:
    """A file in this person's own data folder, which is made where it is missing."""
    folder = data_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        reason = reason_said(reason_code(error), Language.DUTCH)
        raise InputError(f"De map {folder} kan niet worden gemaakt ({reason}). Geef een pad met --store.") from None
    return folder / name


def known_names(names: list[Path] | None) -> Reference:
    """What is known, with the names that ship with the package, and names and norms of a person's own files."""
    from api.settings import read_settings  # Its library is not needed to show what there is.

    return load_reference((*shipped_names(), *(names or ())), read_settings().norm_files)


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def stamp() -> Stamp:
    """Who changes the store, and when."""
    return Stamp.of(now(), _BY)


def stamp_of(by: str | None) -> Stamp:
    """Who changes the store, by a name of one's own choosing, and when."""
    return stamp() if by is None or by.strip() == "" else replace(stamp(), by=by.strip())


def municipality_named(name: str, reference: Reference) -> KnownMunicipality:
    """A municipality by its id or one of its names.

    Raises:
        InputError: there is none.
    """
    found = known_municipality(name, reference)
    if found is None:
        raise InputError(
            f"De gemeente {name!r} is niet bekend. Geef een naam of code, zoals gm0637, of een eigen bestand met "
            "--names."
        )
    return found


def known_municipality(name: str, reference: Reference) -> KnownMunicipality | None:
    """The same, or None."""
    key = name_key(name)
    for known in reference.municipalities:
        if name == known.id or key in {name_key(called) for called in (known.name, *known.other_names)}:
            return known
    return None


def owner_named(name: str, reference: Reference) -> str:
    """The id of an owner of plans by its id or one of its names: a municipality, or a partner with a plan of its own.

    Raises:
        InputError: nobody is known by that name.
    """
    known = reference.organisation(name)
    if known is not None:
        return known.id
    key = name_key(name)
    for organisation in reference.organisations:
        if key in map(name_key, organisation.all_names):
            return organisation.id
    return municipality_named(name, reference).id
