"""The grammar, phrase by phrase."""

import pytest

from minzheng.engines.reading.api import Figure, Item, read_text

PLAN = "石桥市民政局2024年工作要点\n一、重点任务\n（一）抓好落实。{}\n"


def item(words: str) -> Item:
    return read_text(PLAN.format(words)).items[-1]


def figures(words: str) -> list[tuple[str, str, str, str]]:
    return [(each.value, each.unit, each.kind, each.measures) for each in item(words).figures]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("建成颐康中心177个。", [("177", "个", "count", "颐康中心")]),
        ("建成177个颐康中心。", [("177", "个", "count", "颐康中心")]),
        ("新增养老床位3.5万张。", [("3.5", "万张", "count", "养老床位")]),
        ("护理型床位占比达到55％以上。", [("55", "%", "share", "护理型床位占比")]),
        ("低保标准提高到每人每月1,196元。", [("1196", "元", "money", "低保标准")]),
        ("低保标准为１１９６元/人·月。", [("1196", "元/人·月", "money", "低保标准")]),
        ("捐赠收入同比增长12.5%。", [("12.5", "%", "growth", "捐赠收入")]),
        ("救助资金发放成功率达到99%。", [("99", "%", "share", "救助资金发放成功率")]),
        ("入住率提高3个百分点。", [("3", "个百分点", "growth", "入住率")]),
        (
            "设立儿童督导员174名、儿童主任2725名。",
            [("174", "名", "count", "儿童督导员"), ("2725", "名", "count", "儿童主任")],
        ),
        ("保障低保对象3469户6444人。",
         [("3469", "户", "count", "低保对象"), ("6444", "人", "count", "低保对象")]),
        ("创建示范社区3—5个。", [("3—5", "个", "count", "示范社区")]),
        ("引进企业二十五家。", [("25", "家", "count", "企业")]),
    ],
)  # fmt: skip
def test_a_figure_says_what_it_measures(
    words: str, wanted: list[tuple[str, str, str, str]]
) -> None:
    assert figures(words) == wanted


@pytest.mark.parametrize(
    "words",
    [
        "打造“1+8+X”体系，推广“116”议事规则。", "按照民发〔2023〕18号文件办理。",
        "建成15分钟养老服务圈。", "为80岁以上老年人服务。", "2024年3月5日召开会议。",
        "做到四个一，推进五社联动、三级联建。", "依据《石桥市2021—2025年规划》。",
        "获全省第一名，排名第6。", "拨打12345热线，24小时值守。", "坚持两手抓，落实三项机制。",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_figure_is_none(words: str) -> None:
    assert figures(words) == []


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("每两个月至少汇报一次。", [(2, 1)]), ("每半年督查一次。", [(6, 1)]),
        ("每年培训不少于2次。", [(12, 2)]), ("按季度通报进展。", [(3, 1)]),
        ("实行一月一调度、双月例会。", [(1, 1), (2, 1)]), ("每周至少探访两次。", [(0.25, 2)]),
        ("每人每月补助200元。", []), ("每年安排资金300万元。", []),
    ],
)  # fmt: skip
def test_a_rhythm_is_so_often_in_so_many_months(
    words: str, wanted: list[tuple[float, int]]
) -> None:
    assert [(each.months, each.at_least) for each in item(words).rhythms] == wanted


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024年底前完成。", "2024-12-31"), ("6月30日前报送。", "2024-06-30"),
        ("到2025年全面建成。", "2025-12-31"), ("三季度末前完成。", "2024-09-30"),
        ("2月底前印发。", "2024-02-29"), ("年内启动。", "2024-12-31"),
        ("上半年完成选址。", "2024-06-30"), ("截至2023年底共有10家。", None),
        ("自2023年7月至2024年6月开展试点。", None), ("“十四五”末实现全覆盖。", "2025-12-31"),
    ],
)  # fmt: skip
def test_a_deadline_is_a_day(words: str, day: str | None) -> None:
    assert item(words).due == day


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("石桥市帮扶工作计划\n", "2026-12-15"),
        ("石桥市2025年帮扶工作计划\n", "2025-12-15"),
        ("石桥市2025年工作要点\n石民字〔2024〕9号\n2024年12月20日\n", "2025-12-15"),
    ],
)
def test_a_day_without_a_year_is_of_the_year_meant(head: str, day: str) -> None:
    told = read_text(f"{head}一、走访。12月15日前完成。\n", 2026)

    assert told.items[-1].due == day


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("目前已建成颐康中心177个。", "achieved"),
        ("力争建成颐康中心177个。", "target"),
        ("2023年建成颐康中心177个。", "achieved"),
        ("到2025年建成颐康中心177个。", "target"),
        ("建成颐康中心177个。", "target"),
        ("全年完成居家适老化改造160户，底前验收。", "target"),
    ],
)
def test_reached_or_aimed_at(words: str, status: str) -> None:
    assert [each.status for each in item(words).figures] == [status]


def test_the_first_of_two_sums_was_before() -> None:
    told: tuple[Figure, ...] = item("补贴标准由每餐2元调整为每餐3元。").figures

    assert [(each.value, each.status) for each in told] == [("2", "achieved"), ("3", "target")]


def test_owners_names_and_cites() -> None:
    told = item("由区住建局牵头，区民政局配合，推进“六同步”，落实《条例》（石府〔2022〕8号）。")

    assert told.owners == ("区住建局", "区民政局")
    assert told.programmes == ("六同步",)
    assert told.cites == ("《条例》（石府〔2022〕8号）",)


def test_who_is_responsible_is_told_in_brackets() -> None:
    told = item("完成改造。（责任单位：养老科、各县（市、区）民政局）")

    assert told.owners == ("养老科", "各县（市、区）民政局")
