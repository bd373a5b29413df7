"""What a supermatrix looks like: components, closed classes, periods, sinks, lossy columns."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from mcdm.errors import DecisionError
from mcdm.network.structure import as_supermatrix, listing, structure


def cycle(length: int) -> np.ndarray:
    """Each element influences the next, the last one the first."""
    return np.roll(np.eye(length), 1, axis=0)


def beside(*blocks: np.ndarray) -> np.ndarray:
    """Networks that do not influence each other."""
    return np.asarray(sparse.block_diag(blocks).toarray())


def test_a_full_network_is_primitive() -> None:
    facts = structure(np.full((4, 4), 0.25))
    assert (facts.kind, facts.periods, facts.is_connected, len(facts.transient)) == ("primitive", (1,), True, 0)


@pytest.mark.parametrize("length", [2, 3, 5, 40])
def test_a_cycle_has_its_length_as_period(length: int) -> None:
    facts = structure(cycle(length))
    assert (facts.kind, facts.periods) == ("cyclic", (length,))
    np.testing.assert_array_equal(np.sort(facts.closed[0].phase), np.arange(length))


def test_a_shortcut_of_coprime_length_makes_a_cycle_primitive() -> None:
    ring = cycle(40)
    ring[:, 0] = 0
    ring[[1, 2], 0] = 0.5  # cycles of 40 and 39
    assert structure(ring).kind == "primitive"
    ring[[1, 2, 3], 0] = 0.5, 0, 0.5  # cycles of 40 and 38
    assert structure(ring).periods == (2,)


def test_a_step_leads_from_one_phase_to_the_next() -> None:
    supermatrix = np.array(
        [[0, 0, 0, 0.8, 0.25], [0, 0, 0, 0.2, 0.75], [1, 1, 0, 0, 0], [0, 0, 0.3, 0, 0], [0, 0, 0.7, 0, 0]]
    )
    facts = structure(supermatrix)
    phase = facts.closed[0].phase
    to, of = np.nonzero(supermatrix)
    np.testing.assert_array_equal(phase[to], (phase[of] + 1) % 3)


def test_mixed_periods_and_a_transient_element() -> None:
    supermatrix = np.zeros((6, 6))
    supermatrix[:5, :5] = beside(cycle(2), cycle(3))
    supermatrix[[0, 2], 5] = 0.5
    facts = structure(supermatrix)
    assert (facts.kind, facts.periods, facts.component_count) == ("reducible", (2, 3), 3)
    assert [each.members.tolist() for each in facts.closed] == [[0, 1], [2, 3, 4]]
    assert facts.transient.tolist() == [5]
    assert facts.findings()[0].details["period"] == 6


def test_no_cycle_is_a_hierarchy_whose_bottom_keeps_the_weight() -> None:
    facts = structure([[0, 0, 0], [0.6, 0, 0], [0.4, 1, 0]])
    assert (facts.kind, facts.sinks.tolist(), facts.transient.tolist()) == ("hierarchy", [2], [0, 1])


def test_an_absorbing_element_is_a_closed_class_and_not_a_sink() -> None:
    facts = structure([[0.5, 0], [0.5, 1]])
    assert (facts.kind, len(facts.sinks), facts.closed[0].members.tolist()) == ("reducible", 0, [1])


def test_lossy_columns_are_found_and_named() -> None:
    facts = structure([[0.4, 0.5], [0.4, 0.5]])
    assert facts.lossy.tolist() == [0]
    found = {finding.code: finding.details for finding in facts.findings(["price", "speed"])}
    assert found["supermatrix-column-normalised"] == {"count": 1, "names": "price"}


@pytest.mark.parametrize("kind", ["primitive", "cyclic", "reducible", "hierarchy"])
def test_dense_and_sparse_agree(kind: str) -> None:
    matrices = {
        "primitive": np.array([[0, 0.5, 0.3], [0.6, 0, 0.7], [0.4, 0.5, 0]]),
        "cyclic": cycle(30),
        "reducible": beside(cycle(3), cycle(4), np.array([[0.0, 0.0], [1.0, 0.0]])),
        "hierarchy": np.eye(5, k=-1),
    }
    dense, kept_sparse = structure(matrices[kind]), structure(sparse.csc_array(matrices[kind]))
    assert dense.kind == kept_sparse.kind == kind
    assert dense.periods == kept_sparse.periods
    np.testing.assert_array_equal(dense.component_of, kept_sparse.component_of)
    np.testing.assert_array_equal(dense.transient, kept_sparse.transient)


def test_reading_a_sparse_matrix_leaves_it_as_it_is() -> None:
    given = sparse.csr_array(
        (np.array([0.5, 0.5, 0.0, 1.0]), (np.array([0, 0, 1, 0]), np.array([0, 0, 0, 1]))), shape=(2, 2)
    )
    before = given.nnz
    assert as_supermatrix(given).nnz == 2
    assert given.nnz == before


@pytest.mark.parametrize(
    ("supermatrix", "code"),
    [
        (np.ones((2, 3)), "supermatrix-not-square"),
        (np.ones(4), "supermatrix-not-square"),
        (np.ones((0, 0)), "supermatrix-not-square"),
        ([[1, 2], [3]], "supermatrix-not-square"),
        ([[0.5, np.nan], [0.5, 1]], "supermatrix-entry-invalid"),
        ([[0.5, np.inf], [0.5, 1]], "supermatrix-entry-invalid"),
        ([[1.5, 0], [-0.5, 1]], "supermatrix-entry-invalid"),
        (sparse.csr_array(np.array([[1.5, 0], [-0.5, 1]])), "supermatrix-entry-invalid"),
        ([[1e308, 0], [1e308, 1]], "supermatrix-entry-invalid"),
    ],
)
def test_what_is_no_supermatrix_is_refused(supermatrix: object, code: str) -> None:
    with pytest.raises(DecisionError) as caught:
        structure(supermatrix)
    assert caught.value.code == code


def test_the_wrong_entry_is_named_by_row_and_column() -> None:
    with pytest.raises(DecisionError) as caught:
        structure([[1, 0, 0], [0, 1, 0], [0, -2, 1]])
    assert caught.value.facts == {"row": 3, "column": 2, "value": "-2"}


def test_long_lists_end_in_an_ellipsis() -> None:
    assert listing(np.arange(3), ["a", "b", "c"]) == "a, b, c"
    assert listing(np.arange(20)) == "1, 2, 3, 4, 5, 6, 7, 8 …"
