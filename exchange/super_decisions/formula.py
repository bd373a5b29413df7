"""The formula of a Super Decisions network in our own notation.

Theirs is Tcl: ``NormalRat(Benefits)*$SmartAlt(Benefits) + NormalRat(Costs)*[invert $SmartAlt(Costs)]``. Ours calls the
network inside a node by its id and its weight ``weight.<id>``: see :class:`mcdm.formula.Formula`. The text is
translated word by word; what is not on the list is not understood, and nothing is run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

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


def translate(formula: str, networks: Mapping[str, str]) -> str:
    """The formula in our notation, or an empty text where something in it is not understood.

    Parameters
    ----------
    formula
        As in the file.
    networks
        Name of a node -> id of the network inside it.
    """
    pieces: list[str] = []
    at, end = 0, len(formula.rstrip())
    while at < end:
        word = _WORDS.match(formula, at)
        piece = "" if word is None else _piece(word, networks)
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


def _piece(word: re.Match[str], networks: Mapping[str, str]) -> str:
    if word["weight"]:
        network = networks.get(word["of"].strip(), "")
        return network and _quoted(f"weight.{network}")
    if word["values"]:
        network = networks.get(word["inside"].strip(), "")
        return network and _quoted(network)
    if word["call"]:
        return "invert("
    return ")" if word["close"] else word["number"] or word["sign"]


def translate_back(text: str, nodes: Mapping[str, str]) -> str:
    """A formula of ours as Super Decisions writes it, or an empty text where it has no word for something.

    ``nodes`` maps the id of a network to the name of the node it stands in.
    """
    pieces: list[str] = []
    at, end = 0, len(text.rstrip())
    brackets: list[str] = []
    while at < end:
        word = _OURS.match(text, at)
        if word is None:
            return ""
        at = word.end()
        piece = _piece_back(word, nodes, brackets)
        if not piece:
            return ""
        pieces.append(piece)
    return " ".join(pieces).replace("( ", "(").replace(" )", ")").replace(" ]", "]")


_OURS = re.compile(
    r"\s*(?:(?P<call>invert\s*\()|(?P<name>\"[^\"]*\"|[^\W\d][\w.]*)(?!\s*\()"
    r"|(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?P<sign>[-+*/()]))"
)


def _piece_back(word: re.Match[str], nodes: Mapping[str, str], brackets: list[str]) -> str:
    if word["call"]:
        brackets.append("]")
        return "[invert"
    if word["name"]:
        name = word["name"].strip('"')
        weight = name.removeprefix("weight.")
        if weight != name:
            return f"$NormalNet({nodes[weight]})" if weight in nodes else ""
        return f"$SmartAlt({nodes[name]})" if name in nodes else ""
    if word["sign"] == "(":
        brackets.append(")")
    if word["sign"] == ")":
        return brackets.pop() if brackets else ""
    return word["number"] or word["sign"]


def _quoted(name: str) -> str:
    return name if re.fullmatch(r"[^\W\d][\w.]*", name) else f'"{name}"'
