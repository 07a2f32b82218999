"""What the store keeps of how plans were read: the reading of each loaded plan, and the text of its document."""

import json
from collections.abc import Mapping

from graph.model.form import Reading
from graph.network import Network
from graph.store.port import Store
from loaders.form import parse_reading


def readings_of(store: Store, network: Network) -> Mapping[str, Reading]:
    """How the document of each plan was read, as kept with its last version."""
    found: dict[str, Reading] = {}
    for plan in network.plans.plans:
        version = store.version(plan.id)
        if version is not None:
            found[plan.id] = parse_reading(version.form_json)
    return found


def text_of_source(form_json: str) -> str | None:
    """The text of the document that a plan in its public form was read from; None for what was entered by hand."""
    form = json.loads(form_json)
    document = form.get("document") if isinstance(form, dict) else None
    text = document.get("text") if isinstance(document, dict) else None
    return text if isinstance(text, str) else None
