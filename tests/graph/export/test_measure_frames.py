"""The frames of measures: the same numbers as the question gives, with names where people read them."""

import pytest

from graph.export.frames import measures_frame, pairs_frame, together_frame
from graph.network import Network
from graph.questions import QuestionError
from tests.graph.analysis.real_view import real_view


def test_measures_of_the_real_plan() -> None:
    frame = measures_frame(Network(real_view())).set_index("organisation")

    assert frame.loc["riec", "actions"] == 6
    assert frame["degree"].between(0, 1).all()
    assert frame.loc["riec", "degree"] == pytest.approx(6 / 27, abs=1e-6)
    with_own = measures_frame(Network(real_view()), with_own=True).set_index("organisation")
    assert with_own.loc["gm1916.vth", "actions"] == 26
    with pytest.raises(QuestionError, match="colour"):
        measures_frame(Network(real_view()), colour="red")


def test_who_stands_together_more_than_once_by_name() -> None:
    frame = together_frame(Network(real_view()))

    assert ("AVIM", "HEIT Prostitutie") in [tuple(sorted(names)) for names in frame["parties"]]
    assert (frame["number_of_parties"] > 1).all()
    assert (frame["number_of_actions"] > 1).all()


def test_pairs_against_chance() -> None:
    frame = pairs_frame(Network(real_view()))

    parties = len(measures_frame(Network(real_view())))
    assert len(frame) == parties * (parties - 1) / 2
    assert not frame["significant"].any()
    assert frame["p_value"].is_monotonic_increasing
