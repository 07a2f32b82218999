"""The guard before every route: who may ask (Host, Origin), how much may be sent, and the headers of every answer.

The application has no accounts: it serves one machine. So it has to be sure that what asks is not a page from
elsewhere, which a browser on that machine has open: such a page can point a name of its own to this machine (the name
it asks for is then none of ours), or post a form to it (its origin is then another).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import Fault, PageOfProblem, ProblemError, Where, problem_of, problem_response, too_large

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
JSON_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
ONE_YEAR = 31_536_000

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_PUBLIC = frozenset({"/v1/openapi.json"})
"""What any page may read: it is public by the API Design Rules."""
_OWN_SITES = frozenset({"same-origin", "none"})
_HEADERS = {
    "Content-Security-Policy": JSON_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class GuardRules:
    """What the guard goes by."""

    api_version: str
    body_limit: int
    """The most bytes of any body."""
    allowed_hosts: frozenset[str] = frozenset()
    """Names beside those of this machine, in small letters and without a port."""
    behind_tls: bool = False
    """Whether people reach this only over TLS: then browsers are told to never come without."""
    headers: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        strict = {"Strict-Transport-Security": f"max-age={ONE_YEAR}"} if self.behind_tls else {}
        object.__setattr__(self, "headers", {"API-Version": self.api_version, **_HEADERS, **strict})


class Guard:
    """ASGI middleware. What a route sets itself (a policy of its own, say) is left as it is.

    ``page`` makes the page for people who send more than may be sent, outside the API; what programs of another site
    or a wrong name are told stays the same everywhere.
    """

    def __init__(self, app: ASGIApp, rules: GuardRules, page: PageOfProblem | None = None) -> None:
        self._app, self._rules, self._page = app, rules, page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or refuses it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        head_only = scope["method"] == "HEAD"
        answer = _Answering(send, self._rules.headers, head_only)
        refusal = refusal_of(str(scope["method"]), str(scope["path"]), Headers(scope=scope), self._rules)
        if refusal is not None:
            await self._refused(scope, refusal)(scope, receive, answer)
            return
        passed = {**scope, "method": "GET"} if head_only else scope
        await self._app(passed, _Counting(receive, self._rules.body_limit), answer)

    def _refused(self, scope: Scope, refusal: ProblemError) -> Response:
        path = str(scope["path"])
        if self._page is None or refusal.status != 413 or path.startswith("/v1/"):
            return problem_response(path, refusal)
        page = self._page(Request(scope), problem_of(path, refusal), ())
        page.headers.update(refusal.headers)
        return page


class _Answering:
    """Sends an answer with the headers that every answer has; to HEAD without its body."""

    def __init__(self, send: Send, headers: dict[str, str], head_only: bool) -> None:
        self._send, self._headers, self._head_only = send, headers, head_only

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in self._headers.items():
                headers.setdefault(name, value)
        elif self._head_only and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await self._send(message)


class _Counting:
    """Receives a body and stops where it is longer than allowed, whatever its header said."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive, self._left, self._limit = receive, limit, limit

    async def __call__(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._left -= len(message.get("body", b""))
            if self._left < 0:
                raise too_large(self._limit)
        return message


def refusal_of(method: str, path: str, headers: Headers, rules: GuardRules) -> ProblemError | None:
    """Why a request is not passed on, or None where it is."""
    hosts = headers.getlist("host")
    host = host_of(hosts[0]) if len(hosts) == 1 else ""
    if host not in LOOPBACK | rules.allowed_hosts:
        return _bad_header("host", "host-not-allowed", "is no name of this service; see the setting for allowed hosts")
    if method not in _SAFE_METHODS and _from_elsewhere(headers, hosts[0]):
        return ProblemError(403, "A page of another site may not change anything here.")
    if method in _SAFE_METHODS and path not in _PUBLIC and _embedded_elsewhere(headers):
        return ProblemError(403, "A page of another site may lead here, but not read or show what is here.")
    length = headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit()):
        return _bad_header("content-length", "not-a-number", "should be a whole number")
    if len(length) > 18 or int(length) > rules.body_limit:
        return too_large(rules.body_limit)
    return None


def host_of(header: str) -> str:
    """The host in a Host header, without its port, in small letters; empty where the header is none."""
    found = re.fullmatch(r"(?:\[([0-9A-Fa-f:.]+)\]|([^:\[\]\s/@]+))(?::\d{1,5})?", header)
    return "" if found is None else (found.group(1) or found.group(2)).lower()


def allowed_hosts(names: Iterable[str]) -> frozenset[str]:
    """Names of hosts as the guard compares them."""
    return frozenset(host_of(name.strip()) for name in names) - {""}


def _embedded_elsewhere(headers: Headers) -> bool:
    """Whether a browser says that a page of another site asks this for itself: a picture, a script, a frame.

    Such a page cannot read the answer, but could keep this service at work; a link that a person follows is let in.
    """
    if headers.get("sec-fetch-site", "none") in _OWN_SITES:
        return False
    return headers.get("sec-fetch-mode") != "navigate" or headers.get("sec-fetch-dest") != "document"


def _from_elsewhere(headers: Headers, host: str) -> bool:
    """Whether a browser says that a page of another site asks this; programs that are no browser say nothing."""
    if headers.get("sec-fetch-site", "none") not in _OWN_SITES:
        return True
    origin = headers.get("origin")
    if origin is None:
        return False
    try:
        return urlsplit(origin).netloc.lower() != host.lower()
    except ValueError:
        return True


def _bad_header(name: str, code: str, detail: str) -> ProblemError:
    fault = Fault(where=Where.HEADER, location=name, code=code, detail=detail)
    return ProblemError(400, "1 fault in the request.", (fault,))
