"""What a name may bring into a picture or a page: letters, never orders to the program that shows them."""

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of what follows
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # no characters at all
)


def legible(text: str) -> str:
    """``text`` with the replacement character for control characters and for marks that turn its direction.

    Tab and line breaks stay. Markup is left as it is: to escape it is the writer's work.
    """
    return _UNSEEN.sub("\ufffd", text)
