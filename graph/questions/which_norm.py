"""How the plans stand beside a norm: each element with the degree in which a plan meets it, and what says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.analysis.norms import Held, HeldPlan, NormDegree, held_against
from graph.network import Network
from graph.questions.filters import NO_WORD, QuestionError, Sort, asks
from graph.questions.which_of_a_kind import WhichPlans
from graph.reference.norms import Norm, NormLevel, packaged_norms


@dataclass(frozen=True, slots=True)
class NormLine:
    """An element of a norm beside one plan."""

    held_plan: HeldPlan
    held: Held

    @property
    def id(self) -> str:
        """The plan and the element."""
        return f"{self.held_plan.plan.id}:{self.held_plan.norm.id}.{self.held.element.id}"


@dataclass(frozen=True, slots=True)
class WhichNorm:
    """The elements of a norm beside the plans, plan by plan, in the order of the norm."""

    municipality: str | None = asks(
        Sort.OWNER, "Alleen het plan van deze gemeente", "Only the plans of this owner", page="gemeente"
    )
    plan: str | None = asks(Sort.CODE, "Alleen dit plan", "Only this plan", page="plan")
    norm: str | None = asks(
        Sort.CODE,
        "Langs deze norm; zonder keuze die voor gemeenten",
        "Beside this norm; without a choice that for municipalities",
        page="norm",
        example="gemeentelijke-aanpak",
    )
    degree: tuple[NormDegree, ...] = asks(
        Sort.WORD,
        "Alleen wat zo in een plan staat",
        "Only what stands in a plan like this",
        page="mate",
        words=NormDegree,
        several=True,
    )
    level: NormLevel | None = asks(
        Sort.WORD, "Alleen van dit niveau", "Only of this level", page="niveau", words=NormLevel
    )

    def of(self, network: Network, norms: Sequence[Norm] = ()) -> tuple[NormLine, ...]:
        """The elements of a network that are asked for.

        Args:
            network: the network of a district.
            norms: those that are known; without any the packaged ones.

        Raises:
            QuestionError: there is no such norm.
        """
        return tuple(
            NormLine(held, one)
            for held in self.held(network, norms)
            for one in held.elements
            if (self.degree == () or one.degree in self.degree) and self.level in (None, one.element.level)
        )

    def held(self, network: Network, norms: Sequence[Norm] = ()) -> tuple[HeldPlan, ...]:
        """The plans beside the norm, whole; only those that are about its field.

        Raises:
            QuestionError: there is no such norm.
        """
        norm = self.meant(norms)
        plans = WhichPlans(self.municipality, self.plan).of(network)
        return tuple(held for held in (held_against(plan, norm) for plan in plans) if held.about_it)

    def meant(self, norms: Sequence[Norm] = ()) -> Norm:
        """The norm that is asked about.

        Raises:
            QuestionError: there is no such norm.
        """
        known = {norm.id: norm for norm in (norms or packaged_norms())}
        if self.norm is None:
            return next(iter(known.values()))
        if self.norm not in known:
            raise QuestionError(NO_WORD(name="norm", value=self.norm, known=tuple(known), names=tuple(known)))
        return known[self.norm]
