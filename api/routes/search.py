"""Search over names, actions and passages; and the closed lists of words that answers and filters use."""

from typing import Annotated

from fastapi import APIRouter, Depends

from api.routes.asked import Asking, InDistrict
from api.routes.asking import asked_by
from graph.export.forms.found import Hits, hits_form
from graph.export.forms.network import Vocabularies, Vocabulary, VocabularyWord
from graph.export.forms.shape import words_of
from graph.model.vocabulary import NAMES
from graph.questions import WhatIsFound

router = APIRouter(tags=["search"])


@router.get("/search", operation_id="search")
def search(network: InDistrict, context: Asking, asked: Annotated[WhatIsFound, Depends(asked_by(WhatIsFound))]) -> Hits:
    """What names or says something: organisations, actions, parts of plans; and every place in the text of a source.

    The words all have to stand there, each as the beginning of a word. Only ever words: there is no query language.
    """
    found = asked.of(network, context.networks.store, lambda plan: context.source_of(network, plan))
    return hits_form(network, found, asked.limit)


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
