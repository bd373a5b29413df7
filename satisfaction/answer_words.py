"""The words of the usual answer scales, best step first, each step with what people write for it."""

from __future__ import annotations

Steps = tuple[tuple[str, ...], ...]

MISSING_TEXTS = (
    *("", "-", "--", "/", "n/a", "na", "n.a.", "#n/a", "nan", "null", "none", "missing", "no answer", "not applicable"),
    *("don't know", "dont know", "do not know", "not sure", "no opinion", "refused", "skipped", "not used"),
    *("不清楚", "不知道", "不了解", "不确定", "说不清", "说不清楚", "无", "拒答", "未答", "未作答", "未填", "不适用"),
    *("未使用", "未使用过", "没有使用过", "未接触", "跳过", "(跳过)", "(空)", "缺失"),
)
"""Texts that say "no answer" on every scale. Codes such as 8, 9 or 99 are missing only where a scale declares them."""

SATISFACTION: Steps = (
    ("very satisfied", "extremely satisfied", "completely satisfied", "很满意", "非常满意", "十分满意", "特别满意"),
    ("satisfied", "somewhat satisfied", "fairly satisfied", "rather satisfied", "满意", "比较满意", "较满意"),
    ("neutral", "neither satisfied nor dissatisfied", "average", "一般", "中立", "一般满意", "基本满意", "普通"),
    ("dissatisfied", "somewhat dissatisfied", "fairly dissatisfied", "unsatisfied", "不满意", "不太满意", "较不满意"),
    ("very dissatisfied", "extremely dissatisfied", "very unsatisfied", "很不满意", "非常不满意", "十分不满意"),
)
AGREEMENT: Steps = (
    ("strongly agree", "completely agree", "非常同意", "完全同意", "很同意", "非常符合", "完全符合"),
    ("agree", "somewhat agree", "同意", "比较同意", "较同意", "符合", "比较符合"),
    ("neutral", "neither agree nor disagree", "undecided", "一般", "中立", "不一定"),
    ("disagree", "somewhat disagree", "不同意", "不太同意", "比较不同意", "不符合", "比较不符合"),
    ("strongly disagree", "completely disagree", "非常不同意", "完全不同意", "很不同意", "非常不符合", "完全不符合"),
)
QUALITY: Steps = (
    ("excellent", "very good", "优", "优秀", "很好", "非常好"),
    ("good", "良", "良好", "好", "较好", "比较好"),
    ("fair", "average", "ok", "okay", "中", "中等", "一般"),
    ("poor", "bad", "差", "较差", "比较差", "不好"),
    ("very poor", "very bad", "terrible", "劣", "很差", "非常差"),
)
LETTERS: Steps = tuple((letter,) for letter in "ABCDE")
IMPORTANCE: Steps = (
    ("very important", "非常重要", "很重要", "十分重要"),
    ("important", "rather important", "fairly important", "重要", "比较重要", "较重要"),
    ("neutral", "neither important nor unimportant", "somewhat important", "moderately important", "一般", "中立"),
    (
        "unimportant",
        "rather unimportant",
        "slightly important",
        "of little importance",
        "不太重要",
        "较不重要",
        "不重要",
    ),
    ("very unimportant", "not important", "not at all important", "很不重要", "非常不重要", "完全不重要", "毫不重要"),
)
IMPORTANCE_FROM_EXTREME: Steps = (
    ("extremely important", "极其重要", "极为重要"),
    ("very important", "非常重要", "很重要"),
    ("moderately important", "somewhat important", "important", "比较重要", "重要"),
    ("slightly important", "a little important", "有点重要", "稍微重要", "一般"),
    ("not at all important", "not important", "unimportant", "不重要", "完全不重要"),
)
LIKELIHOOD: Steps = (
    ("definitely", "certainly", "very likely", "extremely likely", "一定会", "肯定会", "非常可能", "很可能",
     "非常愿意"),
    ("probably", "likely", "somewhat likely", "rather likely", "可能会", "比较可能", "可能", "愿意", "比较愿意"),
    ("neutral", "perhaps", "maybe", "might or might not", "neither likely nor unlikely", "一般", "不一定", "中立"),
    ("probably not", "unlikely", "somewhat unlikely", "rather unlikely", "可能不会", "不太可能", "不太愿意"),
    ("definitely not", "certainly not", "very unlikely", "extremely unlikely", "一定不会", "肯定不会", "非常不可能",
     "不可能", "不愿意", "非常不愿意"),
)  # fmt: skip
KANO: Steps = (
    ("like", "i like it", "i like it that way", "i like it this way", "i would like it", "i'd like it", "delighted",
     "喜欢", "我喜欢", "很喜欢", "非常喜欢", "满意"),
    ("must-be", "must be", "must be that way", "it must be that way", "it must be this way", "i expect it", "expect it",
     "expected", "理应如此", "理所当然", "理应这样", "应该如此", "必须这样", "必须如此", "本该如此"),
    ("neutral", "i am neutral", "i'm neutral", "indifferent", "i don't care", "don't care",
     "无所谓", "中立", "我无所谓", "一般"),
    ("live with", "live with it", "i can live with it", "i can live with it that way", "i can live with it this way",
     "can live with", "can live with it", "tolerate", "i can tolerate it", "acceptable",
     "能忍受", "可以忍受", "勉强接受", "能够忍受", "可忍受", "勉强可以接受", "能接受", "可以接受"),
    ("dislike", "i dislike it", "i dislike it that way", "i dislike it this way", "i would dislike it",
     "i'd dislike it",
     "不喜欢", "我不喜欢", "很不喜欢", "讨厌", "非常不喜欢", "不满意"),
)  # fmt: skip
YES_NO: Steps = (
    ("yes", "y", "true", "是", "是的", "有", "会", "有过", "投诉过"),
    ("no", "n", "false", "否", "不是", "没有", "不会", "无", "没有过", "未投诉", "没投诉过", "从未"),
)
