"""The 4W exchange profile, read: who does what, where, when, as CSV under HXL-style tags."""

from loaders.four_w.reading import read_four_w
from loaders.four_w.sheet import Tags, tags_of

__all__ = ["Tags", "read_four_w", "tags_of"]
