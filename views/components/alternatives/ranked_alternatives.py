"""What the study's networks say about the alternatives, as one figure: of a pure network the answer itself."""

from __future__ import annotations

from collections.abc import Sequence

from mcdm.labels import Label
from reports.charts.priorities import priorities
from studies.synthesis import rated, synthesise
from views import cached, session
from views.components import figures, layout


def render() -> None:
    """The figure; nothing where nothing is ranked."""
    t, (names, values, shares) = session.translate(), ranked()
    if not names:
        return
    with layout.figure(t("The alternatives, best first"), t("Priorities, as all networks give them."), "ranked"):
        shown = "|".join(f"{name}:{value}" for name, value in zip(names, values, strict=True))
        figures.show("ranked", shown, lambda: priorities(names, shares or values, t=t))


Ranked = tuple[tuple[str, ...], tuple[float, ...], tuple[float, ...]]


def ranked() -> Ranked:
    """(names, values, shares) of what the open study ranks; no shares where values cannot be scaled to one."""
    study = session.study()
    read = (*cached.weighing_parts(study), study.subnetworks, study.synthesis, study.ratings)
    labels, values, shares = cached.once(f"ranked|{session.key_of(*read)}", _ranked)
    return unique([label.in_language(session.language()) for label in labels]), values, shares


def _ranked() -> tuple[tuple[Label, ...], tuple[float, ...], tuple[float, ...]]:
    study, weighing = session.study(), cached.weighing()
    found = synthesise(study, weighing)
    if found is not None:
        shares = () if found.priorities is None else tuple(found.priorities.values.tolist())
        return tuple(found.alternatives.values()), tuple(found.values.tolist()), shares
    table = rated(study, weighing)
    if table is not None and study.ratings is not None:
        labels = tuple(study.labels[name] for name in study.ratings.alternatives)
        shares = () if table.priorities is None else tuple(table.priorities.tolist())
        return labels, tuple(table.totals.tolist()), shares
    return (), (), ()


def unique(names: Sequence[str]) -> tuple[str, ...]:
    """Names for a chart: of doubles every one is numbered."""
    return tuple(name if names.count(name) == 1 else f"{name} ({k})" for k, name in enumerate(names, 1))
