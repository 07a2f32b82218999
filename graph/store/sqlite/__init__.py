"""The embedded store: one SQLite file on a local disk, with nothing to install or start."""

from graph.store.sqlite.store import SqliteStore, open_sqlite_store

__all__ = ["SqliteStore", "open_sqlite_store"]
