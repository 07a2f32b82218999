"""Search over names, actions and passages; and the closed lists of words that answers and filters use."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.parts.networks import DistrictNetwork
from api.routes.asked import Asking, InDistrict
from graph.export.forms.network import Hit, Hits, Vocabularies, Vocabulary, VocabularyWord
from graph.export.forms.shape import coverage_of, place_of, words_of
from graph.model.vocabulary import NAMES
from graph.store import words
from graph.store.port import Hit as StoreHit

router = APIRouter(tags=["search"])


@router.get("/search", operation_id="search")
def search(
    network: InDistrict,
    context: Asking,
    q: Annotated[
        str,
        Query(
            min_length=1,
            max_length=200,
            description="Words that all have to stand there, each as the beginning of a word. Only ever words: "
            "there is no query language.",
            examples=["opvang"],
        ),
    ],
    limit: Annotated[int, Query(ge=1, le=200, description="The most items.")] = 50,
) -> Hits:
    """What names or says something: organisations, actions, parts of plans. Names come first."""
    found = context.networks.store.search(q, network.view.district, limit)
    return Hits(
        items=tuple(_hit(network, hit) for hit in found),
        words=words.words_of(q),
        limit=limit,
        coverage=coverage_of(network),
    )


@router.get("/vocabularies", operation_id="listVocabularies")
async def list_vocabularies() -> Vocabularies:
    """Every closed list of words (kinds, roles, degrees, timings), with the names in Dutch and English."""
    return Vocabularies(
        items=tuple(
            Vocabulary(
                name=kind.__name__,
                items=tuple(VocabularyWord(value=word.value, name=words_of(word)) for word in kind),
            )
            for kind in NAMES
        )
    )


def _hit(network: DistrictNetwork, hit: StoreHit) -> Hit:
    node = hit.node
    plan = network.plans.plan_around(node.id)
    return Hit(
        id=node.id,
        name=node.name,
        label=node.labels[-1],
        field=hit.field,
        text=hit.text,
        plan=None if plan is None else plan.id,
        place=place_of(node),
    )
