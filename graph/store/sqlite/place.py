"""Where a store's file may lie: a file in a folder that is there, on a disk of this machine.

SQLite's locks and its write-ahead log need memory that all processes share and locks that hold; drives of another
machine promise neither, and a network that is corrupted in silence is worse than one that is refused.
"""

import re
import sys
from pathlib import Path

from graph.store.faults import (
    IS_FOLDER,
    MAPPED_DRIVE,
    NETWORK_DRIVE,
    NO_FOLDER,
    OTHER_MACHINE,
    StoreUnavailableError,
)

NETWORK_TYPES = frozenset(
    {
        "9p", "afs", "afp", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.afpfs", "fuse.ceph", "fuse.curlftpfs",
        "fuse.davfs2", "fuse.gcsfuse", "fuse.glusterfs", "fuse.goofys", "fuse.gvfsd-fuse", "fuse.juicefs",
        "fuse.onedriver", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs", "gfs2", "glusterfs", "lustre",
        "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "prl_fs", "smb2", "smb3", "smbfs", "vboxsf",
    }
)  # fmt: skip
"""Types of file systems that lie on another machine, as Linux names them."""

_REMOTE_DRIVE = 4
_UNC, _MAPPED = "unc", "mapped"


def refuse_unfit(path: Path, mounts: str | None) -> None:
    """Holds the door before SQLite is asked anything. ``mounts`` is a table as in ``/proc/mounts``.

    Raises:
        StoreUnavailableError: there is no such folder, the path is a folder, or it lies on a network drive.
    """
    if path.is_dir():
        raise StoreUnavailableError(IS_FOLDER(location=str(path), example=str(path / "ketenkaart.db")))
    if not path.parent.is_dir():
        raise StoreUnavailableError(NO_FOLDER(folder=str(path.parent), name=path.name))
    kind = network_drive(path, mounts)
    if kind == _UNC:
        raise StoreUnavailableError(OTHER_MACHINE(location=str(path)))
    if kind == _MAPPED:
        raise StoreUnavailableError(MAPPED_DRIVE(location=str(path)))
    if kind is not None:
        raise StoreUnavailableError(NETWORK_DRIVE(location=str(path), kind=kind))


def network_drive(path: Path, mounts: str | None) -> str | None:
    """The kind of network drive on which ``path`` lies, or None on a local disk.

    It is the type of the file system; ``unc`` for a path that names another machine, ``mapped`` for a drive letter.
    """
    if re.match(r"[\\/]{2}[^\\/]", str(path)) is not None:
        return _UNC
    mapped = _windows_drive(path)
    if mapped is not None:
        return mapped
    if mounts is None:
        table = Path("/proc/mounts")
        mounts = table.read_text("utf-8", "surrogateescape") if table.exists() else ""
    point, kind = _mount_of(path.resolve(), mounts)
    if kind not in NETWORK_TYPES or (kind == "9p" and point == Path("/")):
        # The root of a sandboxed machine may itself be served by 9p; for all that runs there it is the local disk.
        return None
    return kind


def _mount_of(path: Path, mounts: str) -> tuple[Path, str]:
    """The mount point nearest above ``path`` and its type; of two on one point the last, which hides the first."""
    found = (Path("/"), "")
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[1]))
        if (path == point or point in path.parents) and len(point.parts) >= len(found[0].parts):
            found = (point, fields[2])
    return found


if sys.platform == "win32":
    import ctypes

    def _windows_drive(path: Path) -> str | None:
        """What Windows says of a drive letter: a mapped one looks like a disk but is a share."""
        kind: int = ctypes.windll.kernel32.GetDriveTypeW(f"{path.resolve().drive}\\")
        return _MAPPED if kind == _REMOTE_DRIVE else None

else:

    def _windows_drive(path: Path) -> str | None:
        return None
