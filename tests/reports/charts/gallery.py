"""Every figure once, on made-up data of the size of a real study: for the tests and for looking at.

``python -m tests.reports.charts.gallery FOLDER`` draws all of them as pictures in both languages.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from i18n.translate import Translator, translator
from mcdm.labels import Label
from mcdm.model import Cluster, CriteriaModel, Link, Node
from reports.charts import compare, index, lever, methods, model, money, scenarios, survey, waterfall, weights
from reports.charts.look import Figure, Palette
from reports.charts.scales import IndexDisplay

CLUSTERS = {
    Label("Supply reliability & quality", "供电可靠与质量"): [
        ("Outage duration", "停电时长"),
        ("Outage frequency", "停电频次"),
        ("Voltage quality", "电压质量"),
        ("Planned outages", "计划停电管理"),
        ("Safety of use", "用电安全"),
    ],
    Label("Fault repair & problem solving", "故障抢修与问题处理"): [
        ("Repair arrival", "抢修到达"),
        ("Restoration time", "复电时间"),
        ("First-contact resolution", "一次解决"),
        ("Complaint handling", "投诉处理"),
        ("Closed-loop call-back", "闭环回访"),
    ],
    Label("Business handling & billing", "业务办理与电费"): [
        ("Connection time", "报装接电"),
        ("Waiting time", "等候时间"),
        ("Meter accuracy", "计量准确"),
        ("Bill clarity", "账单清晰"),
        ("Payment convenience", "缴费便利"),
    ],
    Label("Service channels", "服务渠道"): [
        ("Digital channels", "线上渠道"),
        ("Hotline 95598", "95598 热线"),
        ("Business halls", "营业厅"),
        ("Self-service terminals", "自助终端"),
    ],
    Label("Information & communication", "信息沟通"): [
        ("Outage notice", "停电通知"),
        ("Progress updates", "进度告知"),
        ("Public education", "用电宣传"),
        ("Energy-saving advice", "节能建议"),
    ],
    Label("Staff & personalised service", "人员与个性化服务"): [
        ("Staff skills", "业务技能"),
        ("Staff attitude", "服务态度"),
        ("Proactive visits", "主动走访"),
        ("Account managers", "客户经理"),
        ("Community managers", "社区经理"),
    ],
}
GRADES = (
    ("Very satisfied", "很满意"),
    ("Satisfied", "满意"),
    ("Neutral", "一般"),
    ("Dissatisfied", "不满意"),
    ("Very dissatisfied", "很不满意"),
)
SCENARIOS = (
    ("Status quo", "维持现状"),
    ("Reliability first", "可靠性优先"),
    ("People & training", "队伍与培训"),
    ("Channels first", "渠道拓展"),
    ("Balanced", "均衡方案"),
)
DISTRICTS = (
    ("Urban core", "城区"),
    ("Industrial zone", "工业园区"),
    ("Suburb", "近郊"),
    ("Townships", "乡镇"),
    ("Mountain area", "山区"),
)
TIERS = (("VIP", "VIP 高端客户"), ("Large", "大客户"), ("Ordinary", "普通客户"))
EXPERTS = (
    ("E1 VP power supply", "E1 供电服务副总经理"),
    ("E2 Marketing director", "E2 市场营销部主任"),
    ("E3 Operations director", "E3 运维检修部主任"),
    ("E4 Service centre head", "E4 客服中心主任"),
    ("E5 Township station head", "E5 乡镇供电所所长"),
    ("E6 Industrial customer", "E6 大工业客户代表"),
    ("E7 Residential customer", "E7 居民客户代表"),
)
LEVERS = (
    ("Staff training", "员工培训"),
    ("Proactive outage & restoration notice", "停电与复电主动告知"),
    ("Process re-engineering", "流程再造"),
    ("Digital channels", "线上渠道"),
    ("Distribution network & automation", "配电网改造与自动化"),
)


def criteria_model(*, links: int = 46, nodes_each: int | None = None, clusters: int = 6) -> CriteriaModel:
    """A model of 28 elements, or of as many as asked for, with that many influences."""
    rng = np.random.default_rng(1)
    owners, nodes = [], []
    for k, (label, members) in enumerate(list(CLUSTERS.items()) * 3):
        if k == clusters:
            break
        owners.append(Cluster(f"C{k}", label))
        names = members if nodes_each is None else (members * 4)[:nodes_each]
        nodes += [Node(f"N{k}-{i}", Label(en, zh), f"C{k}") for i, (en, zh) in enumerate(names)]
    ids = [n.id for n in nodes]
    pairs: dict[tuple[str, str], None] = {}
    while len(pairs) < links:
        a, b = rng.choice(len(ids), 2, replace=False)
        if rng.random() < 0.5 or a < b:
            pairs[ids[a], ids[b]] = None
    return CriteriaModel(
        Label("Customer satisfaction", "客户满意度"), tuple(nodes), tuple(owners), tuple(Link(a, b) for a, b in pairs)
    )


class Study:
    """The made-up numbers behind the figures, in one language."""

    def __init__(self, language: str, display: IndexDisplay | None = None, count: int = 5) -> None:
        self.t: Translator = translator(language)
        self.display = display or IndexDisplay()
        self.rng = np.random.default_rng(7)
        self.model = criteria_model()
        self.elements = [n.label.in_language(language) for n in self.model.nodes]
        self.grades = self.pick(GRADES)
        names = (self.pick(SCENARIOS) * 3)[:count]
        self.ids = tuple(f"plan-{k}" for k in range(count))
        self.palette = Palette(self.ids, tuple(names), "plan-0")
        ends = (0.687, 0.699, 0.727, 0.7342, 0.7344)
        self.ends = {name: ends[k] if k < 5 else 0.72 - 0.003 * k for k, name in enumerate(self.ids)}

    def pick(self, pairs: tuple[tuple[str, str], ...]) -> list[str]:
        """The names in this language."""
        return [zh if self.t.language == "zh" else en for en, zh in pairs]

    def path(self, scenario: str) -> scenarios.Path:
        """A path that rises to the scenario's end and keeps a band."""
        rise = np.concatenate([[0, 0], 1 - np.exp(-np.arange(1, 12) / 2.6)]) / (1 - np.exp(-11 / 2.6))
        gain = self.ends[scenario] - 0.687
        line = 0.687 + gain * rise
        return scenarios.Path(scenario, *(tuple(line + factor * gain * 0.25 * rise) for factor in (0, -1.05, 0.8)))

    def columns(self) -> dict[str, list[float]]:
        """Weights under three methods."""
        start = self.rng.dirichlet(np.full(len(self.elements), 6.0))
        limit = start * np.exp(self.rng.normal(0, 0.6, len(start)))
        limit /= limit.sum()
        titles = ["AHP", self.used, self.pick((("Limit", "极限"),))[0]]
        return dict(zip(titles, [start.tolist(), ((start + limit) / 2).tolist(), limit.tolist()], strict=True))

    @property
    def used(self) -> str:
        """The method in use."""
        return self.pick((("Damped (used)", "阻尼(采用)"),))[0]

    def supermatrix(self) -> np.ndarray:
        """A weighted supermatrix of the model's links."""
        at = {name: k for k, name in enumerate(self.model.node_ids)}
        matrix = np.zeros((len(at), len(at)))
        for link in self.model.links:
            matrix[at[link.source], at[link.target]] = self.rng.uniform(0.2, 1)
        total = matrix.sum(0)
        return np.divide(matrix, total, out=matrix, where=total > 0)


def figures(study: Study) -> Mapping[str, Callable[[], Figure]]:
    """Name of each figure -> how it is drawn."""
    s, t, display, palette = study, study.t, study.display, study.palette
    rng, names = study.rng, study.elements
    scores = [
        0.743,
        0.711,
        0.69,
        0.688,
        0.7,
        0.68,
        0.627,
        0.72,
        0.643,
        0.705,
        0.716,
        0.69,
        0.684,
        0.68,
        0.7,
        0.659,
        0.67,
        0.68,
        0.69,
        0.68,
        0.69,
        0.662,
        0.651,
        0.7,
        0.723,
        0.662,
        0.68,
        0.69,
    ]
    shares = (0.19, 0.33, 0.26, 0.14, 0.08)
    columns = study.columns()
    damped = dict(zip(study.model.node_ids, columns[study.used], strict=True))
    labels = {c.id: c.label.in_language(t.language) for c in study.model.clusters}
    answers = np.column_stack([[8, 14, 31, 9, 0], [60, 92, 45, 38, 22], [820, 160, 505, 540, 221]])
    table = np.array(
        [
            [0.687, 0.677, 0.664, 0.687],
            [0.699, 0.691, 0.676, 0.699],
            [0.727, 0.719, 0.705, 0.727],
            [0.734, 0.724, 0.713, 0.727],
            [0.734, 0.726, 0.712, 0.728],
        ]
    )
    drawn = {
        k: (s.ends[k] + rng.normal(0, 0.007 if k != "plan-1" else 0.002, 400)).tolist() for k in s.ids if k != "plan-0"
    }
    beats = np.array([[np.mean(np.array(drawn[a]) > np.array(drawn[b])) for b in drawn] for a in drawn])
    sets = [
        weights.BallotProgress(
            label, pairs, tuple(pairs if e != 6 or k > 2 else (pairs // 2) * (k > 0) for e in range(7))
        )
        for k, (label, pairs) in enumerate(
            zip([*labels.values(), *names[:6]], [10, 10, 10, 6, 6, 10, 1, 3, 3, 6, 1, 3], strict=True)
        )
    ]
    frontier = [
        (0.0, 0.687),
        (450.0, 0.6966),
        (860.0, 0.7048),
        (1390.0, 0.713),
        (2500.0, 0.724),
        (4200.0, 0.7365),
        (6000.0, 0.743),
        (8000.0, 0.752),
        (11000.0, 0.757),
    ]
    kpis = [
        ("SAIDI", "h", 8.94, 7.1, 0.5),
        (names[6], "min", 96.0, 70.0, 45.0),
        (names[7], "%", 81.0, 86.5, 95.0),
        (names[15], "%", 62.0, 55.0, 90.0),
    ]
    curve = np.linspace(0, 80, 40)
    return {
        "network": lambda: model.network(
            s.model,
            t=t,
            weights=damped,
            influence={(a.source, a.target): 0.3 + 0.7 * (k % 3) / 2 for k, a in enumerate(s.model.links)},
        ),
        "network-100": lambda: model.network(criteria_model(links=180, nodes_each=11, clusters=9), t=t),
        "hierarchy": lambda: model.network(criteria_model(links=0), t=t, weights=damped),
        "slope": lambda: weights.slope(names, columns, used=s.used, t=t),
        "dumbbells": lambda: weights.dumbbells(names, columns, used=s.used, t=t),
        "consistency": lambda: weights.consistency(
            [
                weights.ExpertRatio(e, r, 2 * (r is None))
                for e, r in zip(s.pick(EXPERTS), (0.033, 0.038, 0.024, 0.053, 0.118, 0.016, None), strict=True)
            ],
            threshold=0.1,
            t=t,
        ),
        "supermatrix": lambda: weights.supermatrix(
            s.supermatrix(), names=names, clusters=[labels[n.cluster] for n in s.model.nodes], t=t
        ),
        "ballot-progress": lambda: weights.ballot_progress([f"E{k}" for k in range(1, 8)], sets, t=t),
        "grade-bar": lambda: index.grade_bar(s.grades, shares, t=t),
        "interval": lambda: index.interval(
            index=0.687, low=0.682, high=0.692, level=0.95, display=display, t=t, ends=(0.6, 0.8)
        ),
        "strongest": lambda: index.strongest_weakest(
            [
                index.IndicatorScore(n, v, w, v - 0.012, v + 0.012)
                for n, v, w in zip(names, scores, columns[s.used], strict=True)
            ],
            index=0.687,
            display=display,
            t=t,
        ),
        "clusters": lambda: index.cluster_strips(
            [
                index.ClusterGrades(
                    n, 0.28 - 0.045 * k, (0.22 - 0.01 * k, 0.33, 0.24, 0.13, 0.08 + 0.01 * k), 0.706 - 0.008 * k
                )
                for k, n in enumerate(labels.values())
            ],
            s.grades,
            display=display,
            t=t,
        ),
        "segments": lambda: index.segments(
            [
                index.SegmentScore(d, c, 0.742 - 0.012 * i - 0.02 * j if answers[i, j] else None, int(answers[i, j]))
                for i, d in enumerate(s.pick(DISTRICTS))
                for j, c in enumerate(s.pick(TIERS))
            ],
            thin_below=12,
            display=display,
            t=t,
        ),
        "groups": lambda: index.group_change(
            [
                (d, 0.704 - 0.012 * k, 0.75 - 0.011 * k, p)
                for k, (d, p) in enumerate(zip(s.pick(DISTRICTS), (0.36, 0.08, 0.22, 0.24, 0.1), strict=True))
            ],
            display=display,
            t=t,
        ),
        "missing": lambda: survey.missing_by_item(
            [(n, 0.002 + 0.07 * (k * 7 % 28) / 28) for k, n in enumerate(names)], limit=0.3, t=t
        ),
        "answers": lambda: survey.answers_by_segment(
            [
                survey.SegmentAnswers(d, n, p)
                for d, n, p in zip(
                    s.pick(DISTRICTS), (830, 266, 581, 397, 121), (0.36, 0.08, 0.22, 0.24, 0.1), strict=True
                )
            ],
            t=t,
        ),
        "lever-sourced": lambda: lever.response_curve(
            curve, 1 - np.exp(-curve / 25), amount=40, unit="h", assumed=False, t=t
        ),
        "lever-assumed": lambda: lever.response_curve(
            curve, curve**2 / (curve**2 + 900), amount=0, unit="h", assumed=True, t=t
        ),
        "lever-effects": lambda: lever.effects(
            [lever.EffectRange(names[k], *ends) for k, ends in enumerate([(0.1, 0.2, 0.4), (-0.1, 0.05, 0.1)])],
            assumed=True,
            t=t,
        ),
        "methods": lambda: methods.methods(
            [
                methods.MethodIndex(s.used, 0.687, True, 0.682, 0.692),
                methods.MethodIndex("AHP", 0.691, False, 0.686, 0.696),
                methods.MethodIndex("ECSI", 0.702, False, assumed=True),
            ],
            display=display,
            t=t,
        ),
        "index-over-time": lambda: scenarios.index_over_time(
            s.path("plan-4"), s.path("plan-0"), palette=palette, display=display, t=t
        ),
        "figures-changed": lambda: scenarios.figures_changed([scenarios.FigureChange(*row) for row in kpis], t=t),
        "cash": lambda: scenarios.cash(
            {
                s.pick((("Capital", "资本支出"),))[0]: [2400, 800, *[0.0] * 11],
                s.pick((("Operating", "运营支出"),))[0]: [0, *[260.0] * 12],
            },
            t=t,
        ),
        "trajectories": lambda: compare.trajectories(
            [s.path(k) for k in s.ids],
            leaders=[k for k in ("plan-4", "plan-3") if k in s.ids],
            palette=palette,
            display=display,
            t=t,
        ),
        "quantile-dots": lambda: compare.quantile_dots(
            {k: drawn[k] for k in reversed(drawn)}, palette=palette, display=display, t=t
        ),
        "better": lambda: compare.better(beats, list(drawn), palette=palette, t=t),
        "futures": lambda: compare.futures(
            s.ids[4::-1],
            [
                compare.Future(n, p, tuple(table[::-1, k]))
                for k, (n, p) in enumerate(
                    zip(
                        s.pick(
                            (
                                ("Baseline", "基准"),
                                ("Extreme weather", "极端天气"),
                                ("Rising expectations", "客户期望上升"),
                                ("Low digital adoption", "线上使用率偏低"),
                            )
                        ),
                        (0.45, 0.2, 0.2, 0.15),
                        strict=True,
                    )
                )
            ],
            palette=palette,
            display=display,
            t=t,
        ),
        "cost-index": lambda: money.cost_index(
            [
                money.CostedIndex(k, c, s.ends[k])
                for k, c in zip(s.ids, (0, 6020, 5970, 5960, 5980, 3000, 2000, 4000, 1500, 500), strict=False)
            ],
            frontier=frontier,
            budget=6000,
            palette=palette,
            display=display,
            t=t,
        ),
        "waterfall": lambda: waterfall.waterfall(
            list(map(waterfall.Step, s.pick(LEVERS), (0.021, 0.013, 0.008, 0.0074, -0.002))),
            start=0.687,
            low=0.721,
            high=0.743,
            last_quarter=12,
            display=display,
            t=t,
        ),
    }


def main(folder: Path) -> None:
    """Draw all figures on paper in both languages."""
    for language, display in (("en", IndexDisplay()), ("zh", IndexDisplay("percent"))):
        for name, draw in figures(Study(language, display)).items():
            figure = draw()
            narrow = (
                160
                if name.startswith("lever")
                else 560
                if name in {"quantile-dots", "waterfall", "cost-index", "consistency", "dumbbells"}
                else 720
            )
            (folder / f"{name}-{language}.png").write_bytes(figure.png(width=narrow, scale=1.5))
            print(f"{name} {language}: {figure.takeaway}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
