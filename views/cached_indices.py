"""All indices side by side, computed once and kept. Keyed as in ``views/cached.py``."""

from __future__ import annotations

from studies.index_readings import Indices
from studies.indices import indices as indices_of
from views import cached, session
from views.components import waiting


def indices() -> Indices | None:
    """Every index of the open study on its survey, or on its stated baseline where none is loaded.

    None while they are worked out, and then the page says so.

    Raises
    ------
    DecisionError
        Those of :func:`studies.indices.indices`.
    """
    study, survey = session.study(), session.survey()
    weights = cached.weighing(study).weights
    what = session.translate()("Measuring by every index")
    key = f"indices|{cached.measured()}|{session.key_of(study.structure, study.questionnaire)}"
    return waiting.result(key, what, lambda job: indices_of(study, weights, survey))
