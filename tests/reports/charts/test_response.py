"""Who answered, and how many answers are missing."""

from __future__ import annotations

from i18n.translate import translator
from reports.charts.response import response, still_needed
from tests.reports.charts.drawing import texts

T, ZH = translator("en"), translator("zh")


def test_response_and_what_is_missing() -> None:
    figure = response([("VIP", 60, 41), ("Ordinary", 6000, 1996)], overall=0.36, t=T)
    assert figure.takeaway == "Response reaches from 33% in Ordinary to 68% in VIP."
    assert "33% · 1,996 of 6,000" in texts(figure)
    needed = still_needed({"City": (900, 0), "Hills": (211, 432)}, t=T)
    assert texts(needed) == ["enough", "432 more"]
    assert needed.takeaway == "More answers are needed in 1 of 2."
    assert still_needed({"City": (900, 0)}, t=ZH).takeaway == "各分群的答卷都已足够。"
