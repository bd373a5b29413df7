"""Cases of contradictions: triads, circles of preference, and the fewest changes that repair them."""

from __future__ import annotations

from mcdm.comparisons.consistency import THRESHOLD
from mcdm.comparisons.random_index import DEFAULT_TABLE
from mcdm.comparisons.repair import Option, repair, repair_frontier, smallest_moves
from mcdm.comparisons.triads import count_cycles, cycles, koczkodaj_inconsistency, ranked_triads
from studies.reference_cases.case import Outputs, calculation, comparisons


@calculation("koczkodaj-inconsistency")
def koczkodaj(matrix: object) -> Outputs:
    """The largest inconsistency of a triad, and the triads from worst to best as [i, j, k] with theirs."""
    given = comparisons(matrix, "matrix", complete=False)
    ranked = ranked_triads(given)
    return {
        "inconsistency": koczkodaj_inconsistency(given),
        "triads": [list(triad.elements) for triad in ranked],
        "triad_inconsistencies": [triad.inconsistency for triad in ranked],
    }


@calculation("three-cycles")
def three_cycles(matrix: object) -> Outputs:
    """Circles of three preferences, their largest possible number, and Kendall's coefficient of consistence."""
    given = comparisons(matrix, "matrix", complete=False)
    counted = count_cycles(given)
    return {
        "strict": counted.strict,
        "weak": counted.weak,
        "largest": counted.largest,
        "coefficient": counted.coefficient,
        "cycles": [list(cycle.elements) for cycle in cycles(given)],
    }


@calculation("consistency-repair")
def consistency_repair(
    matrix: object, threshold: float = THRESHOLD, table: str = DEFAULT_TABLE, most: int = 2
) -> Outputs:
    """The fewest changes to the threshold as [i, j, old, new], and the least ratio and sum of moves by their number."""
    given = comparisons(matrix, "matrix", complete=False)
    found = repair(given, threshold, table)
    frontier = repair_frontier(given, threshold, table, most=most)
    moves = smallest_moves(given, threshold, table)
    return {
        "consistency_ratio": found.ratio,
        "changes": _changes(found.best),
        "repaired_ratio": None if found.best is None else found.best.ratio,
        "at_least": found.at_least,
        "frontier_ratios": frontier.ratio,
        "frontier_moves": [None if option is None else option.move for option in frontier.smallest],
        "smallest_move": [moves[0].row, moves[0].column, moves[0].old, moves[0].new] if moves else [],
    }


def _changes(option: Option | None) -> list[list[float]]:
    return [] if option is None else [[c.row, c.column, c.old, c.new] for c in option.changes]
