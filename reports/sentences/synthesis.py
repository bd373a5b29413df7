"""What the syntheses of several networks are called, and what they do."""

from __future__ import annotations

from i18n.translate import N_

MERITS = {
    "benefits": N_("benefits"),
    "opportunities": N_("opportunities"),
    "costs": N_("costs"),
    "risks": N_("risks"),
}
"""What a network stands for -> its name."""

SYNTHESIS = {
    "weighted-sum": (
        N_("Weighted sum"),
        N_("Adds what each network says, by its weight. Every network speaks for an alternative."),
    ),
    "multiplicative": (
        N_("Multiplicative, BO/(CR)"),
        N_("Benefits times opportunities over costs times risks. Weights of the merits do not matter."),
    ),
    "multiplicative-weighted": (
        N_("Multiplicative with weights"),
        N_("The same ratio with each merit to the power of its weight."),
    ),
    "subtractive": (
        N_("Subtractive, bB + oO − cC − rR"),
        N_("What speaks for an alternative minus what speaks against it. The result may be negative."),
    ),
    "additive-reciprocal": (
        N_("Additive with reciprocals"),
        N_("Adds all merits; costs and risks enter by their reciprocals: the cheaper, the more."),
    ),
    "probabilistic-additive": (
        N_("Probabilistic additive"),
        N_("Adds all merits; costs and risks enter by what they leave of one."),
    ),
    "formula": (
        N_("Formula"),
        N_("Your own formula over the networks' priorities and weights."),
    ),
}
"""Synthesis method of the catalogue -> its name and what it does."""
