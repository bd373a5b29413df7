"""Alternatives on the command line: their priorities, what the networks inside say, and ratings."""

from __future__ import annotations

import numpy as np

from cli.table import table
from i18n import numbers
from i18n.translate import Translator
from mcdm.judgments import FloatArray
from mcdm.ratings import RatingResult
from reports.sentences.networks import network_name
from reports.sentences.synthesis import SYNTHESIS
from studies.study import Study
from studies.synthesis import Synthesis


def priorities(synthesis: Synthesis | None) -> dict[str, float]:
    """Alternative -> priority; nothing without alternatives, or where a synthesis gives no priorities."""
    found = synthesis.priorities if synthesis is not None else None
    return dict(found.as_dict()) if found is not None else {}


def synthesis_as_json(study: Study, synthesis: Synthesis | None) -> dict[str, object] | None:
    """What the networks inside say and what becomes of it; null where no network is inside another."""
    if synthesis is None or synthesis.joined is None:
        return None
    names, joined = tuple(synthesis.alternatives), synthesis.joined

    def by_name(values: FloatArray | None) -> dict[str, float] | None:
        return None if values is None else dict(zip(names, values.tolist(), strict=True))

    return {
        "method": study.synthesis.method,
        "parameters": dict(study.synthesis.arguments),
        "networks": _networks(synthesis),
        "values": by_name(joined.raw),
        "ideal": by_name(joined.ideal),
        "normalised": by_name(joined.normalised),
    }


def _networks(synthesis: Synthesis, parent: str = "") -> list[dict[str, object]]:
    """Every network with what it contributes to the one around it, from the outside in."""
    found: list[dict[str, object]] = []
    for part, inner in zip(synthesis.parts, synthesis.inner, strict=True):
        said = dict(zip(synthesis.alternatives, np.asarray(part.priorities).tolist(), strict=True))
        found.append(
            {
                "id": part.name,
                "parent": parent,
                "merit": part.merit,
                "weight": float(np.asarray(part.weight)),
                "priorities": said,
            }
        )
        found += _networks(inner, part.name)
    return found


def ratings_as_json(study: Study, result: RatingResult | None) -> dict[str, object] | None:
    """Totals and priorities of what is rated; null where nothing is."""
    if result is None or study.ratings is None:
        return None
    names = study.ratings.alternatives
    return {
        "criteria": list(study.ratings.criterion_ids),
        "totals": dict(zip(names, result.totals.tolist(), strict=True)),
        "priorities": None if result.priorities is None else dict(zip(names, result.priorities.tolist(), strict=True)),
        "values": dict(zip(names, result.values.tolist(), strict=True)),
    }


def in_words(study: Study, synthesis: Synthesis | None, result: RatingResult | None, t: Translator) -> list[str]:
    """The tables of a terminal, one for each thing there is."""
    found = []
    if synthesis is not None:
        found.append(_ranked(study, synthesis, t))
    if result is not None and study.ratings is not None:
        rows = [
            (name, study.labels[name].in_language(t.language), numbers.score(float(total)))
            for name, total in zip(study.ratings.alternatives, result.totals, strict=True)
        ]
        found.append(table((t("id"), t("rated"), t("total")), rows))
    return found


def _ranked(study: Study, synthesis: Synthesis, t: Translator) -> str:
    """Alternatives by what each network says about them, and in all."""
    inside = [network_name(study, part.name, t) for part in synthesis.parts]
    head = (t("id"), t("alternative"), *inside, t("synthesis") if inside else t("priority"))
    rows = [
        (
            name,
            label.in_language(t.language),
            *(numbers.score(np.asarray(part.priorities).tolist()[k]) for part in synthesis.parts),
            numbers.plain(float(synthesis.values[k])),
        )
        for k, (name, label) in enumerate(synthesis.alternatives.items())
    ]
    drawn = table(head, rows)
    if not inside:
        return drawn
    known = SYNTHESIS.get(study.synthesis.method)
    return f"{t(known[0]) if known else study.synthesis.method}\n{drawn}"
