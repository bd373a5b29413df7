"""What the words of a heading say: which indicator it is about, what it asks about it, whether agreeing is bad."""

from __future__ import annotations

import difflib
import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from mcdm.labels import Label
from satisfaction.answer_scales import plain
from satisfaction.questionnaire import ItemRole

Cues = tuple[str, ...]

ROLE_CUES: tuple[tuple[ItemRole, Cues], ...] = (
    ("importance", ("importan", "重要", "关注程度", "看重", r"\bimp\b")),
    ("adequate", ("adequate", "minimum", "at least", "tolerable", "just acceptable", "最低", "起码", "可接受的水平",
     "勉强")),
    ("desired", ("desired", "ideal level", "wished", "would like to have", "理想水平", "希望达到", "理想的")),
    ("dysfunctional", ("dysfunctional", r"\bwithout\b", r"\bkano.*neg", "反向题", "负向题", r"[（(]反向?[)）]",
     "不具备",
                       "不提供", "如果没有", "若没有", "如果不", "若无", r"[（(]无[)）]",
                       r"\bif\b.*\b(not?|n't|never)\b")),
    ("functional", ("functional", r"\bkano.*pos", "正向题", r"[（(]正向?[)）]", "具备", "如果提供", "如果有", "若有",
     r"[（(]有[)）]",
                    r"\bhow would you feel if\b", r"^if\b.*\bfeel\b")),
    ("expectation", ("expect", "期望", "预期", "期待", r"\bexp\b")),
    ("performance", ("perceived", "perception", "performance", "satisf", "满意", "感知", "实际感受", r"\bperf\b")),
)  # fmt: skip
"""What tells the role of a question, the most telling first; parts of words, or patterns."""

SUFFIXES: Mapping[str, ItemRole] = {
    **dict.fromkeys(("e", "exp", "expectation", "expected"), "expectation"),
    **dict.fromkeys(("i", "imp", "importance"), "importance"),
    **dict.fromkeys(("p", "perf", "performance", "sat", "satisfaction"), "performance"),
    **dict.fromkeys(("a", "adequate", "min"), "adequate"),
    **dict.fromkeys(("d", "desired"), "desired"),
    **dict.fromkeys(("f", "pos", "functional"), "functional"),
    **dict.fromkeys(("neg", "dysfunctional"), "dysfunctional"),
}
"""What stands after the id of an indicator in a heading like ``N11_imp`` or ``N11/expectation``."""

CONSTRUCT_CUES: tuple[tuple[str, Label, Cues], ...] = (
    ("against-expectations", Label("Compared with expectations", "与期望相比"),
     (r"(compar|against|relative|fall short|exceed|meet).*expect", "与.*(期望|预期).*(相比|比较)", "相比.*(期望|预期)",
      "(符合|达到|满足).*(期望|预期)", "(期望|预期).*(符合|差距)")),
    ("against-ideal", Label("Compared with the ideal", "与理想相比"),
     (r"(compar|against|relative|close|near).*ideal", r"\bideal\b.*(provider|company|supplier|utility)",
      "与.*理想.*(相比|比较|接近|差距)", "理想.*(供电|公司|企业|服务).*(相比|接近|差距)", "接近.*理想")),
    ("overall", Label("Overall satisfaction", "总体满意度"),
     (r"\boverall\b", r"\ball in all\b", r"\bin general\b", r"^general satisfaction", r"\bon the whole\b", "总体",
      "整体",
      "总的来说", "总满意度", "综合满意")),
    ("recommend", Label("Would recommend", "推荐意愿"), ("recommend", r"\bnps\b", "推荐")),
    ("stay", Label("Would stay a customer", "继续使用意愿"),
     (r"\b(stay|remain|continue)\b.*(customer|client|with us|with|us)", r"\bswitch\b.*(supplier|provider|company)",
      "loyal", "继续(使用|选择)", "再次选择", "忠诚", "优先选择", "更换供")),
    ("complained", Label("Complained", "是否投诉"),
     (r"\b(ever|have|did|has)\b.*\bcomplain", r"^complained", r"\bmade a complaint\b", "是否.*投诉", "投诉过",
      "有无投诉",
      "有没有.*投诉")),
)  # fmt: skip
"""Questions that belong to no indicator, with the usual ids."""

REVERSED_CUES: Cues = (
    *(r"\b(too|so) (long|slow|late|often|many|expensive|complicated)\b", r"\b(hard|difficult|impossible) to\b"),
    *(
        r"\b(unreliable|unfriendly|rude|confusing|annoying|inconvenient|unclear|cumbersome)\b",
        r"\bnot (clear|easy|able)\b",
    ),
    *(
        r"\b(often|frequently) (have|has|had|suffer|experience)\w*\b.*\b(problem|outage|interrupt|fail)",
        r"\bdifficulty\b",
    ),
    *(
        "难以",
        "困难",
        "不便",
        "太长",
        "太慢",
        "太多",
        "太复杂",
        "繁琐",
        "麻烦",
        "不清楚的",
        "不及时",
        "经常停电",
        "频繁停电",
        "过长",
    ),
    *("过于", "很难", "反向计分", r"[（(]r[)）]$", r"\breversed?\b", "不透明", "不方便", "不友好"),
)
"""Wordings with which agreeing means being dissatisfied."""

_SAME: tuple[Cues, ...] = (
    ("duration", "length", "speed", "time", "times", "quick", "quickly", "quickness", "fast", "slow", "prompt",
     "promptly", "promptness", "timely", "timeliness", "long", "short", "how long",
     "时长", "时间", "速度", "快慢", "快速", "及时", "长短", "时限", "效率", "多久"),
    ("frequency", "often", "how often", "number of", "frequent", "frequently", "频次", "频率", "次数", "频繁"),
    ("outage", "outages", "power cut", "power cuts", "blackout", "blackouts", "interruption", "interruptions",
     "power failure", "supply failures", "停电", "断电", "供电中断"),
    ("planned", "scheduled", "计划", "预安排"),
    ("restoration", "restored", "restore", "restoring", "back on", "power back", "复电", "恢复供电", "恢复送电",
     "来电", "送电"),
    ("repair", "repairs", "crew", "crews", "repair team", "emergency", "抢修", "维修", "故障处理"),
    ("arrival", "arrive", "arrived", "arrives", "arriving", "reach the site", "到达", "到场", "赶到"),
    ("attitude", "manners", "friendly", "friendliness", "polite", "politeness", "courtesy", "courteous", "kindness",
     "态度", "礼貌", "友好", "热情"),
    ("skills", "skill", "skilled", "competence", "competent", "professional", "professionalism", "knowledge",
     "knowledgeable", "expertise", "技能", "业务水平", "专业水平", "专业能力", "业务能力", "专业性"),
    ("staff", "employee", "employees", "personnel", "worker", "workers", "人员", "员工", "工作人员"),
    ("billing", "bill", "bills", "invoice", "invoices", "计费", "账单", "电费账单", "抄表"),
    ("accuracy", "accurate", "accurately", "correct", "correctly", "correctness", "error-free", "准确", "正确"),
    ("payment", "pay", "paying", "payments", "缴费", "交费", "交电费", "支付"),
    ("convenience", "convenient", "conveniently", "easy", "ease", "便利", "便捷", "方便"),
    ("price", "prices", "tariff", "tariffs", "charges", "rates", "价费", "电价", "收费", "价格"),
    ("transparency", "transparent", "clear", "clearly", "clarity", "understandable", "透明", "清晰", "公开", "明白"),
    ("digital", "online", "app", "website", "web", "internet", "wechat", "mobile", "线上", "网上", "掌上", "微信",
     "手机"),
    ("hotline", "phone line", "call centre", "call center", "telephone", "95598", "热线", "客服电话", "电话"),
    ("answer", "answered", "answering", "get through", "pick up", "picked up", "接通", "接听"),
    ("hall", "counter", "office", "branch", "service centre", "service center", "business hall", "营业厅", "营业网点",
     "大厅", "窗口"),
    ("waiting", "wait", "queue", "queuing", "queues", "queueing", "等候", "排队", "等待"),
    ("notice", "notified", "notify", "notification", "notifications", "announce", "announced", "informed",
     "inform", "in advance", "advance warning", "通知", "告知", "公告", "预告", "提前"),
    ("connection", "connections", "connecting", "connect", "connected", "hook-up", "new service", "报装", "接电",
     "新装", "装表"),
    ("procedures", "procedure", "formalities", "paperwork", "steps", "forms", "手续", "流程", "办电材料", "环节"),
    ("complaint", "complaints", "投诉"),
    ("handling", "handled", "resolved", "dealt with", "处理"),
    ("resolution", "resolve", "solved", "solve", "fixed", "一次解决", "一次性解决", "首次解决"),
    ("first contact", "first-contact", "first call", "first time", "first visit", "right first time", "一次", "首次"),
    ("terminal", "terminals", "self-service", "kiosk", "kiosks", "自助", "自助终端", "自助机"),
    ("visit", "visits", "visited", "走访", "上门", "主动回访"),
    ("call-back", "callback", "called back", "follow-up", "follow up", "回访"),
    ("proactive", "proactively", "主动"),
    ("safety", "safe", "safely", "hazard", "hazards", "安全"),
    ("voltage", "flicker", "电压", "闪变"),
    ("energy-saving", "energy saving", "save energy", "saving energy", "energy efficiency", "efficiency advice",
     "节能", "节电", "能效"),
    ("education", "publicity", "campaign", "campaigns", "宣传", "普及"),
    ("key-account", "key account", "account manager", "large customer", "large customers", "大客户", "客户经理"),
    ("community", "village", "rural", "neighbourhood", "neighborhood", "社区", "农村", "台区", "乡村"),
)  # fmt: skip
"""Words that mean much the same in questions about a utility or an office, in English and Chinese."""

_STOP = frozenset({
    "a", "an", "the", "of", "to", "with", "and", "or", "is", "are", "was", "were", "be", "how", "satisfied",
    "satisfaction", "dissatisfied", "you", "your", "we", "our", "it", "its", "this", "that", "in", "on",
    "for", "at", "by", "do", "does", "did", "please", "rate", "feel", "about", "level", "question", "would",
    "service", "services",
})  # fmt: skip


def spaced(heading: str) -> str:
    """A heading in plain words: ``outageDuration_P`` becomes ``outage duration p``."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
    return " ".join(re.sub(r"[_/\\|:;,.?!、。，；：？！\[\]]+", " ", plain(apart)).split())


def role_of(heading: str, identifiers: Mapping[str, object]) -> ItemRole | None:
    """What a question asks about an indicator, as far as its heading says."""
    words = spaced(heading)
    for identifier in identifiers:
        after = re.search(
            rf"(?:^|\W){re.escape(plain(identifier))}[\s_./-]+([a-z]+)$", plain(heading).replace("_", " ")
        )
        if after and after[1] in SUFFIXES:
            return SUFFIXES[after[1]]
    return next((role for role, cues in ROLE_CUES if _says(words, cues)), None)


def construct_of(heading: str) -> tuple[str, Label] | None:
    """Id and name of the construct that a question asks about, as far as its heading says."""
    words = spaced(heading)
    return next(((name, label) for name, label, cues in CONSTRUCT_CUES if _says(words, cues)), None)


def is_reversed(heading: str) -> bool:
    """Whether agreeing with a statement plainly means being dissatisfied."""
    return _says(plain(heading), REVERSED_CUES)


def _says(words: str, cues: Cues) -> bool:
    return any(re.search(cue, words) for cue in cues)


class IndicatorWords:
    """The words of the indicators of a model: how much of an indicator's name a heading holds.

    Words that many indicators share say little (inverse document frequency); Chinese is read in pairs of characters.
    """

    def __init__(self, indicators: Mapping[str, Label]) -> None:
        self._labels = indicators
        self._names = {
            identifier: [words for text in (label.en, label.zh) if text and (words := features(text))]
            for identifier, label in indicators.items()
        }

    @cached_property
    def _weight(self) -> Mapping[str, float]:
        found = Counter(word for names in self._names.values() for word in set[str]().union(*names))
        count = len(self._names)
        return {word: math.log(1 + count / times) for word, times in found.items()}

    def name_likeness(self, heading: str, identifier: str) -> float:
        """1 for the id or a label, .95 for the id as a word, .9 for a label within, else how alike the spelling is."""
        label, whole = self._labels[identifier], plain(heading)
        names = [plain(text) for text in (label.en, label.zh) if text]
        if whole in (plain(identifier), *names):
            return 1.0
        words = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in whole).split()
        if plain(identifier) in words:
            return 0.95
        if any(name in whole for name in names):
            return 0.9
        return max((min(difflib.SequenceMatcher(None, whole, name).ratio(), 0.89) for name in names), default=0.0)

    def word_likeness(self, heading: str, identifier: str) -> float:
        """Share of the words of an indicator's name that the heading holds, by their weight: 0 to 1."""
        held = features(heading)
        best = 0.0
        for words in self._names[identifier]:
            whole = sum(self._weight[word] for word in words)
            best = max(best, sum(self._weight[word] for word in words & held) / whole)
        return best


def features(text: str) -> frozenset[str]:
    """What a text is about: one name for words of one meaning, stems of other words, pairs of Chinese characters."""
    left, found = f" {spaced(text)} ", set[str]()
    for phrase, meaning in _MEANINGS:
        if phrase.isascii():
            if re.search(rf"(?<![a-z0-9]){re.escape(phrase)}(?![a-z0-9])", left):
                found.add(meaning)
                left = re.sub(rf"(?<![a-z0-9]){re.escape(phrase)}(?![a-z0-9])", " ", left)
        elif phrase in left:
            found.add(meaning)
            left = left.replace(phrase, " ")
    found |= {_stem(word) for word in re.findall(r"[a-z][a-z'-]+", left) if word not in _STOP}
    for run in re.findall(r"[\u4e00-\u9fff]+", left):
        found |= {run[i : i + 2] for i in range(len(run) - 1)} or {run}
    return frozenset(found)


def _stem(word: str) -> str:
    """A word without its usual endings."""
    for ending in ("ization", "ation", "ions", "ion", "ings", "ing", "ment", "ness", "ies", "ity", "ers", "ed", "er",
    "es",
                   "es", "ly", "s", "e", "y"):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


_MEANINGS = sorted(
    ((phrase, meanings[0]) for meanings in _SAME for phrase in meanings), key=lambda pair: (-len(pair[0]), pair)
)
"""Pairs (phrase, what it means), the longest phrases first."""
