"""How ``assets/examples/power-supply.json`` was made from the demo model: run as a program, or compared by a test.

    python -m tests.store.demo_conversion ../shared/demo/demo_model.json

It writes the study, the generator of its sample survey and, by that generator, the sample survey itself.

The demo names units and lever sources in English only; their Chinese stands here. Its influence points and cluster
columns become ballots of the panel; single-source blocks need none, because there is nothing to compare. Distributions
were rounded to four digits and are scaled back to a sum of one.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from i18n.punctuation import full_width
from mcdm.choice import Choice
from mcdm.judgments import DirectRatings, PairwiseComparisons, PairwiseJudgment
from mcdm.labels import Label
from mcdm.model import Cluster, CriteriaModel, Link, Node
from mcdm.scales import Grade, GradeScale, parse_judgment
from satisfaction.entitlements import Entitlement
from satisfaction.hygiene import Hygiene
from satisfaction.indicators import OperatingFigure
from satisfaction.questionnaire import Item, Questionnaire, SegmentColumn
from satisfaction.respondents import Dimension, Population, Segment
from satisfaction.synthetic import Consumption, SurveyGenerator
from satisfaction.synthetic_questions import Colleagues, FurtherQuestions
from scenarios.futures import Future
from scenarios.levers import Cost, Effect, Interaction, Lever, Timing
from scenarios.scenario import PlannedAmount, Scenario
from scenarios.settings import SimulationSettings
from store.examples import FOLDER, EarlierWave, SampleSurvey, sample_survey, write_sample
from studies import document
from studies.study import PANEL, Ballot, Choices, Expert, IndicatorShares, Study

ENTITLEMENTS = (
    Entitlement(
        "tier",
        "VIP",
        Label("VIP account manager", "VIP 客户经理"),
        (
            Label("Dedicated manager, day and night", "专属客户经理全天候服务"),
            Label("Dual supply and emergency generator first", "双电源与应急发电车优先保障"),
            Label("Power-quality and energy audit every year", "每年电能质量与能效诊断"),
        ),
    ),
    Entitlement(
        "tier",
        "large",
        Label("Large-customer manager", "大客户经理"),
        (
            Label("Outage plans agreed in person", "停电计划当面商定"),
            Label("Power-factor and tariff advice", "功率因数与电价咨询"),
        ),
    ),
    Entitlement(
        "tier",
        "ordinary",
        Label("Community or transformer-area manager", "社区经理、台区经理"),
        (
            Label("Outage and restoration messages", "停电与复电短信通知"),
            Label("Hotline 95598 and online service", "95598 热线与线上办电"),
        ),
    ),
)
"""Who looks after whom: an assumption of the demo."""

INVITED = {"VIP": 60, "large": 600, "ordinary": 6000}
REVENUE = {"VIP": 78_000.0, "large": 245_000.0, "ordinary": 97_000.0}
"""10k yuan a year, from the generator's mean consumption at .62 yuan a kWh: an assumption."""

WAVES = (
    Segment("2026-Q2", Label("Second quarter 2026", "2026 年第二季度")),
    Segment("2026-Q3", Label("Third quarter 2026", "2026 年第三季度")),
)
EARLIER = (EarlierWave("2026-Q2", -0.02, (("N22", 0.3), ("N41", -0.45), ("N51", -0.25))),)
"""Since the second quarter online channels and outage notices are judged better, restoration worse: planted."""

RESPONDENT_ROLES = (
    Segment("customer", Label("Customers", "客户")),
    Segment("expert", Label("Experts", "专家")),
    Segment("staff", Label("Staff", "员工")),
)
VALUE_CLASSES = (
    Segment("A", Label("Class A", "A 类客户")),
    Segment("B", Label("Class B", "B 类客户")),
    Segment("C", Label("Class C", "C 类客户")),
    Segment("loss", Label("Costs more than it brings", "亏损客户")),
)
EXPECTED = ("N11", "N23", "N21", "N51", "N61", "N15", "N24", "N62", "N41", "N42")
"""Two indicators of each dimension of SERVQUAL: what is expected of them, what would do, what is wished for."""

FEATURES = ("N11", "N22", "N43", "N41", "N51", "N52", "N53", "N64")
"""Asked with and without, as Kano does."""

PULLS = (
    *(("N22", 0.22), ("N12", 0.14), ("N11", 0.12), ("N62", 0.12), ("N61", 0.1), ("N52", 0.1), ("N35", 0.08)),
    *(("N23", 0.06), ("N41", 0.04), ("N33", 0.02)),
)
"""What overall satisfaction rests on in the sample survey; not what the panel believes."""

CONSTRUCTS = {
    "overall": Label("Overall satisfaction", "总体满意度"),
    "against-expectations": Label("Compared with expectations", "与预期相比"),
    "against-ideal": Label("Compared with the ideal", "与理想相比"),
    "recommend": Label("Would recommend", "愿意推荐"),
    "stay": Label("Would choose again", "愿意继续选择"),
    "image-trust": Label("A company to trust", "值得信赖的企业"),
    "image-caring": Label("Cares about its customers", "关心客户的企业"),
    "complained": Label("Complained this year", "今年曾投诉"),
}

UNITS = {
    "h/yr": Label("h a year", "小时/年"),
    "1/yr": Label("times a year", "次/年"),
    "%": Label("%", "%"),
    "min": Label("min", "分钟"),
    "h": Label("h", "小时"),
    "1/10k·yr": Label("per 10,000 customers a year", "件/万户·年"),
    "d": Label("working days", "个工作日"),
    "steps": Label("steps", "个环节"),
    "1/10k": Label("per 10,000 bills", "次/万张"),
    "1/100k": Label("per 100,000 customers", "台/十万户"),
    "pts": Label("points", "分"),
    "capex, 10k yuan": Label("10k yuan of capital", "万元投资"),
    "teams": Label("teams", "支队伍"),
    "% customers with verified contact": Label("% of customers with a verified contact", "% 客户联系方式已核实"),
    "hours per employee-year": Label("hours per employee and year", "学时/人·年"),
    "10k yuan per year": Label("10k yuan a year", "万元/年"),
    "sites": Label("sites", "处"),
    "extra crews": Label("extra crews", "支新增队伍"),
    "persons": Label("persons", "人"),
    "customers per year": Label("customers a year", "户/年"),
    "level 0-1": Label("level, 0 to 1", "推进程度 0–1"),
}

SOURCES = {
    "L1": "美国能源部 2014 年(经 cooperative.com):馈线自动化线路停电次数 −45%、停电时长 −51%;"
    "每表 88 美元(Suwannee Valley)。"
    "3600 万元约覆盖 11% 的客户,先治最差馈线,SAIDI 差距 −17%(假设)",
    "L2": "计划停电占停电时间 32.7%(国家能源局,50 城市,2020 年一季度)× 不停电作业率 68%(广西,2020 年)= 0.22",
    "L3": "J.D. Power 2011/2012:按预告时间复电高 153 分;电子方式告知 714 分,未告知 625 分",
    "L4": "Arthur 等 2003:对行为和绩效的效应 d=0.62;折算为差距缩小比例属假设",
    "L5": "假设,须由专家组标定",
    "L6": "假设",
    "L7": "假设;故障停电占停电时间 67.3%(50 城市,2020 年一季度)",
    "L8": "假设(差异化服务一文:四类客户经理)",
    "L9": "差异化服务一文:功率因数由 0.68 提高到 0.91,投资回收期 2.7 个月",
    "L10": "假设(原文:每次接电涉及 6 至 7 个部门)",
}

ROLES = {
    **dict.fromkeys(("E1", "E2", "E3", "E4", "E5"), Label("Company", "供电企业")),
    **dict.fromkeys(("E6", "E7"), Label("Customer", "客户")),
    **dict.fromkeys(("E8", "E9"), Label("Independent", "独立第三方")),
}

CURVES = {
    "hill": ("hill", {"kappa": "half", "n": "exponent"}),
    "exp": ("exponential", {"kappa": "scale"}),
    "linear_cap": ("linear-to-cap", {"cap": "cap"}),
    "scurve": ("s-curve", {"x0": "midpoint", "b": "steepness"}),
}

WAVE = "2026-Q3"

TIERS = {
    "VIP": Label("VIP customers", "VIP 高端客户"),
    "large": Label("Large customers", "大客户"),
    "ordinary": Label("Ordinary customers", "普通客户"),
}

CHANNELS = (
    Segment("web", Label("Web", "网络")),
    Segment("phone", Label("Phone", "电话")),
    Segment("on-site", Label("On site", "现场")),
)


def demo_study(demo: dict[str, Any]) -> Study:
    """The demo model as a study."""
    model = _model(demo)
    panel = {each.id: each.elements for each in model.comparison_sets()}
    return Study(
        label=_label(demo["name"]),
        note=_label(demo["note"]),
        model=model,
        scale=GradeScale(tuple(Grade(_label(grade["label"]), grade["score"]) for grade in demo["grades"])),
        experts=tuple(Expert(e["id"], _label(e["name"]), e["weight"], ROLES[e["id"]]) for e in demo["experts"]),
        ballots=(*_expert_ballots(demo, panel), *_panel_ballots(demo, panel)),
        choices=Choices(damping=demo["network"]["damping_rho"], role_weights=tuple(demo["role_weights"].items())),
        figures=tuple(_figure(indicator) for indicator in demo["indicators"]),
        baseline=tuple(_shares(indicator) for indicator in demo["indicators"]),
        population=_population(demo["customers"]),
        entitlements=ENTITLEMENTS,
        questionnaire=_questionnaire(demo),
        levers=tuple(_lever(lever) for lever in demo["levers"]),
        interactions=tuple(
            Interaction(i["a"], i["b"], i["kpi"], i["gamma"], _label(i["why"])) for i in demo["interactions"]
        ),
        scenarios=tuple(
            Scenario(
                s["id"], _label(s["name"]), tuple(PlannedAmount(lever, (float(x),)) for lever, x in s["plan"].items())
            )
            for s in demo["scenarios"]
        ),
        futures=tuple(_future(future) for future in demo["futures"]),
        settings=_settings(demo["simulation"]),
    )


def _label(name: dict[str, str]) -> Label:
    return Label(name["en"], full_width(name["zh"]))


def _model(demo: dict[str, Any]) -> CriteriaModel:
    return CriteriaModel(
        goal=Label("Customer satisfaction", "客户满意度"),
        clusters=tuple(Cluster(c["id"], _label(c["name"])) for c in demo["clusters"]),
        nodes=tuple(Node(i["id"], _label(i["name"]), i["cluster"]) for i in demo["indicators"]),
        links=tuple(Link(i["source"], i["target"]) for i in demo["network"]["influences"]),
    )


def _expert_ballots(demo: dict[str, Any], sets: dict[str, tuple[str, ...]]) -> list[Ballot]:
    ballots = []
    for expert in demo["experts"]:
        for name, judgments in expert["judgments"].items():
            rows = tuple(PairwiseJudgment(j["a"], j["b"], parse_judgment(j["value"])) for j in judgments)
            ballots.append(Ballot(expert["id"], name, PairwiseComparisons(sets[name], rows)))
    return ballots


def _panel_ballots(demo: dict[str, Any], sets: dict[str, tuple[str, ...]]) -> list[Ballot]:
    cluster = {i["id"]: i["cluster"] for i in demo["indicators"]}
    points = {
        f"{target}<-*": {name: 100 * weight for name, weight in column.items()}
        for target, column in demo["network"]["cluster_matrix_columns"].items()
    }
    for influence in demo["network"]["influences"]:
        name = f"{influence['target']}<-{cluster[influence['source']]}"
        points.setdefault(name, {})[influence["source"]] = influence["points"]
    ballots = []
    for name, elements in sets.items():
        if name in points:
            given = tuple(round(float(points[name][element]), 6) for element in elements)
            ballots.append(Ballot(PANEL, name, DirectRatings(elements, given)))
    return ballots


def _figure(indicator: dict[str, Any]) -> OperatingFigure:
    kpi = indicator["kpi"]
    return OperatingFigure(
        indicator["id"],
        _label(kpi["name"]),
        UNITS[kpi["unit"]],
        today=float(kpi["baseline"]),
        attainable=float(kpi["ideal"]),
        anchors=tuple(map(float, kpi["anchors_best_to_worst"])),
        visibility=kpi["beta"],
    )


def _shares(indicator: dict[str, Any]) -> IndicatorShares:
    given = indicator["baseline_distribution"]
    return IndicatorShares(indicator["id"], tuple(share / sum(given) for share in given))


def _population(customers: dict[str, Any]) -> Population:
    districts = tuple(Segment(d["id"], _label(d["name"]), d["n"]) for d in customers["districts"])
    tiers = tuple(
        Segment(t["id"], TIERS[t["id"]], t["n"], revenue=REVENUE[t["id"]], invited=INVITED[t["id"]])
        for t in customers["tiers"]
    )
    return Population(
        (
            Dimension("district", Label("District", "区域"), districts),
            Dimension("tier", Label("Customer tier", "客户等级"), tiers),
            Dimension("channel", Label("Survey channel", "调查渠道"), CHANNELS),
            Dimension("wave", Label("Wave", "调查轮次"), WAVES),
            Dimension("role", Label("Role", "角色"), RESPONDENT_ROLES),
            Dimension("value", Label("Value class", "价值等级"), VALUE_CLASSES),
        )
    )


def _questionnaire(demo: dict[str, Any]) -> Questionnaire:
    names = [indicator["id"] for indicator in demo["indicators"]]
    rated = [Item(name, name, "numeric-1-5") for name in names]
    stated = [Item(f"importance_{name}", name, "numeric-1-10", role="importance") for name in names]
    expected = [
        Item(f"{role}_{name}", name, "numeric-1-5", role=role)
        for name in EXPECTED
        for role in ("expectation", "adequate", "desired")
    ]
    features = [
        Item(f"{role}_{name}", name, "kano", role=role) for name in FEATURES for role in ("functional", "dysfunctional")
    ]
    constructs = [
        Item(name, name, "numeric-1-10", role="construct", label=label)
        if name != "complained"
        else Item(name, name, "yes-no", reversed=True, role="construct", label=label)
        for name, label in CONSTRUCTS.items()
    ]
    columns = {name: name for name in ("district", "tier", "channel", "wave", "role")} | {"value": "value_class"}
    return Questionnaire(
        items=(*rated, *stated, *expected, *features, *constructs),
        segments=tuple(SegmentColumn(column, name) for name, column in columns.items()),
        respondent_column="respondent",
        duration_column="seconds",
        hygiene=Hygiene(fewest_seconds=90),
    )


def demo_generator(demo: dict[str, Any]) -> SampleSurvey:
    """The generator of the demo's survey, with the seed and the wave of the sample that is shipped."""
    study, given, customers = demo_study(demo), demo["survey_generator"], demo["customers"]
    weights = demo["expected_results"]["weights"]["damped_rho05"]
    generator = SurveyGenerator(
        figures=study.figures,
        population=study.population,
        thresholds=tuple(given["c_k_best1_to_best4"]),
        intercept=given["intercept"],
        utility_effect=1.6,
        halo=given["halo_sd"],
        item_effects=tuple((name, float(delta)) for name, delta in given["delta"].items()),
        segment_effects=tuple((each["id"], each["effect"]) for each in (*customers["districts"], *customers["tiers"])),
        invited=tuple(given["sample_invited"].items()),
        response_rates=tuple(given["response_rate"].items()),
        response_mood=-0.15,
        missing=given["missing_item_rate"],
        straight_liners=given["straightliners"],
        channels=(("web", 0.55), ("phone", 0.30), ("on-site", 0.15)),
        importance=tuple(weights.items()),
        consumption=(
            ("VIP", Consumption(low=1e6, high=1e9, excess=0.8e6)),
            ("large", Consumption(((1.0, 130e3, 0.75),), 5e4, 1e6)),
            ("ordinary", Consumption(((0.883, 165.0, 0.55), (0.093, 900.0, 0.9), (0.024, 400.0, 0.8)), 0.0, 5e4)),
        ),
    )
    kinds = {indicator["id"]: indicator["kano"] for indicator in demo["indicators"]}
    questions = FurtherQuestions(
        pulls=PULLS,
        image=("image-trust", "image-caring"),
        expected=EXPECTED,
        kano=tuple((name, kinds[name]) for name in FEATURES),
        colleagues=(Colleagues("staff", 120, 0.55), Colleagues("expert", 30, 0.1)),
    )
    return SampleSurvey(demo["seed"], WAVE, generator, questions, EARLIER)


def _lever(lever: dict[str, Any]) -> Lever:
    method, names = CURVES[lever["curve"]["type"]]
    dynamics, cost = lever["dynamics_quarters"], lever["cost_10k_yuan"]
    return Lever(
        lever["id"],
        _label(lever["name"]),
        UNITS[lever["unit"]],
        maximum=float(lever["max"]),
        response=Choice.of(method, **{ours: float(lever["curve"][theirs]) for theirs, ours in names.items()}),
        timing=Timing(dynamics["delay"], float(dynamics["tau_up"]), float(dynamics["tau_dn"])),
        cost=Cost(float(cost["fixed"]), float(cost["capex_per_unit"]), float(cost["opex_per_unit_year"])),
        effects=tuple(Effect(name, *pert) for name, pert in lever["effects_gap_share_pert"].items()),
        source=Label(lever["source"][0].upper() + lever["source"][1:], full_width(SOURCES[lever["id"]])),
        assumed="assumption" in lever["source"],
    )


def _future(future: dict[str, Any]) -> Future:
    change = future["change"]
    return Future(
        future["id"],
        _label(future["name"]),
        future["probability"],
        gap_factors=tuple(change.get("gap", {}).items()),
        effect_factors=tuple(change.get("eff", {}).items()),
        expectation_drift=change.get("expect", 0.0),
    )


def _settings(simulation: dict[str, Any]) -> SimulationSettings:
    scale = simulation["beta_scale"]
    return SimulationSettings(
        quarters=simulation["quarters"],
        discount_rate=simulation["discount_rate_year"],
        loss_aversion=simulation["loss_aversion"],
        visibility_scale=(scale["low"], float(scale["mode"]), scale["high"]),
        budget=float(simulation["budget_npv_10k_yuan"]),
    )


if __name__ == "__main__":
    model = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    (FOLDER / "power-supply.json").write_text(document.write(demo_study(model)), "utf-8")
    (FOLDER / "power-supply-survey.json").write_text(demo_generator(model).written(), "utf-8")
    write_sample(sample_survey("power-supply"), FOLDER / "power-supply-survey.parquet")
