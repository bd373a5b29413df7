"""The choice of a method as data."""

from __future__ import annotations

from mcdm.choice import Choice


def test_order_of_parameters_does_not_matter() -> None:
    assert Choice.of("damped", rho=0.5, steps=3) == Choice.of("damped", steps=3, rho=0.5)
    assert hash(Choice.of("damped", rho=0.5)) == hash(Choice.of("damped", rho=0.5))


def test_arguments_are_the_parameters() -> None:
    assert Choice.of("damped", rho=0.5).arguments == {"rho": 0.5}
    assert Choice("eigenvector").arguments == {}
