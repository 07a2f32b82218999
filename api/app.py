"""The application: the API, the guard before it, and a place for the pages.

Nothing lives in one process only: what is kept of the network belongs to one state of the store, and every request asks
the store for its state. So several processes may serve the same store.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version

from fastapi import FastAPI

from api.parts.admissions import Admissions
from api.parts.networks import Networks, StoreDoor, StoreOpener
from api.parts.sent_file import ROOM_FOR_FIELDS
from api.parts.serving import API_VERSION, Context
from api.parts.shelves import Shelves
from api.problems import PageOfProblem, add_handlers
from api.routes import router
from api.routes.asked import PREFIX
from api.routes.description import description_of
from api.security import Guard, GuardRules, allowed_hosts
from api.settings import BODY_SECONDS, FILE_LIMIT, Settings
from graph.reference import Reference
from graph.store.address import AddressError, open_store
from graph.store.faults import StoreUnavailableError
from graph.store.port import Store
from loaders.document.limits import DEFAULT_LIMITS, ReaderLimits

UPLOAD_LIMIT = 1_000_000
"""The most bytes of a text that is sent, unless the setting says another number; a whole plan is some 50,000."""


@dataclass(frozen=True, slots=True)
class AppSettings:
    """How the application behaves to the outside."""

    allowed_hosts: tuple[str, ...] = ()
    """Names it may be asked by, beside those of this machine."""
    behind_tls: bool = False
    """Whether people reach it only over TLS."""
    text_limit: int = UPLOAD_LIMIT
    """The most bytes of a text that is sent."""
    drafts: bool = True
    """Whether what a machine reads is a draft until somebody accepts it, where nobody says otherwise."""
    file_limit: int = FILE_LIMIT
    """The most bytes of any other file that is sent, and of a plan in the public form."""
    body_seconds: float = BODY_SECONDS
    """How long the body of an import may take to come in."""
    reader_limits: ReaderLimits = DEFAULT_LIMITS
    """What reading one file may cost."""


_DEFAULTS = AppSettings()


def create_app(
    open_store: StoreOpener,
    reference: Reference,
    settings: AppSettings = _DEFAULTS,
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    page_of_problem: PageOfProblem | None = None,
) -> FastAPI:
    """A new application.

    The store is opened by the first request that needs it, and tried again while it cannot be; so the application
    starts while its store is still down. Pages are added with ``app.include_router``; they find the networks with
    ``api.routes.asked.context_of``.

    Args:
        open_store: gives the store; it is closed when the application stops.
        reference: what is known before any plan is read.
        clock: the time; imports are stamped with it, and the agenda goes by its day.
        page_of_problem: makes the pages of problems at paths outside the API, which have problem details otherwise.
    """
    door = StoreDoor(open_store)
    app = _bare_app(door)
    rules = _rules_of(settings)
    app.state.context = Context(
        *(Networks(door), Shelves(), reference, clock),
        text_limit=settings.text_limit,
        drafts=settings.drafts,
        file_limit=settings.file_limit,
        body_seconds=settings.body_seconds,
        reader_limits=settings.reader_limits,
        software=version("ketenkaart"),
    )
    app.state.admissions = Admissions()
    app.state.description = description()
    add_handlers(app, PREFIX, page_of_problem, rules.headers)
    app.add_middleware(Guard, rules=rules, page=page_of_problem)
    app.include_router(router)
    return app


def _rules_of(settings: AppSettings) -> GuardRules:
    return GuardRules(
        api_version=API_VERSION,
        body_limit=max(settings.text_limit, settings.file_limit) + ROOM_FOR_FIELDS,
        allowed_hosts=allowed_hosts(settings.allowed_hosts),
        behind_tls=settings.behind_tls,
    )


def _bare_app(door: StoreDoor) -> FastAPI:
    """Without the pages of FastAPI itself, which load scripts from elsewhere, and without redirects."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        door.close()

    return FastAPI(
        title="Ketenkaart",
        version=API_VERSION,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        separate_input_output_schemas=False,
        lifespan=lifespan,
    )


@cache
def description() -> str:
    """The description of the API as it is published (OpenAPI, JSON); the same for every application."""
    return description_of(router)


def app_for(
    address: str,
    settings: Settings,
    reference: Reference,
    behaviour: AppSettings | None = None,
    *,
    page_of_problem: PageOfProblem | None = None,
) -> FastAPI:
    """The application on the store at ``address`` (a path, ``bolt://...``), with the name and password of ``settings``.

    Where nothing can be opened there, every request that needs the store says so (503). Who starts the application
    opens the store once before, to know it at once.
    """

    def opener() -> Store:
        try:
            return open_store(address, settings.neo4j_user, settings.neo4j_password.get_secret_value())
        except AddressError as error:
            raise StoreUnavailableError(error.fault) from None

    made = behaviour_of(settings) if behaviour is None else behaviour
    return create_app(opener, reference, made, page_of_problem=page_of_problem)


def behaviour_of(settings: Settings) -> AppSettings:
    """How the settings make the application behave; a text may be as long as they say, where they say it."""
    said = "text_limit" in settings.model_fields_set
    return AppSettings(
        text_limit=settings.text_limit if said else UPLOAD_LIMIT,
        file_limit=settings.file_limit,
        drafts=settings.drafts,
        body_seconds=settings.body_seconds,
        reader_limits=settings.reader_limits,
    )
