"""Plans that spend levers in some places only, simulated place by place and added up."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcdm.draws import Draws
from mcdm.errors import DecisionError
from mcdm.labels import Label
from scenarios.chain import AS_IT_IS, index_of_ramps
from scenarios.divisions import Division
from scenarios.effect_model import EffectModel, prepare
from scenarios.parts import EVERYBODY, added_up, parts_of
from scenarios.scenario import PlannedAmount, Scenario
from scenarios.simulate import simulate
from scenarios.uncertainty import likely_effects, sample_effects
from tests.scenarios.small import FIGURES, INDICATORS, LEVERS, SETTINGS, plan, small_baseline

BASELINE = small_baseline()
DISTRICT = Division("district", ("north", "south", "empty"), (0.75, 0.25, 0.0))
TIER = Division("tier", ("large", "small"), (0.1, 0.9))
APART = replace(DISTRICT, figures={"north": {"outage": 4.0}, "south": {"outage": 26.4}})


def model(*divisions: Division) -> EffectModel:
    return prepare(INDICATORS, FIGURES, LEVERS, (), SETTINGS, None, divisions or (DISTRICT, TIER))


def targeted(amount: float, dimension: str = "district", **parts: float) -> Scenario:
    crews = PlannedAmount("crews", (amount,), dimension, tuple(parts.items()))
    return Scenario("aimed", Label(), (crews, PlannedAmount("texts", (15,))))


EVENLY = targeted(20, north=0.75, south=0.25)


def test_all_customers_are_one_part_unless_a_plan_is_targeted() -> None:
    (part,) = parts_of(model(), plan(crews=20), BASELINE)
    assert part.place is EVERYBODY
    assert part.baseline is BASELINE


def test_places_that_are_alike_are_simulated_together_and_those_that_get_more_stay_apart() -> None:
    four = Division("district", ("north", "south", "east", "west"), (0.4, 0.3, 0.2, 0.1))
    parts = parts_of(model(four, TIER), targeted(20, south=1.0), BASELINE)
    assert [part.place.share for part in parts] == pytest.approx([0.7, 0.3])
    apart = parts_of(model(four, TIER), targeted(20, south=0.6, east=0.4), BASELINE)
    assert [dict(part.place.segments)["district"] for part in apart] == ["north", "south", "east"]


def test_places_simulated_together_come_to_the_same_as_one_by_one() -> None:
    four = Division("district", ("north", "south", "east", "west"), (0.4, 0.3, 0.2, 0.1))
    aimed, likely, quarters = (
        targeted(20, south=0.5, west=0.5),
        likely_effects(model()),
        np.arange(SETTINGS.quarters + 1.0),
    )
    parts = parts_of(model(four), aimed, BASELINE, ("district",))
    paths = [index_of_ramps(each.model, each.ramps, AS_IT_IS, BASELINE, likely, quarters) for each in parts]
    assert len(parts) == 4
    assert simulate(model(four), aimed, BASELINE).index == pytest.approx(added_up(paths, parts), abs=1e-12)


def test_an_even_spread_is_the_lever_that_is_not_targeted() -> None:
    draws = sample_effects(model(), Draws(7, 20))
    spread, whole = (simulate(model(), each, BASELINE, draws=draws) for each in (EVENLY, EVENLY.untargeted))
    assert spread.index == pytest.approx(whole.index, abs=1e-12)
    assert spread.draws_index == pytest.approx(whole.draws_index, abs=1e-12)
    assert spread.figures == pytest.approx(whole.figures, abs=1e-12)
    assert spread.memberships == pytest.approx(whole.memberships, abs=1e-12)
    assert spread.cost.npv == whole.cost.npv


def test_an_even_spread_is_it_also_where_districts_have_figures_of_their_own() -> None:
    both = [parts_of(model(APART, TIER), each, BASELINE, ("district",)) for each in (EVENLY, EVENLY.untargeted)]
    for first, second in zip(*both, strict=True):
        assert first.amounts == pytest.approx(second.amounts, rel=1e-14)
        assert first.model.figures == second.model.figures


def test_a_lever_moves_the_place_where_it_is() -> None:
    north, south = parts_of(model(), targeted(10, south=1.0), BASELINE)
    assert north.amounts[:, 0].tolist() == [0, 15]
    assert south.amounts[:, 0].tolist() == [40, 15]
    assert north.ramps[0].tolist() == [0.0] * 9
    crews = Scenario("aimed", Label(), targeted(10, south=1.0).plan[:1])
    projection = simulate(model(), crews, BASELINE)
    whole = simulate(model(), plan(crews=40), BASELINE)
    assert projection.gain == pytest.approx(whole.gain / 4)
    assert projection.index[0] == BASELINE.score
    assert projection.figures[:, 0] == pytest.approx(0.75 * 9.6 + 0.25 * whole.figures[:, 0])


def test_time_zero_is_the_baseline_to_the_bit() -> None:
    draws = sample_effects(model(), Draws(7, 20))
    projection = simulate(model(APART, TIER), targeted(10, south=1.0), BASELINE, draws=draws)
    assert projection.index[:2].tolist() == [BASELINE.score] * 2, "nothing has begun in the first quarter"
    assert set(projection.draws_index[:, 0].tolist()) == {BASELINE.score}


def test_places_start_from_their_own_figures() -> None:
    projection = simulate(model(APART), targeted(10, south=1.0), BASELINE)
    assert projection.figures[0, 0] == pytest.approx(0.75 * 4 + 0.25 * 26.4)
    assert projection.figures[0, 1] == 54


def test_what_targeting_changes_is_said() -> None:
    projection = simulate(model(), targeted(10, south=1.0), BASELINE)
    (said,) = (finding for finding in projection.findings if finding.code == "plan-by-places")
    assert said.details["index"] == projection.index[-1]
    evenly = simulate(model(), targeted(10, south=1.0).untargeted, BASELINE)
    assert said.details["pooled"] == evenly.index[-1]
    assert said.details["difference"] == pytest.approx(projection.index[-1] - evenly.index[-1])


def test_more_than_a_fair_share_of_the_maximum() -> None:
    def codes(amount: float) -> list[tuple[str, str]]:
        found = simulate(model(), targeted(amount, south=1.0), BASELINE).findings
        return [(finding.code, finding.place) for finding in found if finding.code == "target-beyond-maximum"]

    assert codes(25) == []
    assert codes(26) == [("target-beyond-maximum", "crews/south")]
    evenly = simulate(model(), targeted(100, north=0.75, south=0.25), BASELINE)
    assert "target-beyond-maximum" not in [finding.code for finding in evenly.findings]


def test_levers_targeted_by_different_dimensions_meet_in_every_combination() -> None:
    crews = PlannedAmount("crews", (10,), "district", (("south", 1.0),))
    texts = PlannedAmount("texts", (6,), "tier", (("large", 0.5), ("small", 0.5)))
    both = Scenario("both", Label(), (crews, texts))
    found = {place: part.amounts[:, 0].tolist() for part in parts_of(model(), both, BASELINE) for place in [part.place]}
    assert {tuple(segment for _, segment in place.segments): held for place, held in found.items()} == {
        ("north", "large"): [0, 30],
        ("north", "small"): [0, pytest.approx(3 / 0.9)],
        ("south", "large"): [40, 30],
        ("south", "small"): [40, pytest.approx(3 / 0.9)],
    }
    assert sum(place.share for place in found) == pytest.approx(1)


def test_own_answers_of_the_first_dimension() -> None:
    own = np.array([[0.5, 0.5, 0, 0, 0]] * 3)
    north, south = parts_of(model(), plan(), BASELINE, ("district",), {"north": own})
    assert (north.baseline.memberships == own).all()
    assert south.baseline is BASELINE


def test_the_same_everywhere_is_added_up_to_the_bit() -> None:
    parts = parts_of(model(), plan(), BASELINE, ("district", "tier"))
    value = np.array([0.1 + 0.2, 1 / 3])
    assert (added_up([value] * len(parts), parts) == value).all()
    assert added_up([np.full(2, k) for k in range(4)], parts) == pytest.approx(
        np.full(2, 0.675 * 1 + 0.025 * 2 + 0.225 * 3)
    )


@pytest.mark.parametrize(
    ("code", "scenario"),
    [
        ("id-unknown", targeted(10, "region", south=1.0)),
        ("id-unknown", targeted(10, "district", west=1.0)),
        ("target-without-customers", targeted(10, "district", empty=1.0)),
        ("lever-beyond-maximum", targeted(101, "district", south=1.0)),
    ],
)
def test_refused(code: str, scenario: Scenario) -> None:
    with pytest.raises(DecisionError) as raised:
        simulate(model(), scenario, BASELINE)
    assert raised.value.code == code


def test_waves_and_roles_divide_answers_and_no_customers() -> None:
    waves, roles = (Division(name, ("a", "b"), (0.5, 0.5), is_counted=False) for name in ("wave", "role"))
    for each in (waves, roles):
        with pytest.raises(DecisionError) as caught:
            simulate(model(each), targeted(20, each.dimension, a=1.0), BASELINE)
        assert caught.value.code == "division-of-answers"


def test_places_that_nobody_counted_are_said() -> None:
    guessed = replace(DISTRICT, shares=(1 / 3,) * 3, is_counted=False)
    found = simulate(model(guessed), targeted(20, north=1.0), BASELINE).findings
    assert [each.place for each in found if each.code == "places-counted-alike"] == ["district"]
    found = simulate(model(), targeted(20, north=1.0), BASELINE).findings
    assert "places-counted-alike" not in [each.code for each in found]
