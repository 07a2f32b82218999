"""Why the system refused something, as a code that each door has words for."""

import errno
import os

_CODES = {
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EROFS: "read-only",
    errno.ENOENT: "not-there",
    errno.ENOTDIR: "no-folder",
    errno.EISDIR: "a-folder",
    errno.EEXIST: "there-already",
    errno.ELOOP: "points-to-itself",
    errno.ENAMETOOLONG: "name-too-long",
    errno.ENOSPC: "disk-full",
    errno.EFBIG: "file-too-large",
    errno.EIO: "disk-error",
    errno.EMFILE: "too-many-files",
    errno.EADDRINUSE: "port-taken",
    errno.EADDRNOTAVAIL: "not-this-machine",
}
REASON_CODES = frozenset((*_CODES.values(), "no-address", "no-name"))
"""Every code; the last two are given where a library refuses a value before the system is asked."""


def reason_code(error: OSError) -> str:
    """The reason as a code for the fact ``reason`` of a fault; a rare one in the words of the system."""
    known = _CODES.get(error.errno or 0)
    return known if known is not None else error.strerror or os.strerror(error.errno or 0)
