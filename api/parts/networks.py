"""The networks that requests are answered from: read once for each state of the store, and never older than it.

Every request asks the store for its state (one small question); a network is kept only as long as that state is the
store's. So several processes, or another program that writes, never make an answer stale.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar

from graph.network import Network
from graph.reference import Reference
from graph.store.port import Store
from graph.store.records import AuditRow
from graph.view import NetworkView

StoreOpener = Callable[[], Store]
Made = TypeVar("Made")

_MOST_KEPT = 16
_MOST_MADE = 64
_READINGS = 5


class StoreDoor:
    """Opens the store when it is first needed, so that the service starts, and says 503, while the store is down."""

    def __init__(self, open_store: StoreOpener) -> None:
        self._open, self._lock = open_store, threading.Lock()
        self._store: Store | None = None

    def store(self) -> Store:
        """The open store.

        Raises:
            StoreError: it cannot be opened; the next request tries again.
        """
        with self._lock:
            if self._store is None:
                self._store = self._open()
            return self._store

    def close(self) -> None:
        """Lets go of the store."""
        with self._lock:
            if self._store is not None:
                self._store.close()
            self._store = None


class DistrictNetwork(Network):
    """The network of one district at one state of the store, with what is made of it kept beside it."""

    def __init__(self, view: NetworkView, state: AuditRow | None, before: Network | None = None) -> None:
        super().__init__(view, before)
        self.state = state
        self._made: OrderedDict[Hashable, object] = OrderedDict()
        self._making: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()

    def once(self, key: Hashable, kind: type[Made], make: Callable[[], Made]) -> Made:
        """What ``make`` gives, made once for this state, however many ask at the same time; the oldest of many go."""
        with self._lock:
            found = self._made.get(key)
            if isinstance(found, kind):
                return found
            making = self._making.setdefault(key, threading.Lock())
        with making:
            with self._lock:
                found = self._made.get(key)
            return found if isinstance(found, kind) else self._make(key, make)

    def _make(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Makes it and keeps it; who waited for it finds it kept."""
        try:
            made = make()
            with self._lock:
                self._made[key] = made
                while len(self._made) > _MOST_MADE:
                    self._made.popitem(last=False)
            return made
        finally:
            with self._lock:
                self._making.pop(key, None)


class Networks:
    """The networks of all districts that the store knows."""

    def __init__(self, door: StoreDoor, reference: Reference) -> None:
        self._door, self._lock = door, threading.Lock()
        self._kept: OrderedDict[str, DistrictNetwork] = OrderedDict()
        real_first = sorted(reference.districts, key=lambda district: district.fictional)
        self._known = tuple(district.id for district in real_first)

    @property
    def store(self) -> Store:
        """The store itself."""
        return self._door.store()

    def state(self) -> AuditRow | None:
        """The last change of the store: what tells one state from any other, of this store or of another."""
        last = self.store.audit(1)
        return last[0] if len(last) > 0 else None

    def of(self, district: str) -> DistrictNetwork:
        """The network of a district as it is now.

        Raises:
            KeyError: the store knows no such district.
        """
        state = self.state()
        with self._lock:
            kept = self._kept.get(district)
            if kept is not None and kept.state == state:
                return kept
            for _ in range(_READINGS):
                found = DistrictNetwork(self.store.read_view(district), state, kept)
                state = self.state()
                if state == found.state:
                    self._keep(district, found)
                    break
                if state == found.state:
                    self._keep(district, found)
                    break
            return found

    def districts(self) -> tuple[DistrictNetwork, ...]:
        """The networks of all known districts, the real ones first; the first is the default."""
        found: list[DistrictNetwork] = []
        for district in self._known:
            try:
                found.append(self.of(district))
            except KeyError:
                continue
        return tuple(found)

    def default(self) -> DistrictNetwork | None:
        """The network that is meant where a request names no district."""
        for district in self._known:
            try:
                return self.of(district)
            except KeyError:
                continue
        return None

    def holding(self, node: str) -> DistrictNetwork | None:
        """The first network that holds a node."""
        return next((network for network in self.districts() if node in network.view.nodes), None)

    def _keep(self, district: str, network: DistrictNetwork) -> None:
        self._kept[district] = network
        self._kept.move_to_end(district)
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
