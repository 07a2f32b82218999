"""Where a store may lie: network drives are known by the table of mounts."""

from pathlib import Path

import pytest

from graph.store.faults import StoreUnavailableError
from graph.store.sqlite import open_sqlite_store
from graph.store.sqlite.place import network_drive
from tests.told import told


def mounts(folder: Path, kind: str) -> str:
    point = str(folder.resolve()).replace(" ", "\\040")
    return f"/dev/sda1 / ext4 rw 0 0\nserver:/share {point} {kind} rw,relatime 0 0\n"


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "davfs", "vboxsf"])
def test_a_store_on_a_network_drive_is_refused(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "met spatie"
    (folder / "diep").mkdir(parents=True)
    with pytest.raises(StoreUnavailableError, match="store-network-drive") as said:
        open_sqlite_store(folder / "diep" / "k.db", mounts=mounts(folder, kind))
    assert "\n" not in told(said.value)
    assert f"netwerkschijf ({kind})" in told(said.value)
    assert "Gebruik een map op een schijf" in told(said.value)
    assert list((folder / "diep").iterdir()) == []


@pytest.mark.parametrize("kind", ["ext4", "tmpfs", "btrfs", "overlay", "fuse.ext4", "virtiofs", ""])
def test_a_local_disk_is_not(tmp_path: Path, kind: str) -> None:
    assert network_drive(tmp_path / "k.db", mounts(tmp_path, kind)) is None


def test_the_nearest_mount_counts(tmp_path: Path) -> None:
    inner = tmp_path / "lokaal"
    inner.mkdir()
    table = mounts(tmp_path, "nfs4") + f"/dev/sdb1 {inner.resolve()} ext4 rw 0 0\n"
    assert network_drive(inner / "k.db", table) is None
    assert network_drive(tmp_path / "k.db", table) == "nfs4"
    assert network_drive(tmp_path / "lokaal-niet" / "k.db", table) == "nfs4"


def test_the_last_mount_on_a_point_counts(tmp_path: Path) -> None:
    assert network_drive(tmp_path / "k.db", mounts(tmp_path, "ext4") + mounts(tmp_path, "cifs")) == "cifs"


def test_a_link_is_followed(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (tmp_path / "link").symlink_to(share)
    assert network_drive(tmp_path / "link" / "k.db", mounts(share, "nfs")) == "nfs"


def test_a_root_served_by_9p_is_the_local_disk(tmp_path: Path) -> None:
    assert network_drive(tmp_path / "k.db", "none / 9p rw 0 0\n") is None


@pytest.mark.parametrize("path", [r"\\server\share\k.db", "//server/share/k.db"])
def test_a_path_of_another_machine_is_refused(path: str) -> None:
    assert network_drive(Path(path), "") == "unc"


def test_a_table_of_something_else_says_nothing(tmp_path: Path) -> None:
    assert network_drive(tmp_path / "k.db", "\n\nx\n/ \\999 nfs\n") is None
