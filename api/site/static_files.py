"""The files that pages load: style, script and sign, all from our own address, and no other file."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from fastapi import Request, Response

from api.parts.environment import SHARED
from api.problems import not_found

_HERE = Path(__file__).parent / "static"
_FILES = {
    "page.css": (SHARED / "page.css", "text/css"),
    "site.css": (_HERE / "site.css", "text/css"),
    "site.js": (_HERE / "site.js", "text/javascript"),
    "panel.js": (_HERE / "panel.js", "text/javascript"),
    "picture.js": (_HERE / "picture.js", "text/javascript"),
    "intake.js": (_HERE / "intake.js", "text/javascript"),
    "walk.js": (_HERE / "walk.js", "text/javascript"),
    "icon.svg": (_HERE / "icon.svg", "image/svg+xml"),
}


def static_file(request: Request, name: str) -> Response:
    """A file by its name; asked for again it is only sent where it is another one.

    Raises:
        ProblemError: 404, there is no such file.
    """
    if name not in _FILES:
        raise not_found("file", name)
    content, tag = _read(name)
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=_FILES[name][1])


@cache
def _read(name: str) -> tuple[bytes, str]:
    content = _FILES[name][0].read_bytes()
    return content, f'"{sha256(content).hexdigest()[:20]}"'
