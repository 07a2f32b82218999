"""What plans, ambitions and blocks are called in a sentence, in both languages."""

from graph.model.language import Text
from graph.model.rows import NodeRow
from graph.plans.parts import BlockPart, PlanPart
from graph.plans.values import is_stated, words


def ambition_name(part: NodeRow) -> Text:
    """An ambition in a sentence: *ambitie 2*; one without a number by its title; a plan is *het plan*."""
    if part.label == "Plan":
        return Text("het plan", "the plan")
    number = words(part.properties, "number")
    shown = f"‘{part.name}’" if number is None else number
    return Text(f"ambitie {shown}", f"ambition {shown}")


def ambition_title(part: NodeRow) -> Text:
    """An ambition as a heading: *Ambitie 2, Adequaat signaleren & melden*."""
    number = words(part.properties, "number")
    if part.label == "Plan" or number is None:
        return Text(part.name, part.name)
    untitled = part.name == f"Ambitie {number}"
    title = "" if untitled else f", {part.name}"
    return Text(f"Ambitie {number}{title}", f"Ambition {number}{title}")


def block_title(plan: PlanPart, block: BlockPart) -> Text:
    """A block behind a colon, with its ambition: *ambitie 1, Interne bewustwording*."""
    whole = block.ambition if is_stated(block.ambition) else plan.node
    if not _has_own_title(plan, block):
        ambition = ambition_title(whole)
        return Text(_small(ambition.nl), _small(ambition.en))
    ambition = ambition_name(whole)
    return Text(f"{ambition.nl}, {block.node.name}", f"{ambition.en}, {block.node.name}")


def block_name(plan: PlanPart, block: BlockPart) -> Text:
    """A block in a sentence: *ambitie 2*, and *ambitie 1 (Interne bewustwording)* where the ambition has several."""
    ambition = ambition_name(block.ambition if is_stated(block.ambition) else plan.node)
    if not _has_own_title(plan, block):
        return ambition
    return Text(f"{ambition.nl} ({block.node.name})", f"{ambition.en} ({block.node.name})")


def _has_own_title(plan: PlanPart, block: BlockPart) -> bool:
    return plan.blocks_in[block.ambition.id] > 1 and is_stated(block.node)


def _small(text: str) -> str:
    return f"a{text[1:]}" if text.startswith(("Ambitie ", "Ambition ")) else text
