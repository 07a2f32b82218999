"""Where everything stands: a layout without chance, in which no box lies over another.

Hubs (ambitions, or plans) stand on an ellipse in their own order. Every other box takes the cheapest free place on a
grid: near what it is joined to, not over a line, with no line of its own behind another box, within a frame as wide and
high as a laptop shows at once. All is placed in the order given, on whole numbers, so the same input gives the same
picture on every machine.

Looking for a place costs more with every box that stands, so that a picture of n boxes grows as the cube of n; only the
first boxes choose their place. The others stand in rows below, in the order given, which grows as n.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, cos, pi, sin, sqrt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

GAP = 10.0
"""Least space between two boxes, in pixels."""
_STEP_X, _STEP_Y = 24.0, 14.0
_NEAREST = 900
_SWEEPS, _SWEEPS_FOR = 2, 40
"""Up to this many boxes, each may choose again this often, when all others stand."""
SEARCHED = 150
"""How many boxes choose their place; what comes after them stands in rows below."""
_CROSSING = 200.0
FRAME = (1200.0, 490.0)
"""What a picture keeps within where its boxes have room in it: with its margins and its legend a screen of 1366 by 768
shows that at once, under the head of a page. Tried on the shipped plans: of these sizes, the fewest lines behind boxes.
"""
_OUTSIDE = 16.0
"""What a pixel outside the frame costs: more than a line behind a box, so that boxes leave it only when it is full."""
_FILLED = 0.38
"""How much of the frame boxes may fill; with more of them it grows."""
_BESIDE_HUBS = 150.0
"""Room in the frame around hubs that need more of it than the boxes do."""
_AT_ONCE, _TOO_FULL = 60, 250
_ON_ELLIPSE = 12


@dataclass(frozen=True, slots=True)
class Box:
    """Something to be placed; ``links`` are the boxes it is joined to, with the weight of each."""

    id: str
    width: float
    height: float
    links: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """The centre of a placed box."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The size of the picture and where the middle of each box stands."""

    width: float
    height: float
    spots: Mapping[str, Spot]


def lay_out(hubs: tuple[Box, ...], others: tuple[Box, ...], margin: float = 12.0) -> Layout:
    """Places hubs, then the others, those that choose first, and cuts the picture to what is there.

    Raises:
        ValueError: a box is joined to one that is placed after it, or nowhere.
    """
    boxes = {box.id: box for box in (*hubs, *others)}
    board = _Board(boxes, _hub_spots(hubs))
    known = {hub.id for hub in hubs}
    for number, box in enumerate(others):
        if any(link not in known for link, _ in box.links):
            raise ValueError(f"{box.id} is joined to what is not placed before it")
        known.add(box.id)
        if number < SEARCHED:
            board.place(box)
    for box in others * _SWEEPS if len(others) <= _SWEEPS_FOR else ():
        if all(box.id not in ends for ends in board.lines.values()):
            board.lift(box)
            board.place(box)
    board.spots |= _in_rows(others[SEARCHED:], boxes, board.spots)
    return _cut(boxes, board.spots, margin)


def _in_rows(rest: Sequence[Box], boxes: Mapping[str, Box], spots: Mapping[str, Spot]) -> dict[str, Spot]:
    """Boxes one beside the other below all that stands, as wide as that is."""
    if len(rest) == 0:
        return {}
    left = min(spot.x - boxes[name].width / 2 for name, spot in spots.items())
    right = max(spot.x + boxes[name].width / 2 for name, spot in spots.items())
    top = max(spot.y + boxes[name].height / 2 for name, spot in spots.items()) + 4 * GAP
    found: dict[str, Spot] = {}
    x, height = left, 0.0
    for box in rest:
        if x > left and x + box.width > right:
            x, top, height = left, top + height + GAP, 0.0
        found[box.id] = Spot(x + box.width / 2, top + box.height / 2)
        x, height = x + box.width + GAP, max(height, box.height)
    return found


def _hub_spots(hubs: tuple[Box, ...]) -> dict[str, Spot]:
    """Up to twelve hubs on an ellipse, the first on top to the left; more of them row by row."""
    if len(hubs) <= 1:
        return {hub.id: Spot(0.0, 0.0) for hub in hubs}
    if len(hubs) > _ON_ELLIPSE:
        columns = ceil(sqrt(len(hubs)))
        return {hub.id: Spot(560.0 * (i % columns), 380.0 * (i // columns)) for i, hub in enumerate(hubs)}
    across, down = max(420.0, 60.0 * len(hubs)), max(150.0, 34.0 * len(hubs))
    first = -pi / 2 - pi / len(hubs) if len(hubs) % 2 == 0 else -pi / 2
    turns = [first + 2 * pi * i / len(hubs) for i in range(len(hubs))]
    return {
        hub.id: Spot(float(round(across * cos(turn))), float(round(down * sin(turn))))
        for hub, turn in zip(hubs, turns, strict=True)
    }


class _Board:
    """What is placed so far, as arrays, so that a thousand places are weighed at once."""

    def __init__(self, boxes: Mapping[str, Box], spots: dict[str, Spot]) -> None:
        self.boxes = boxes
        self.spots = spots
        self.middle = _mean([(spot, 1.0) for spot in spots.values()])
        self.half = _half_frame(boxes, spots, self.middle)
        self.lines: dict[str, tuple[str, ...]] = {}

    def lift(self, box: Box) -> None:
        """Takes a box off the board."""
        del self.spots[box.id]
        self.lines.pop(box.id, None)

    def place(self, box: Box) -> None:
        """Puts a box on its cheapest free place."""
        aim = self._aim(box)
        reach = 16
        while box.id not in self.spots:
            places = _grid(aim, reach)
            free = self._free(box, places)
            if bool(free.any()):
                self.spots[box.id] = self._cheapest(box, aim, places[free][:_NEAREST])
            reach *= 2
        self.lines[box.id] = tuple(link for link, _ in box.links)

    def _cheapest(self, box: Box, aim: Spot, places: Floats) -> Spot:
        """The cheapest of places that come nearest first; no place costs less than its distance, so it stops early."""
        away = _distance(aim, places)
        segments, taken = self._segments(), self._taken()
        best, at = float("inf"), 0
        for first in range(0, len(places), _AT_ONCE):
            if best <= away[first]:
                break
            some = slice(first, first + _AT_ONCE)
            cost = away[some] + self._crossed(box, places[some], segments, taken) + self._outside(box, places[some])
            cost = np.round(cost, 3)
            cheapest = int(np.argmin(cost))
            if cost[cheapest] < best:
                best, at = float(cost[cheapest]), first + cheapest
        return Spot(float(places[at, 0]), float(places[at, 1]))

    def _aim(self, box: Box) -> Spot:
        """Between what it is joined to; beyond it, away from the middle, where that is one thing only."""
        joined = [(self.spots[link], weight) for link, weight in box.links]
        if len(joined) == 0:
            return self.middle
        mean = _mean(joined)
        if len({link for link, _ in box.links}) > 1:
            return mean
        away_x, away_y = mean.x - self.middle.x, mean.y - self.middle.y
        length = sqrt(away_x**2 + away_y**2) or 1.0
        return Spot(float(round(mean.x + 130 * away_x / length)), float(round(mean.y + 70 * away_y / length)))

    def _free(self, box: Box, places: Floats) -> NDArray[np.bool_]:
        taken = self._taken()
        wide = np.abs(places[:, None, 0] - taken[None, :, 0]) < (box.width + taken[None, :, 2]) / 2 + GAP
        high = np.abs(places[:, None, 1] - taken[None, :, 1]) < (box.height + taken[None, :, 3]) / 2 + GAP
        return np.asarray(~(wide & high).any(axis=1))

    def _taken(self) -> Floats:
        rows = [(s.x, s.y, self.boxes[name].width, self.boxes[name].height) for name, s in self.spots.items()]
        return np.array(rows, dtype=np.float64).reshape(-1, 4)

    def _crossed(self, box: Box, places: Floats, segments: Floats, taken: Floats) -> Floats:
        """What each place costs for lines behind boxes; nothing in a picture too full to avoid them."""
        cost: Floats = np.zeros(len(places))
        if len(taken) + len(segments) > _TOO_FULL:
            return cost
        if len(segments) > 0:
            cost = cost + _CROSSING * _crossings(places[:, None, :], (box.width, box.height), segments[None, :, :])
        for link, _ in box.links:
            end = self.spots[link]
            others = taken[(taken[:, 0] != end.x) | (taken[:, 1] != end.y)]
            ends = np.broadcast_to(np.array([end.x, end.y]), places.shape)
            mine = np.concatenate([places, ends], axis=1)
            cost = cost + _CROSSING * _crossed(mine, others)
        return cost

    def _outside(self, box: Box, places: Floats) -> Floats:
        """What each place costs for leaving the frame."""
        wide = np.abs(places[:, 0] - self.middle.x) + box.width / 2 - self.half[0]
        high = np.abs(places[:, 1] - self.middle.y) + box.height / 2 - self.half[1]
        return np.asarray(_OUTSIDE * (np.maximum(0.0, wide) + np.maximum(0.0, high)), dtype=np.float64)

    def _segments(self) -> Floats:
        rows = [
            (self.spots[one].x, self.spots[one].y, self.spots[other].x, self.spots[other].y)
            for one, ends in self.lines.items()
            for other in ends
        ]
        return np.array(rows, dtype=np.float64).reshape(-1, 4)


def _half_frame(boxes: Mapping[str, Box], hubs: Mapping[str, Spot], middle: Spot) -> tuple[float, float]:
    """Half the width and height of the frame: larger for more boxes, and never too small for the hubs."""
    filled = sum(box.width * box.height for box in list(boxes.values())[: len(hubs) + SEARCHED])
    times = max(1.0, sqrt(filled / (_FILLED * FRAME[0] * FRAME[1])))
    wide = [abs(spot.x - middle.x) + boxes[name].width / 2 for name, spot in hubs.items()]
    high = [abs(spot.y - middle.y) + boxes[name].height / 2 for name, spot in hubs.items()]
    room = _BESIDE_HUBS if len(hubs) > _ON_ELLIPSE else 0.0
    return (
        float(round(max([times * FRAME[0] / 2, *(room + one for one in wide)]))),
        float(round(max([times * FRAME[1] / 2, *(room + one for one in high)]))),
    )


def _mean(spots: Sequence[tuple[Spot, float]]) -> Spot:
    total = sum(weight for _, weight in spots)
    if total == 0:
        return Spot(0.0, 0.0)
    return Spot(
        float(round(sum(spot.x * weight for spot, weight in spots) / total)),
        float(round(sum(spot.y * weight for spot, weight in spots) / total)),
    )


def _grid(aim: Spot, reach: int) -> Floats:
    """Places around an aim, the nearest first."""
    steps_x = np.arange(-reach, reach + 1) * _STEP_X
    steps_y = np.arange(-reach, reach + 1) * _STEP_Y
    across, down = np.meshgrid(steps_x, steps_y)
    offsets = np.stack([across.ravel(), down.ravel()], axis=1)
    order = np.argsort(_distance(Spot(0.0, 0.0), offsets), kind="stable")
    return np.asarray(offsets[order] + np.array([aim.x, aim.y]), dtype=np.float64)


def _distance(aim: Spot, places: Floats) -> Floats:
    """How far places are; up and down counts more, since boxes are wide."""
    return np.asarray(np.hypot(places[:, 0] - aim.x, 1.4 * (places[:, 1] - aim.y)), dtype=np.float64)


def _crossings(centres: Floats, size: tuple[float, float], segments: Floats) -> Floats:
    """For each box place, how many segments run through the box."""
    half = np.array([size[0] / 2 + 3, size[1] / 2 + 3])
    return np.asarray(_meet(centres, half, segments).sum(axis=1), dtype=np.float64)


def _crossed(segments: Floats, boxes: Floats) -> Floats:
    """For each segment, how many boxes it runs through."""
    half = boxes[None, :, 2:] / 2 + 3
    return np.asarray(_meet(boxes[None, :, :2], half, segments[:, None, :]).sum(axis=1), dtype=np.float64)


def _meet(centres: Floats, half: Floats, segments: Floats) -> NDArray[np.bool_]:
    """Whether segments (x1, y1, x2, y2) run through boxes, by the slab test; arrays broadcast."""
    enter_x, leave_x = _within(centres[..., 0], half[..., 0], segments[..., 0], segments[..., 2])
    enter_y, leave_y = _within(centres[..., 1], half[..., 1], segments[..., 1], segments[..., 3])
    enter, leave = np.maximum(enter_x, enter_y), np.minimum(leave_x, leave_y)
    return np.asarray((enter < leave) & (enter < 1.0) & (leave > 0.0))


def _within(centre: Floats, half: Floats, begin: Floats, end: Floats) -> tuple[Floats, Floats]:
    """Along one axis, at which parts of its length a segment comes into a box and leaves it."""
    start, step = begin - centre, end - begin
    step = np.where(np.abs(step) < 1e-9, 1e-9, step)
    one, other = (-half - start) / step, (half - start) / step
    return np.minimum(one, other), np.maximum(one, other)


def _cut(boxes: Mapping[str, Box], spots: Mapping[str, Spot], margin: float) -> Layout:
    if len(spots) == 0:
        return Layout(2 * margin, 2 * margin, {})
    left = min(spot.x - boxes[name].width / 2 for name, spot in spots.items()) - margin
    top = min(spot.y - boxes[name].height / 2 for name, spot in spots.items()) - margin
    right = max(spot.x + boxes[name].width / 2 for name, spot in spots.items()) + margin
    bottom = max(spot.y + boxes[name].height / 2 for name, spot in spots.items()) + margin
    moved = {name: Spot(spot.x - left, spot.y - top) for name, spot in spots.items()}
    return Layout(right - left, bottom - top, moved)
