"""The frame of the matrix by choice; the other frames are compared with Cypher by the notebook."""

import pytest

from graph.export.frames import crossing_frame
from graph.network import Network
from graph.questions import QuestionError
from tests.graph.analysis.real_view import real_view


def test_a_crossing_is_one_line() -> None:
    """As counted by hand in the column Tijdsplanning of the real plan."""
    table = crossing_frame(Network(real_view()), "ambition", "timing").pivot(
        index="row_name", columns="column_name", values="actions"
    )

    first = table.loc["Leidschendam-Voorburg 1 Creëren van brede bewustwording"].fillna(0)
    assert first.to_dict() == {"Q2 2025": 3, "Q3 2025": 0, "Doorlopend": 3, "Geen planning": 1}


def test_what_is_only_derived_has_no_row() -> None:
    frame = crossing_frame(Network(real_view()), "party", "municipality")
    assert "gm0629" not in set(frame["row"])
    riec = frame[frame["row"] == "riec"].iloc[0]
    assert (riec["holds"], riec["listed"], riec["funds"]) == (6, 4, 1)
    with pytest.raises(QuestionError, match="colour"):
        crossing_frame(Network(real_view()), "colour", "timing")
