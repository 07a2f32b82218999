"""The layout: nothing over another, and the same picture every time."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.picture.layout import SEARCHED, Box, Layout, _half_frame, _hub_spots, _mean, lay_out


def overlapping(boxes: tuple[Box, ...], layout: Layout) -> list[tuple[str, str]]:
    found = []
    for one, other in combinations(boxes, 2):
        a, b = layout.spots[one.id], layout.spots[other.id]
        if abs(a.x - b.x) < (one.width + other.width) / 2 and abs(a.y - b.y) < (one.height + other.height) / 2:
            found.append((one.id, other.id))
    return found


def test_nothing_to_place() -> None:
    assert lay_out((), ()).spots == {}


def test_a_box_that_is_joined_to_nothing_placed() -> None:
    with pytest.raises(ValueError, match="b is joined"):
        lay_out((Box("a", 10, 10),), (Box("b", 10, 10, (("c", 1.0),)),))


def test_all_within_the_picture() -> None:
    hubs = tuple(Box(f"h{i}", 200, 60) for i in range(5))
    others = tuple(Box(f"o{i}", 140, 30, ((f"h{i % 5}", 1.0),)) for i in range(60))
    layout = lay_out(hubs, others)
    for box in (*hubs, *others):
        spot = layout.spots[box.id]
        assert box.width / 2 <= spot.x <= layout.width - box.width / 2
        assert box.height / 2 <= spot.y <= layout.height - box.height / 2


def test_of_many_boxes_the_last_stand_in_rows_and_none_lies_over_another() -> None:
    hubs = (Box("h", 200, 60),)
    others = tuple(Box(f"o{i}", 60 + 40 * (i % 5), 30, (("h", 1.0),)) for i in range(3 * SEARCHED))
    layout = lay_out(hubs, others)
    assert overlapping((*hubs, *others), layout) == []
    rows = {layout.spots[box.id].y for box in others[SEARCHED:]}
    assert min(rows) > max(layout.spots[box.id].y for box in (*hubs, *others[:SEARCHED]))
    assert len(rows) < len(others) / 5, "several stand beside each other"


def half_frame(*boxes: Box, hubs: int) -> tuple[float, float]:
    spots = _hub_spots(boxes[:hubs])
    return _half_frame({box.id: box for box in boxes}, spots, _mean([(spot, 1.0) for spot in spots.values()]))


def test_the_frame_grows_when_boxes_fill_more_than_38_hundredths_of_it() -> None:
    """_FILLED: 1200 by 490 pixels hold boxes of 223,440 pixels; four times as many need twice the width and height."""
    hub = Box("h", 200, 60)
    assert half_frame(hub, Box("o", 223_440 / 30 - 400, 30), hubs=1) == (600, 245)
    assert half_frame(hub, Box("o", 4 * 223_440 / 30 - 400, 30), hubs=1) == (1200, 490)


def test_the_frame_leaves_150_pixels_beside_hubs_in_rows() -> None:
    """_BESIDE_HUBS: sixteen hubs stand in four rows of four, the last 840 and 570 pixels from the middle."""
    assert half_frame(*(Box(f"h{at}", 200, 60) for at in range(16)), hubs=16) == (840 + 100 + 150, 570 + 30 + 150)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_no_box_lies_over_another_and_twice_is_the_same(data: st.DataObject) -> None:
    hubs = tuple(Box(f"h{i}", 200, 60) for i in range(data.draw(st.integers(1, 15))))
    sizes = st.tuples(st.integers(20, 400), st.integers(20, 90))
    ends = st.lists(st.sampled_from([hub.id for hub in hubs]), unique=True, max_size=4)
    others = tuple(
        Box(f"o{i}", width, height, tuple((end, 1.0) for end in joined))
        for i, ((width, height), joined) in enumerate(data.draw(st.lists(st.tuples(sizes, ends), max_size=25)))
    )
    layout = lay_out(hubs, others)
    assert overlapping((*hubs, *others), layout) == []
    assert lay_out(hubs, others) == layout
