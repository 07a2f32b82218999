"""The networks that requests are answered from: read once for each state of a district, and never older than it.

Every request asks the store for the state of its districts (one small question); a network is kept only as long as its
district is still in that state. So several processes, or another program that writes, never make an answer stale, and
a change in one district leaves the networks of all others as they are.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.districts import DistrictError, district_meant, in_order
from graph.network import Network
from graph.store.port import DistrictState, Store
from graph.view import NetworkView

StoreOpener = Callable[[], Store]

KEPT_ROWS = 250_000
# A nation of 342 plans in 86 districts has some 110,000 nodes and relations in all its views.

_READINGS = 5
# A district that changes five times while it is read is being filled; the answer is then of the state that was read.


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
    """The network of a district with the state it is of."""

    def __init__(self, view: NetworkView, state: DistrictState, before: Network | None = None) -> None:
        super().__init__(view, before)
        self.state = state

    @property
    def size(self) -> int:
        """How many nodes and relations it has."""
        return len(self.view.nodes) + len(self.view.relations)


class Networks:
    """The networks of all districts that the store has; the longest unused go when all together are too large.

    Args:
        door: opens the store.
        most_rows: the most nodes and relations that are kept; the network that was asked for last always is.
    """

    def __init__(self, door: StoreDoor, most_rows: int = KEPT_ROWS) -> None:
        self._door, self._most, self._lock = door, most_rows, threading.Lock()
        self._kept: OrderedDict[str, DistrictNetwork] = OrderedDict()
        self._reading: dict[str, threading.Lock] = {}
        self._last: tuple[tuple[DistrictState, ...], NetworksNow] | None = None

    @property
    def store(self) -> Store:
        """The store itself."""
        return self._door.store()

    def now(self) -> "NetworksNow":
        """The districts in the state they are in at this moment: what one request is answered from."""
        states, last = self.store.districts(), self._last
        if last is None or last[0] is not states:
            last = self._last = (states, NetworksNow(self, in_order(states)))
        return last[1]

    def at(self, state: DistrictState) -> DistrictNetwork:
        """The network of a district in a state, or in a later one where it changed meanwhile.

        Raises:
            KeyError: the district is there no more.
        """
        with self._lock:
            kept = self._of_state(state)
            reading = self._reading.setdefault(state.id, threading.Lock())
        if kept is not None:
            return kept
        with reading:
            with self._lock:
                kept = self._of_state(state)
                before = self._kept.get(state.id)
            return self._read(state, before) if kept is None else kept

    def _of_state(self, state: DistrictState) -> DistrictNetwork | None:
        found = self._kept.get(state.id)
        if found is None or found.state != state:
            return None
        self._kept.move_to_end(state.id)
        return found

    def _read(self, state: DistrictState, before: DistrictNetwork | None) -> DistrictNetwork:
        for _ in range(_READINGS):
            view = self.store.read_view(state.id)
            found = DistrictNetwork(view, state, before)
            if view.revision == state.revision:
                self._keep(found)
                break
            state = {one.id: one for one in self.store.districts()}[state.id]
        return found

    def _keep(self, network: DistrictNetwork) -> None:
        with self._lock:
            self._kept[network.state.id] = network
            self._kept.move_to_end(network.state.id)
            total = sum(one.size for one in self._kept.values())
            while total > self._most and len(self._kept) > 1:
                _, gone = self._kept.popitem(last=False)
                total -= gone.size


@dataclass(frozen=True)
class NetworksNow:
    """The districts as one request finds them; the real ones first."""

    networks: Networks
    states: tuple[DistrictState, ...]

    @cached_property
    def by_id(self) -> Mapping[str, DistrictState]:
        """The districts by id."""
        return {state.id: state for state in self.states}

    @cached_property
    def names(self) -> tuple[tuple[str, str], ...]:
        """Id and name of each: what a page shows of the districts it is not about."""
        return tuple((state.id, state.name) for state in self.states)

    @cached_property
    def written(self) -> str:
        """All there is to say of them, for the tag of an answer about all."""
        return repr(self.states)

    @cached_property
    def default(self) -> DistrictState | None:
        """The district that is meant where a request names none; None where there is none at all."""
        try:
            return district_meant(self.states).state
        except DistrictError:
            return None

    def of(self, district: str) -> DistrictNetwork:
        """The network of a district by its id.

        Raises:
            KeyError: the store has no such district.
        """
        return self.networks.at(self.by_id[district])

    def holding(self, *nodes: str) -> Iterator[DistrictNetwork]:
        """The networks that hold all of these nodes; read one by one, as they are asked for."""
        held = [frozenset(self.networks.store.holding(node)) for node in nodes]
        for state in self.states:
            if all(state.id in districts for districts in held):
                yield self.networks.at(state)
