"""Methods on a form: their formulas, the names of their parameters, what a judgment scale makes of the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

import mcdm.comparisons.judgment_scales  # noqa: F401  (registers the scales)
from i18n.numbers import plain, score, signed
from i18n.translate import N_, Translator
from mcdm.catalogue import find
from mcdm.choice import Choice
from mcdm.judgments import FloatArray
from mcdm.scales import format_judgment

FORMULAS = {
    "eigenvector": r"A\,w=\lambda_{\max}\,w,\qquad \sum_i w_i=1",
    "geometric-mean": r"w_i\propto\Bigl(\prod_j a_{ij}\Bigr)^{1/n}",
    "incomplete-least-squares": r"\min_w\sum_{(i,j)\ \mathrm{answered}}\bigl(\ln a_{ij}-\ln w_i+\ln w_j\bigr)^2",
    "harker": r"B\,w=\lambda_{\max}\,w,\qquad b_{ii}=1+m_i,\quad b_{ij}=0\ \mathrm{where\ open}",
    "incomplete-lambda-max": r"\min_{x}\ \lambda_{\max}\bigl(A(x)\bigr)",
    "fuzzy-geometric-mean": r"\tilde r_i=\Bigl(\prod_j\tilde a_{ij}\Bigr)^{1/n},\qquad "
    r"\tilde w_i=\Bigl(\tfrac{l_i}{\sum u},\tfrac{m_i}{\sum m},\tfrac{u_i}{\sum l}\Bigr)",
    "extent-analysis": r"S_i=\sum_j\tilde a_{ij}\otimes\Bigl(\sum_{k,j}\tilde a_{kj}\Bigr)^{-1},\qquad "
    r"w_i\propto\min_{k\ne i}V(S_i\ge S_k)",
    "best-worst-linear": r"\min_w\max_j\bigl\{|w_B-a_{Bj}w_j|,\ |w_j-a_{jW}w_W|\bigr\}",
    "best-worst-nonlinear": r"\min_w\max_j\bigl\{|w_B/w_j-a_{Bj}|,\ |w_j/w_W-a_{jW}|\bigr\}",
    "linear": r"c=x",
    "power": r"c=x^{p}",
    "root": r"c=x^{1/p}",
    "geometric": r"c=b^{\,x-1}",
    "logarithmic": r"c=\log_b(x+b-1)",
    "inverse-linear": r"c=\dfrac{9}{10-x}",
    "balanced": r"c=\dfrac{9+x}{11-x}",
    "generalised-balanced": r"c=\dfrac{9+(n-1)x}{9+n-x}",
    "asymptotical": r"c=\exp\,\mathrm{artanh}\dfrac{\sqrt3\,(x-1)}{14}",
}
"""Method of the catalogue -> its formula, in LaTeX."""

SHORT = {"fuzzy-geometric-mean": "Buckley", "extent-analysis": "Chang"}
"""Methods that go by the name of their author where there is little room."""

PARAMETERS = {"exponent": N_("Exponent"), "degree": N_("Degree of the root"), "base": N_("Base")}
"""Parameter of a method -> its name on a form."""

_SHOWN = (1.0, 3.0, 5.0, 7.0, 9.0)
_ELEMENTS = 5


def parameter_name(name: str, t: Translator) -> str:
    """What a parameter is called on a form."""
    return t(PARAMETERS[name]) if name in PARAMETERS else name.replace("_", " ")


def scale_steps(choice: Choice, t: Translator) -> str:
    """What the words count as: ``1, 3, 5, 7, 9 count as 1, 2, 2.58, 3, 3.32``."""
    steps = np.repeat(np.eye(_ELEMENTS)[None], len(_SHOWN), axis=0)
    steps[:, 0, 1], steps[:, 1, 0] = _SHOWN, 1 / np.array(_SHOWN)
    counted = find("judgment-scale", choice.method).call(steps, choice.arguments)[:, 0, 1]
    return t(
        "{steps} count as {values}.",
        steps=t(", ").join(format_judgment(step) for step in _SHOWN),
        values=t(", ").join(plain(float(value)) for value in counted),
    )


def spread_between(names: Sequence[str], columns: Mapping[str, FloatArray], used: str, t: Translator) -> str:
    """How far other methods lead away from the one in use, and whether another element would weigh most."""
    usual = columns[used]
    gaps = {title: weights - usual for title, weights in columns.items() if title != used}
    if not gaps:
        return ""
    title = max(gaps, key=lambda each: float(np.abs(gaps[each]).max()))
    k = int(np.abs(gaps[title]).argmax())
    if abs(gaps[title][k]) < 5e-4:
        return t("All of them give the same weights to three digits.")
    first = {int(weights.argmax()) for weights in columns.values()}
    told = t("{name} moves most: {change} by “{method}”, to {weight}.",
             name=names[k], change=signed(float(gaps[title][k])), method=title,
             weight=score(float(columns[title][k])))  # fmt: skip
    same = t("The heaviest element is the same with all of them.") if len(first) == 1 else ""
    return (" " if t.language == "en" else "").join(part for part in (told, same) if part)
