"""The demo's openness: documents with index numbers, a draft under consultation, a correction."""

from collections.abc import Sequence
from datetime import date, timedelta

from minzheng.engines.access.api import Viewer
from minzheng.engines.disclosure import api
from minzheng.wiring.demo.officers import Staff

SECTION = "社会救助科"
DOCUMENTS = (
    api.NewVersion(
        "最低生活保障办事公开说明（演示）", "0901", date(2026, 9, 15), SECTION,
        "谁可以申请、交什么材料、多久办好、怎样投诉。",
        text="一、家庭人均月收入低于本地标准，财产符合规定的，可以申请。\n"
        "二、向户籍所在地的乡镇（街道）提出，村（社区）可以代办。\n"
        "三、材料能从部门查到的，不用您交。\n四、初审意见在村（社区）公示七天。",
        matters=("relief/dibao",), parameters=("dibao.standard",),
    ),
    api.NewVersion(
        "高龄津贴发放公告（演示）", "0902", date(2026, 10, 12), "养老服务科",
        "什么年龄可以领、每月哪天发、怎样认证。",
        text="年满规定年龄的本地老年人可以申请高龄津贴。按月发到本人的银行账户。",
        matters=("eldercare/longevity",),
    ),
    api.NewVersion(
        "机构职能和联系方式（演示）", "0201", date(2026, 10, 20), "办公室",
        "科室设置、办公地址、办公时间和电话。",
        text="办公时间：周一至周五 8:30—12:00，14:00—17:30。\n热线：12345。",
    ),
)  # fmt: skip
LATE = api.NewVersion(
    "临时救助备用金使用情况（演示）", "0702", date(2026, 10, 8), SECTION,
    "备用金拨付和使用的总数，按乡镇列。", text="三季度备用金使用情况见附表。",
)  # fmt: skip
OPENS, DAYS = date(2026, 10, 26), 24
DRAFT = api.NewConsultation(
    "临时救助“小额快救”实施细则（演示稿，征求意见）", "general",
    "为了让遇到急难的家庭当天拿到救助，拟把小额救助交给乡镇（街道）直接办。\n"
    "主要内容：什么情况可以先救助后补手续、由谁决定、怎样公开总数。",
    "第一条 居民遇到突发急难，可以向所在乡镇（街道）求助。\n"
    "第二条 乡镇（街道）应当当天核实、当天决定。\n"
    "第三条 救助以后十个工作日内补齐手续。",
    OPENS, OPENS + timedelta(days=DAYS),
    questions="“当天决定”做得到吗？\n补手续的时间够不够？",
)  # fmt: skip
SAID = (
    api.NewComment("双职工家庭白天赶不到镇上，希望村里也能代收。", "第一条"),
    api.NewComment("十个工作日对住院的人太短，建议改成出院后十个工作日。", "第三条"),
    api.NewComment("当天决定很好，希望晚上和周末也有人值班。", "第二条"),
)
MONDAY = date(2026, 11, 2)


def disclose(staff: Staff, on: date = MONDAY) -> None:
    """Fill directory, consultations and corrections through the verbs officers use."""
    clerk, head = staff.bureau("district_clerk"), staff.bureau("district_head")
    *_, last = [_published(new, (clerk, head)) for new in DOCUMENTS]
    _corrected(last, (clerk, head), on)
    api.draft(LATE, by=clerk, on=on)
    _consulted((clerk, head), on)
    wrong = api.NewCorrection("/open/directory/", "办公时间写成了夏天的，冬天应该是下午两点上班")
    row = api.point_out(wrong, on=on)
    api.answer(row, "已经核对，冬夏办公时间相同，说明已写清楚。", "answered", by=clerk, on=on)
    api.point_out(api.NewCorrection("/open/parameters/", "页面上的来源链接看不清楚"), on=on)


def _published(new: api.NewVersion, by: Sequence[Viewer]) -> api.Document:
    clerk, head = by
    on = new.made_on + timedelta(days=7)
    document = api.draft(new, by=clerk, on=on).document
    api.submit(document, by=clerk, on=on)
    return api.publish(document, by=head, on=on)


def _corrected(document: api.Document, by: Sequence[Viewer], on: date) -> None:
    clerk, head = by
    old = DOCUMENTS[2]
    new = api.NewVersion(
        old.title, old.category, old.made_on, old.section, old.summary,
        text=f"{old.text}\n冬夏办公时间相同。", why="补充：冬夏办公时间相同",
    )  # fmt: skip
    api.correct(document, new, by=clerk, on=on)
    api.submit(document, by=clerk, on=on)
    api.publish(document, by=head, on=on)


def _consulted(by: Sequence[Viewer], on: date) -> None:
    clerk, head = by
    row = api.draft_consultation(DRAFT, by=clerk, on=OPENS)
    row = api.submit_consultation(row, by=clerk, on=OPENS)
    row = api.publish_consultation(row, by=head, on=OPENS)
    first, second, _ = (api.comment(row, said, on=on) for said in SAID)
    for comment in (first, second):
        api.show(comment, by=clerk, on=on)
