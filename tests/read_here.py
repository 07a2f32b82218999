"""Reading files in the process of a test, where it is not the process of their own that is tested.

Starting one costs a quarter of a second; the goldens read some thousand files that they have made themselves.
"""

from loaders.document.model import Document
from loaders.document.registry import READERS


def read_here(content: bytes, name: str) -> Document:
    """The document of content, by the first reader that knows it, as ``loaders.document.document_of`` chooses it.

    Raises:
        DocumentError: it is broken.
    """
    reader = next(one for one in READERS if one.knows(content, name))
    return reader.read(content, name, None)
