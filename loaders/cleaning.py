"""Taking out of a store what leads to a person, where an earlier program kept it and only this one finds it."""

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.model.review import CORRECTION
from graph.reference import Reference
from graph.store.records import Judgement, Stamp
from loaders.content import cleaned_form
from loaders.form import parse_reading
from loaders.judging.new_corrections import without_persons
from loaders.judging.people import Kind
from loaders.originals import digest_of, forget_original

if TYPE_CHECKING:
    # The port imports the network's view; who only reads plans need not wait for it.
    from graph.store.port import Store


def clean_readings(store: "Store", plan: str, reference: Reference, stamp: Stamp) -> None:
    """Takes out of the readings and drafts of a plan what is left out now, and was kept by an earlier program."""
    found: list[Judgement] = []
    for kind in (Kind.READING, Kind.DRAFT):
        for one in store.judgements(kind, plan):
            begin = max(one.content.find("{"), 0)
            clean = None if one.takes_back is not None else cleaned_form(one.content[begin:], plan, reference)
            if clean is not None:
                found.append(replace(one, content=one.content[:begin] + clean))
                forget_original(store, digest_of(parse_reading(clean)), stamp)
    if len(found) > 0:
        store.rewrite_judgements(found, stamp)


def clean_corrections(store: "Store", owners: Collection[str], reference: Reference, stamp: Stamp) -> None:
    """Takes out of the corrections of these owners what leads to a person, and was kept by an earlier program.

    Those that were taken back are cleaned too: they stand in the records all the same.
    """
    found: list[Judgement] = []
    for owner in sorted(owners):
        for one in store.judgements(Kind.CORRECTION, owner):
            if one.takes_back is None:
                kept = CORRECTION.validate_json(one.content)
                clean = without_persons(kept, owner, reference)
                if clean is not kept:
                    found.append(replace(one, content=clean.model_dump_json()))
    if len(found) > 0:
        store.rewrite_judgements(found, stamp)
