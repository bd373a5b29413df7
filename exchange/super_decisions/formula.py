"""The formula of a Super Decisions network in our own notation.

Theirs is Tcl: ``NormalRat(Benefits)*$SmartAlt(Benefits) + NormalRat(Costs)*[invert $SmartAlt(Costs)]``. Ours calls the
network inside a node by its id and its weight ``weight.<id>``: see :class:`mcdm.formula.Formula`. The text is
translated word by word; what is not on the list is not understood, and nothing is run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from mcdm.choice import Choice
from mcdm.errors import DecisionError
from mcdm.formula import Formula

_WORDS = re.compile(
    r"\s*(?:\$?(?P<weight>NormalNet|NormalRat)\((?P<of>[^()]*)\)"
    r"|\$(?P<values>SmartAlt)\((?P<inside>[^()]*)\)"
    r"|(?P<call>\[\s*invert\s)|(?P<close>\])"
    r"|(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"
    r"|(?P<sign>[-+*/()]))",
    re.ASCII,
)


def said(network: str, joins: bool) -> str:
    """Our words for what a network says (``$SmartAlt``).

    One that ranks by itself passes on shares of one, which Super Decisions takes as ideals; one that joins others
    passes on what its rule gives.
    """
    return network if joins else f"ideal({network})"


def usual_rule(inner: Mapping[str, bool]) -> Choice:
    """Super Decisions' own rule, where a file has no formula: the mean of what networks say, weighted by their nodes.

    ``inner`` maps the id of each network to whether it joins others.
    """
    if len(set(inner.values())) == 1:
        return Choice("weighted-sum") if all(inner.values()) else Choice.of("weighted-sum", ideal=True)
    return Choice.of(
        "formula", text=" + ".join(f"weight.{name} * {said(name, joins)}" for name, joins in inner.items())
    )


def translate(formula: str, networks: Mapping[str, str], weights: Mapping[str, str], rated: bool) -> str:
    """The formula in our notation, or an empty text where something in it is not understood.

    Parameters
    ----------
    formula
        As in the file.
    networks, weights
        Name of a node -> our words for what the network inside it says (``$SmartAlt``), and for the node's weight.
    rated
        Whether nodes weigh what the ratings give them: then ``NormalRat`` is their weight, else ``$NormalNet``.
    """
    pieces: list[str] = []
    at, end = 0, len(formula.rstrip())
    while at < end:
        word = _WORDS.match(formula, at)
        piece = "" if word is None else _piece(word, networks, weights, "NormalRat" if rated else "NormalNet")
        if word is None or not piece:
            return ""
        pieces.append(piece)
        at = word.end()
    text = re.sub(r"(?<=[(]) | (?=[)])", "", " ".join(pieces)).replace("invert( ", "invert(")
    try:
        Formula(text)
    except DecisionError:
        return ""
    return text


def _piece(word: re.Match[str], networks: Mapping[str, str], weights: Mapping[str, str], weight: str) -> str:
    if word["weight"]:
        return weights.get(word["of"].strip(), "") if word["weight"] == weight else ""
    if word["values"]:
        return networks.get(word["inside"].strip(), "")
    if word["call"]:
        return "invert("
    return ")" if word["close"] else word["number"] or word["sign"]


def translate_back(text: str, nodes: Mapping[str, str], weight: str = "$NormalNet") -> str:
    """A formula of ours as Super Decisions writes it, or an empty text where it has no word for something.

    ``nodes`` maps the id of a network to the name of the node it stands in; `weight` is their word for its weight.
    """
    text = _IDEAL.sub(r"\1", text)
    pieces: list[str] = []
    at, end = 0, len(text.rstrip())
    brackets: list[str] = []
    while at < end:
        word = _OURS.match(text, at)
        if word is None:
            return ""
        at = word.end()
        piece = _piece_back(word, nodes, brackets, weight)
        if not piece:
            return ""
        pieces.append(piece)
    return " ".join(pieces).replace("( ", "(").replace(" )", ")").replace(" ]", "]")


_IDEAL = re.compile(r"\bideal\s*\(\s*([^\W\d][\w.]*)\s*\)")

_OURS = re.compile(
    r"\s*(?:(?P<call>invert\s*\()|(?P<name>\"[^\"]*\"|[^\W\d][\w.]*)(?!\s*\()"
    r"|(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?P<sign>[-+*/()]))"
)


def _piece_back(word: re.Match[str], nodes: Mapping[str, str], brackets: list[str], weight: str) -> str:
    if word["call"]:
        brackets.append("]")
        return "[invert"
    if word["name"]:
        name = word["name"].strip('"')
        network = name.removeprefix("weight.")
        node = nodes.get(network, "")
        if not node or re.search(r"[()$\[\]{}]", node):
            return ""
        return f"$SmartAlt({node})" if network == name else f"{weight}({node})"
    if word["sign"] == "(":
        brackets.append(")")
    if word["sign"] == ")":
        return brackets.pop() if brackets else ""
    return word["number"] or word["sign"]
