"""A survey that nobody made for this product: the export of a Chinese web form, as such forms are.

An index column, a submission time, a duration with its unit, a source, full question texts with numbers and matrix
prefixes, half of it bilingual; scores from 1 to 10 with "don't know" and slips, free text, GB18030.
"""

from __future__ import annotations

import csv
import io

import numpy as np

ABOUT = (
    "序号",
    "提交答卷时间",
    "所用时间",
    "来源",
    "来自IP",
    "1、您所在的区域",
    "2、您的用电类别",
    "3、您家/单位的月均用电量（千瓦时）",
)
SCORED = (
    "4、请您为以下各方面打分（1-10分，10分表示非常满意）—停电的时间长短",
    "4、请您为以下各方面打分（1-10分，10分表示非常满意）—停电次数多少",
    "4、请您为以下各方面打分（1-10分，10分表示非常满意）—电压稳定（电器是否忽明忽暗）",
    "Q5_1 停电之前的通知 Outage notice in advance",
    "Q5_2 抢修人员到达的速度 Arrival of the repair crew",
    "Q5_3 How quickly power came back 恢复供电",
    "Q5_4 95598热线是否容易接通",
    "Q5_5 营业厅排队等候",
    "Q5_6 Staff attitude 工作人员态度",
    "6、电价和收费是否公开透明",
    "7、用网上国网App、微信等线上渠道办电",
)
STREET_LIGHTS = "8、您对小区路灯照明的满意程度"
OVERALL = "9、总体来说，您对我们的供电服务满意吗？"
RECOMMEND = "10、您愿意向亲友推荐我们的服务吗？（0-10）"
FREE_TEXT = "11、您还有哪些意见和建议？"

DISTRICTS = ("城区", "开发区", "城郊", "乡镇", "山区", "城区 ", "其他")
KINDS = ("居民", "一般工商业", "大工业", "医院", "政府机关")
WORDS = ("非常满意", "满意", "一般", "不满意", "非常不满意")
SLIP = "满分"
"""What three people wrote in place of a ten."""


def odd_survey(respondents: int = 240, *, month: int = 9, seed: int = 7) -> bytes:
    """The file."""
    random = np.random.default_rng(seed)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*ABOUT, *SCORED, STREET_LIGHTS, OVERALL, RECOMMEND, FREE_TEXT])
    for number in range(1, respondents + 1):
        mood = random.normal(7.2, 1.4)
        scores = [str(int(np.clip(round(mood + random.normal(0, 1.3)), 1, 10))) for _ in range(len(SCORED) + 1)]
        for place in range(len(scores)):
            if random.random() < 0.06:
                scores[place] = "不清楚"
        if number % 80 == 5:
            scores[0] = SLIP
        kind = KINDS[int(random.choice(5, p=(0.72, 0.18, 0.05, 0.03, 0.02)))]
        used = {"居民": 260, "一般工商业": 9_000, "大工业": 420_000, "医院": 61_000, "政府机关": 18_000}[kind]
        writer.writerow([
            number,
            f"2026/{month}/{random.integers(1, 28)} {random.integers(8, 22)}:{random.integers(10, 59)}:07",
            f"{random.integers(18, 600)}秒",
            ("微信", "手机提交", "链接")[int(random.integers(3))],
            f"10.0.{random.integers(255)}.{random.integers(255)}(江苏-苏州)",
            DISTRICTS[int(random.choice(7, p=(0.34, 0.08, 0.2, 0.22, 0.1, 0.03, 0.03)))],
            kind,
            f"{int(used * random.lognormal(0, 0.5)):,}",
            *scores,
            WORDS[int(np.clip(round((10 - mood) / 2.2 + random.normal(0, 0.5)), 0, 4))],
            str(int(np.clip(round(mood + 1 + random.normal(0, 1.5)), 0, 10))),
            ("", "", "无", "希望停电提前通知，谢谢！", "很好，继续努力", "电费太贵了")[int(random.integers(6))],
        ])  # fmt: skip
    return out.getvalue().encode("gb18030")
