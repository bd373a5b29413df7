"""One narrowing of the funnel."""

from __future__ import annotations

import pytest

from mcdm.errors import DecisionError
from satisfaction.funnel_steps import FunnelStep


def test_a_step_keeps_everybody_or_some() -> None:
    assert FunnelStep() == FunnelStep("", ())
    assert FunnelStep("tier", ("VIP",)).segments == ("VIP",)
    with pytest.raises(DecisionError, match="funnel-step-empty") as refused:
        FunnelStep("tier")
    assert refused.value.facts["name"] == "tier"
