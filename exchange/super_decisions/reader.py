"""A model file of Super Decisions (.sdmod) read into values, without running it.

The file is a Tcl script that draws the model again. The few commands that carry the model are recognised with literal
arguments; those that carry colours and fonts are passed over; all others are listed and never run.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from exchange.super_decisions.blocks import NUMBER, ComparisonBlock, read_comparisons, read_ratings
from exchange.super_decisions.model_file import (
    Cluster,
    DirectData,
    Network,
    Node,
    Ratings,
    SuperDecisionsFile,
    Unread,
)
from exchange.super_decisions.tcl import Command, Word, commands, decoded
from mcdm.errors import DecisionError
from studies import bounds

LARGEST = bounds.most("model-bytes")
"""Bytes a model file may have; models without attachments have tens of kilobytes."""

MOST_NETWORKS = 2_000
DEEPEST_NETWORK = 20
"""Networks inside networks; models of benefits, costs, opportunities and risks have three levels."""

_READ_VARIABLES = frozenset({"x", "y", "desc", "name", "clusterName", "init", "final"})
_PASSED_OVER = frozenset(
    (
        *("clusterChangeColor", "setClusterIconUU", "setClusterIconFont", "setClusterTitleFont", "setClusterWinSize"),
        *("setClusterCompareWord", "deIconizeCluster", "iconizeCluster", "clusterCompareFinished"),
        *("setNodeIconUU", "setNodeColor", "setNodeFont", "nodeCompareFinished", "setNodeCompareWord", "hideSub"),
        *("setNetCompareWord", "setNetClusterColor", "setNetNodeColor", "setNetClusterWinFont", "setNetNodeFont"),
        *("setNetClusterIconFont", "setFormulaType", "limitPowerOptions", "makeNetFormulaic", "connectClusters"),
        *("networkBusy", "networkNotBusy", "lappend"),
    )
)
"""Commands about looks and wording, and those that repeat what the data block says."""

_PASSED_VARIABLES = frozenset(
    (
        *("top_net", "net", "subNumb", "subnet_name", "_subnet_name", "bkupnet", "FORMAT"),
        *("color", "font", "iconUU", "iconFont", "winFont", "width", "height", "clusterCompareWord"),
    )
)
_PASSED_SUBSTITUTIONS = ("[getTopNet ", "[makeNodeHaveSub ", "[netName ", "[lindex $bkupnet ", "[lreplace $bkupnet ")
_VARIABLE = re.compile(r"\$(\w+)", re.ASCII)
_MARK = "recreateNetInsideFrameOnly"
"""The last command of every model file."""


def read_model_file(content: bytes, name: str) -> SuperDecisionsFile:
    """The model of a file's bytes; `name` is what messages call the file.

    Raises
    ------
    DecisionError
        ``import-too-large``, ``model-file-not-one``, ``model-file-cut``, ``model-file-ends-early``,
        ``model-file-unbalanced``, ``model-file-too-deep``, ``model-file-too-long``, ``model-file-block-wrong``,
        ``model-file-name-repeated``, ``model-file-name-unknown``, ``model-file-command-wrong``,
        ``model-file-block-missing``.
    """
    if len(content) > LARGEST:
        size, limit = round(len(content) / 2**20), LARGEST // 2**20
        raise DecisionError("import-too-large", file=name, size=size, limit=limit, program="Super Decisions")
    if b"\0" in content[:4096] or not content.strip():
        raise DecisionError("model-file-not-one", file=name)
    text, encoding = decoded(content)
    reader = _Reader()
    for command in commands(text):
        reader.take(command)
    return reader.finished(name, encoding, 1 + text.count("\n"))


@dataclass
class _Drawn:
    """A cluster as it was drawn."""

    description: str
    x: float
    y: float
    nodes: dict[str, Node] = field(default_factory=dict)


@dataclass
class _Open:
    """A network that is being read."""

    number: int
    parent: int
    node: str
    line: int
    drawn: dict[str, _Drawn] = field(default_factory=dict)
    nodes: set[str] = field(default_factory=set)
    block: ComparisonBlock | None = None
    block_line: int = 0
    direct: list[DirectData] = field(default_factory=list)
    ratings: Ratings | None = None
    formula: str = ""
    compare_mode: str = ""
    outside: Mapping[str, str] = field(default_factory=dict)
    """What was set where the network began; it holds again where it ends."""


class _Reader:
    """Takes command after command; keeps a stack of networks, because a node may hold one."""

    def __init__(self) -> None:
        self.variables: dict[str, str] = {}
        self.stack = [_Open(0, -1, "", 1)]
        self.opened = 1
        self.done: dict[int, Network] = {}
        self.pending: str | None = None
        self.saved_with = ""
        self.attachments: list[str] = []
        self.ended = False
        self.unread: Counter[str] = Counter()
        self.unread_line: dict[str, int] = {}
        self.take_command: Mapping[str, Callable[[Command], None]] = {
            "set": self._set,
            "makeCluster": self._cluster,
            "makeNode": self._node,
            "setDefaultCompareMode": self._compare_mode,
            "setNetFormula": self._formula,
            "setNodeCompareDirectMult": self._direct,
            "catch": self._catch,
            "c-network": self._comparisons,
            "ratings": self._ratings,
            _MARK: self._end,
        }

    @property
    def network(self) -> _Open:
        return self.stack[-1]

    def take(self, command: Command) -> None:
        """Read one command, pass it over, or note that it is not known."""
        known = self.take_command.get(command.name) if command.words[0].kind == "bare" else None
        if known is not None:
            known(command)
        elif command.name not in _PASSED_OVER:
            self._not_read(command.name, command.line)
        for word in command.words:  # a command inside a word stays text, and is listed
            if "[" in word.text and word.kind != "braced" and not word.text.startswith(_PASSED_SUBSTITUTIONS):
                self._not_read(word.text, word.line)

    def finished(self, name: str, encoding: str, last_line: int) -> SuperDecisionsFile:
        """The file, when all commands were taken."""
        if not self.done and not self.network.drawn and self.network.block is None:
            raise DecisionError("model-file-not-one", file=name)
        if not self.ended or len(self.stack) > 1:
            raise DecisionError("model-file-ends-early", file=name, line=last_line, sign=_MARK)
        self.done[0] = self._closed(self.network)
        unread = tuple(Unread(command, n, self.unread_line[command]) for command, n in self.unread.items())
        networks = tuple(self.done[k] for k in range(self.opened))
        return SuperDecisionsFile(networks, self.saved_with, encoding, tuple(self.attachments), unread)

    # ------------------------------------------------------------------ words

    def _not_read(self, what: str, line: int) -> None:
        shown = " ".join(what.split())
        shown = shown if len(shown) <= 40 else shown[:39] + "\u2026"
        self.unread[shown] += 1
        self.unread_line.setdefault(shown, line)

    def _value(self, word: Word) -> str:
        """A word, or the literal that was set under its name."""
        variable = _VARIABLE.fullmatch(word.text) if word.kind == "bare" else None
        return word.text if variable is None else self.variables.get(variable[1], word.text)

    def _name(self, word: Word) -> str:
        return self._value(word).strip()

    def _number(self, word: Word) -> float:
        text = self._value(word)
        if not NUMBER.fullmatch(text.strip()):
            raise DecisionError("model-file-block-wrong", line=word.line, what="a number", given=text[:60])
        return float(text)

    def _words(self, command: Command, count: int) -> tuple[Word, ...]:
        if len(command.words) != count:
            given = len(command.words) - 1
            raise DecisionError(
                "model-file-command-wrong", line=command.line, command=command.name, given=given, needed=count - 1
            )
        return command.words

    # ------------------------------------------------------------------ drawing

    def _set(self, command: Command) -> None:
        if len(command.words) == 2:  # asks for a value
            return
        _, variable, value = self._words(command, 3)
        if variable.text in _READ_VARIABLES:
            self.variables[variable.text] = self._value(value)
        elif variable.text == "SAVED_WITH_VERSION":
            self.saved_with = self.saved_with or " ".join(value.text.split())
        elif variable.text == "subNumb" and value.text.startswith("[makeNodeHaveSub "):
            self.pending = self.variables.get("name", "").strip()
        elif variable.text == "net" and value.text == "$subNumb":
            self._enter(command)
        elif variable.text == "net" and value.text.startswith("[lindex $bkupnet"):
            self._leave(command)
        elif variable.text not in _PASSED_VARIABLES:
            self._not_read(f"set {variable.text}", command.line)

    def _enter(self, command: Command) -> None:
        if self.pending is None or self.pending not in self.network.nodes:
            raise DecisionError("model-file-name-unknown", line=command.line, name=self.pending or "")
        if len(self.stack) > DEEPEST_NETWORK:
            raise DecisionError("model-file-too-deep", line=command.line, limit=DEEPEST_NETWORK)
        if self.opened >= MOST_NETWORKS:
            raise DecisionError("model-file-too-long", line=command.line, limit=MOST_NETWORKS)
        inner = _Open(self.opened, self.network.number, self.pending, command.line, outside=dict(self.variables))
        self.stack.append(inner)
        self.opened += 1
        self.pending = None

    def _leave(self, command: Command) -> None:
        if len(self.stack) == 1:
            raise DecisionError("model-file-unbalanced", line=command.line, sign="set net")
        left = self.stack.pop()
        self.variables = dict(left.outside)
        self.done[left.number] = self._closed(left)

    def _cluster(self, command: Command) -> None:
        _, _, x, y, name, description = self._words(command, 6)
        called = self._name(name)
        if called in self.network.drawn:
            raise DecisionError("model-file-name-repeated", line=command.line, name=called)
        self.network.drawn[called] = _Drawn(self._value(description).strip(), self._number(x), self._number(y))

    def _node(self, command: Command) -> None:
        _, _, cluster, name, description, x, y = self._words(command, 7)
        owner, called = self.network.drawn.get(self._name(cluster)), self._name(name)
        if owner is None:
            raise DecisionError("model-file-name-unknown", line=command.line, name=self._name(cluster))
        if called in self.network.nodes:  # judgments call nodes by their names alone
            raise DecisionError("model-file-name-repeated", line=command.line, name=called)
        self.network.nodes.add(called)
        owner.nodes[called] = Node(called, self._value(description).strip(), self._number(x), self._number(y))

    # ------------------------------------------------------------------ data

    def _compare_mode(self, command: Command) -> None:
        self.network.compare_mode = self._words(command, 3)[2].text.removeprefix("switch_to_")

    def _formula(self, command: Command) -> None:
        parts = list(commands(self._words(command, 3)[2].text, command.line))
        self.network.formula = " ".join(parts[0].name.split()) if parts else ""

    def _direct(self, command: Command) -> None:
        _, _, target, source, total = self._words(command, 5)
        self.network.direct.append(DirectData(self._name(target), self._name(source), self._number(total)))

    def _catch(self, command: Command) -> None:
        """``catch {...}``: an attachment, or a command that older versions do not know."""
        for inner in commands(command.words[1].text, command.line) if len(command.words) > 1 else ():
            if inner.name.startswith("newAttachment"):
                self.attachments.append(inner.words[2].text[:80] if len(inner.words) > 2 else "")
            elif inner.name not in _PASSED_OVER:
                self._not_read(inner.name, inner.line)

    def _comparisons(self, command: Command) -> None:
        block = self._block(command, "readAllCompares", "-source")
        if block is None:
            return
        if self.network.block is not None:
            raise DecisionError("model-file-name-repeated", line=command.line, name="readAllCompares")
        self.network.block, self.network.block_line = read_comparisons(block.text, block.line), block.line

    def _ratings(self, command: Command) -> None:
        block = self._block(command, "new", "-src")
        if block is not None:
            self.network.ratings = read_ratings(block.text, block.line)

    def _block(self, command: Command, action: str, option: str) -> Word | None:
        """The braced text behind an option; None, and a note, where the command is another one."""
        texts = [word.text for word in command.words]
        if len(texts) > 2 and texts[1] == action and texts[-2] == option and command.words[-1].kind == "braced":
            return command.words[-1]
        self._not_read(" ".join(texts[:2]), command.line)
        return None

    def _end(self, command: Command) -> None:
        self.ended = True

    # ------------------------------------------------------------------ a network complete

    def _closed(self, network: _Open) -> Network:
        block = network.block
        if block is None:
            raise DecisionError("model-file-block-missing", line=network.line, node=network.node)
        drawn = {(cluster, node) for cluster, own in network.drawn.items() for node in own.nodes}
        listed = {(cluster, node) for cluster, nodes in block.clusters for node in nodes}
        empty = {cluster for cluster, nodes in block.clusters} ^ set(network.drawn)
        if drawn != listed or empty:
            name = min(node for _, node in drawn ^ listed) if drawn != listed else min(empty)
            raise DecisionError("model-file-name-unknown", line=network.block_line, name=name)
        return Network(
            network.parent,
            network.node,
            tuple(_cluster(name, nodes, network.drawn[name]) for name, nodes in block.clusters),
            block.comparisons,
            block.cluster_comparisons,
            tuple(network.direct),
            network.ratings,
            network.formula,
            network.compare_mode,
        )


def _cluster(name: str, nodes: tuple[str, ...], drawn: _Drawn) -> Cluster:
    return Cluster(name, tuple(drawn.nodes[node] for node in nodes), drawn.description, drawn.x, drawn.y)
