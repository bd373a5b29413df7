"""What is measured: rows of work, and who does it.

A contender names a function in ``benchmarks.contenders``; it is called once with the row's size to prepare its input
and returns the function that is timed. A slow peer may do a part of the work only: its time is then scaled up, and
says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Contender:
    """One way to do the work of a row.

    Parameters
    ----------
    name
        As the table shows it.
    function
        ``module:function`` below ``benchmarks.contenders``.
    environment
        Whose packages it runs with.
    part
        Share of the work it does; its time is divided by it.
    least
        How many times slower than ours it must be at least, or 0: what the project promises.
    most
        How many times slower ours may be than it at most, or 0.
    allowance
        Seconds that ours may need on top of that.
    """

    name: str
    function: str
    environment: Literal["ours", "peers"]
    part: float = 1.0
    least: float = 0.0
    most: float = 0.0
    allowance: float = 0.0


@dataclass(frozen=True)
class Row:
    """One kind of work. The first contender is ours, and the limits are its; `memory`: peak memory is measured too.

    A long one is only run `on_request`, by its name.
    """

    name: str
    title: str
    size: dict[str, int]
    contenders: tuple[Contender, ...]
    memory: bool = False
    most_megabytes: int = 0
    most_milliseconds: int = 0
    on_request: bool = False


ROWS = (
    Row(
        "experts",
        "Weights and consistency ratio of 10,000 experts, 9 x 9",
        {"experts": 10_000, "elements": 9},
        (
            Contender("ours", "ours:complete", "ours"),
            Contender("good numpy", "plain_numpy:complete", "ours", most=1.5),
            Contender("pyDecision", "pydecision:complete", "peers", 0.1),
            Contender("pymcdm", "pymcdm_ahp:complete", "peers", 0.1, least=75),
            Contender("AHPy", "ahpy_compare:complete", "peers", 0.05, least=90),
            Contender("AhpAnpLib", "ahpanplib:complete", "peers", 0.05, least=90),
        ),
    ),
    Row(
        "incomplete",
        "Weights of 10,000 experts, 9 x 9, a third of the judgments missing",
        {"experts": 10_000, "elements": 9},
        (
            Contender("ours", "ours:incomplete", "ours"),
            Contender("good numpy", "plain_numpy:incomplete", "ours", most=1.5),
            Contender("AhpAnpLib", "ahpanplib:incomplete", "peers", 0.05),
            Contender("AHPy", "ahpy_compare:incomplete", "peers", 0.0002),
        ),
    ),
    Row(
        "limit-500",
        "Limit of a dense supermatrix of 500 nodes",
        {"nodes": 500},
        (
            Contender("ours", "ours:limit_dense", "ours"),
            Contender("good numpy", "plain_numpy:limit_dense", "ours", most=1.5),
            Contender("AhpAnpLib", "ahpanplib:limit_dense", "peers", least=30),
        ),
    ),
    Row(
        "limit-2000",
        "Limit of a dense supermatrix of 2,000 nodes",
        {"nodes": 2_000},
        (
            Contender("ours", "ours:limit_dense", "ours"),
            Contender("good numpy", "plain_numpy:limit_dense", "ours", most=1.5),
            Contender("AhpAnpLib", "ahpanplib:limit_dense", "peers"),
        ),
    ),
    Row(
        "limit-slow",
        "Limit of a dense supermatrix of 2,000 nodes that mixes slowly",
        {"nodes": 2_000},
        (
            Contender("ours", "ours:limit_slow", "ours"),
            Contender("good numpy (LU)", "plain_numpy:limit_slow", "ours", most=1.5),
        ),
    ),
    Row(
        "limit-reducible",
        "Limit matrix of 2,000 nodes with two closed classes",
        {"nodes": 2_000},
        (
            Contender("ours", "ours:limit_reducible", "ours"),
            Contender("good numpy (LU)", "plain_numpy:limit_reducible", "ours", most=1.5),
        ),
    ),
    Row(
        "limit-sparse",
        "Limit of a sparse supermatrix of 20,000 nodes, ten influences each",
        {"nodes": 20_000, "links": 10},
        (
            Contender("ours", "ours:limit_sparse", "ours"),
            Contender("good scipy", "plain_numpy:limit_sparse", "ours", most=1.5),
            Contender("networkx pagerank", "networkx_pagerank:limit_sparse", "peers"),
        ),
    ),
    Row(
        "promethee",
        "PROMETHEE II of 10,000 alternatives on 20 criteria (peers do 1/100 of the pairs, pyDecision 1/10,000)",
        {"alternatives": 10_000, "criteria": 20},
        (
            Contender("ours", "ours_ranking:promethee", "ours"),
            Contender("good numpy", "plain_numpy_ranking:promethee", "ours", most=1.5),
            Contender("pymcdm", "pymcdm_ranking:promethee", "peers", 0.01, least=50),
            Contender("pyDecision", "pydecision_ranking:promethee", "peers", 0.0001),
        ),
        memory=True,
        most_megabytes=100,
        most_milliseconds=100,
    ),
    Row(
        "topsis",
        "TOPSIS of 10,000 alternatives on 20 criteria, with ranks",
        {"alternatives": 10_000, "criteria": 20},
        (
            Contender("ours", "ours_ranking:topsis", "ours"),
            Contender("good numpy", "plain_numpy_ranking:topsis", "ours", most=2.0),
            Contender("pymcdm", "pymcdm_ranking:topsis", "peers"),
            Contender("pymcdm, no checks", "pymcdm_ranking:topsis_unchecked", "peers"),
            Contender("scikit-criteria", "scikit_criteria:topsis", "peers"),
            Contender("pyDecision", "pydecision_ranking:topsis", "peers"),
        ),
    ),
    Row(
        "vikor",
        "VIKOR of 10,000 alternatives on 20 criteria, with ranks",
        {"alternatives": 10_000, "criteria": 20},
        (
            Contender("ours", "ours_ranking:vikor", "ours"),
            Contender("good numpy", "plain_numpy_ranking:vikor", "ours", most=2.0),
            Contender("pymcdm", "pymcdm_ranking:vikor", "peers"),
            Contender("pymcdm, no checks", "pymcdm_ranking:vikor_unchecked", "peers"),
            Contender("scikit-criteria", "scikit_criteria:vikor", "peers"),
            Contender("pyDecision", "pydecision_ranking:vikor", "peers"),
        ),
    ),
    Row(
        "smaa",
        "SMAA-2: 100,000 weightings of 10 criteria x 10 scenarios",
        {"draws": 100_000, "scenarios": 10, "criteria": 10},
        (
            Contender("ours", "ours_ranking:smaa", "ours"),
            Contender("the random numbers", "plain_numpy_ranking:dirichlet", "ours", most=1.2, allowance=0.035),
            Contender("good numpy", "plain_numpy_ranking:smaa", "ours"),
            Contender("pymcdm, in a loop", "pymcdm_ranking:smaa", "peers", 0.01, least=50),
        ),
    ),
    Row(
        "tally",
        "Grade counts of 5 million x 30 answers by 40 segments, from Parquet",
        {"rows": 5_000_000, "items": 30, "segments": 40},
        (
            Contender("ours", "ours:tally_counts", "ours"),
            Contender("good numpy", "plain_numpy:tally", "ours", most=1.5),
            Contender("polars", "polars_groupby:tally", "peers", most=1.3),
            Contender("duckdb", "duckdb_unpivot:tally", "peers"),
            Contender("pandas", "pandas_groupby:tally", "peers", least=7),
        ),
        memory=True,
        most_megabytes=250,
    ),
    Row(
        "tally-moments",
        "The same with item moments and the keyed sample (what the interval of the index needs)",
        {"rows": 5_000_000, "items": 30, "segments": 40},
        (
            Contender("ours", "ours:tally_all", "ours"),
            Contender("ours, counts only", "ours:tally_counts", "ours"),
        ),
        memory=True,
        most_megabytes=250,
    ),
    Row(
        "tally-50m",
        "Grade counts of 50 million x 30 answers by 40 segments, from Parquet (pandas does a tenth: it holds all rows)",
        {"rows": 50_000_000, "items": 30, "segments": 40},
        (
            Contender("ours", "ours:tally_counts", "ours"),
            Contender("ours, all of it", "ours:tally_all", "ours"),
            Contender("polars", "polars_groupby:tally", "peers", most=1.3),
            Contender("duckdb", "duckdb_unpivot:tally", "peers"),
            Contender("pandas", "pandas_groupby:tally", "peers", 0.1, least=7),
        ),
        memory=True,
        most_megabytes=250,
        on_request=True,
    ),
    Row(
        "judgment-draws",
        "2,000 draws of the judgments of nine experts on the demo network of 28 nodes, to global weights",
        {"draws": 2_000},
        (
            Contender("ours", "ours:judgment_draws", "ours"),
            Contender("ours, one draw at a time", "ours:judgment_draws_in_a_loop", "ours", 0.01),
        ),
        most_milliseconds=300,
    ),
    Row(
        "scenarios",
        "200 draws x 5 scenarios x 12 quarters x 28 indicators of the demo",
        {"draws": 200},
        (Contender("ours", "ours:scenarios", "ours"),),
    ),
    Row(
        "budget",
        "The best plan of the demo's ten levers for 6,000: proven on levels, then searched on the simulator",
        {"levers": 10},
        (Contender("ours", "ours_budgets:budget", "ours"),),
        most_milliseconds=2_000,
    ),
    Row(
        "frontier-preview",
        "A first look at the frontier of 20 budgets of the demo",
        {"budgets": 20},
        (Contender("ours", "ours_budgets:frontier_preview", "ours"),),
        most_milliseconds=1_000,
    ),
    Row(
        "frontier",
        "The proven frontier of 20 budgets of the demo",
        {"budgets": 20},
        (Contender("ours", "ours_budgets:frontier_proven", "ours"),),
        most_milliseconds=20_000,
    ),
    Row(
        "workshop-reading",
        "A wall after one more answer: 200 experts on the 67 pairs of the demo",
        {"experts": 200},
        (
            Contender("ours", "ours_workshop:one_ballot", "ours"),
            Contender("ours, all ballots again", "ours_workshop:all_again", "ours"),
        ),
        most_milliseconds=10,
    ),
    Row(
        "workshop-talk",
        "The next pair that deserves talk: 90 experts on the 67 pairs of the demo network, by the lead of a scenario",
        {"experts": 90},
        (Contender("ours", "ours_workshop:next_pair", "ours"),),
        most_milliseconds=150,
    ),
)
