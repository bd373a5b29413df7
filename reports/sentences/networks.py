"""Words about networks inside elements: what one is called, and how far it is judged."""

from __future__ import annotations

from i18n.translate import Translator
from reports.sentences.synthesis import MERITS
from studies.study import Study
from studies.subnetworks import ancestors


def network_name(study: Study, network: str, t: Translator) -> str:
    """What a network is called: its own name, else that of its element; the goal's for the study's own."""
    if not network:
        return study.model.goal.in_language(t.language) or t("Unnamed study")
    return study.inside(network).label.in_language(t.language) or network


def network_path(study: Study, network: str, t: Translator) -> list[tuple[str, str]]:
    """Every network on the way to this one with its name, the study's own first."""
    return [(each, network_name(study, each, t)) for each in ("", *ancestors(network, study.subnetworks))]


def path_in_words(study: Study, network: str, t: Translator) -> str:
    """The way to a network without the study's own: ``Benefits > Economic``."""
    return " > ".join(name for _, name in network_path(study, network, t)[1:])


def network_state(study: Study, network: str, t: Translator) -> str:
    """How far a network is judged, with all that is inside it: ``2 of 3 questions answered``."""
    seen = study.inside(network)
    asked, judged = len(seen.every_set), len({ballot.set for ballot in seen.ballots})
    return t("{judged} of {sets} questions answered", judged=judged, sets=asked)


def merit_name(merit: str, t: Translator) -> str:
    """What a network argues, or that it argues nothing in particular."""
    return t(MERITS[merit]) if merit else t("no merit")
