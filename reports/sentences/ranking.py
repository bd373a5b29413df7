"""The ranking methods by name, and what each of them does."""

from __future__ import annotations

from i18n.translate import N_

RANKING = {
    "topsis": ("TOPSIS", N_("Close to the best value of every criterion and far from the worst.")),
    "vikor": ("VIKOR", N_("A compromise between the loss over all criteria and the largest single regret.")),
    "promethee-ii": ("PROMETHEE II", N_("Compares every two alternatives on every criterion; only the order counts.")),
    "copras": ("COPRAS", N_("Shares of the benefits, plus costs taken inversely.")),
    "marcos": ("MARCOS", N_("Utility in relation to an ideal and an anti-ideal alternative.")),
    "weighted-sum": (N_("Weighted sum"), N_("Performances on a common scale, weighted and added.")),
    "weighted-product": (
        N_("Weighted product"),
        N_("Ratios to the best, raised to the weights and multiplied: a poor value is hard to make up for."),
    ),
    "waspas": ("WASPAS", N_("Half weighted sum, half weighted product.")),
    "aras": ("ARAS", N_("Weighted sum in relation to that of an ideal alternative.")),
    "edas": ("EDAS", N_("Distance above and below the average alternative.")),
    "mabac": ("MABAC", N_("Distance to the border between good and poor on every criterion.")),
    "moora": ("MOORA", N_("Weighted benefits less weighted costs, each by the length of its column.")),
    "codas": ("CODAS", N_("Distance to the worst; where two are about as far, a second distance decides.")),
    "mairca": ("MAIRCA", N_("Gap between what the weights promise and what the alternative delivers; small is good.")),
    "ocra": ("OCRA", N_("Performance on costs and on benefits against the smallest value of each criterion.")),
    "ram": ("RAM", N_("Root of the benefits, of a degree given by the costs.")),
    "cocoso": ("CoCoSo", N_("Three compromises between sums and powers, mixed.")),
}
"""Method of the catalogue -> its name and what it does. Names that are the same in all languages are not marked."""
