"""``ketenkaart export``: the network in a form of others."""

from enum import StrEnum
from typing import Annotated

import typer

from api.commands.surroundings import DistrictOption, NamesOption, StoreOption, known_names, surroundings_of
from api.terminal import write_out
from graph.districts import district_meant
from graph.export.four_w import four_w_text
from graph.network import Network

EPILOG = "Voorbeeld: ketenkaart export --form 4w > wie-doet-wat.csv"


class Form(StrEnum):
    """The forms in which a network can be taken along."""

    FOUR_W = "4w"


def export(
    context: typer.Context,
    form: Annotated[Form, typer.Option("--form", help="In welke vorm: 4w (CSV met HXL-tags).")],
    district: DistrictOption = None,
    names: NamesOption = None,
    store: StoreOption = None,
) -> None:
    """Geef de acties van een district in een vorm waarin ook anderen die uitwisselen."""
    around, reference = surroundings_of(context), known_names(names)
    makers = {Form.FOUR_W: four_w_text}
    with around.open(around.address(store)) as opened:
        network = Network(opened.read_view(district_meant(opened.districts(), district, reference).state.id))
    write_out(makers[form](network.actions))
