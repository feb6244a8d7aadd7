"""Marks of every kind, at the beginning of lines and within them."""

from minzheng.engines.reading.api import read_text

ALL = """关于开展工作的实施方案
第一章 总则
第一条 为了规范管理，制定本方案。
第二条 本方案适用于全市。
第二章 任务
第三条 建立制度。
"""
MIXED = """养老服务工作方案
一、目标
全面提升服务水平。
到年底见效。
二、任务
（一）建设阵地
1、选址。在社区选址。
2．改造。完成改造。
（1）改水电。
（2）改厕所。
①先设计；②后施工。
(二)培训队伍。一是培训护理员。每人40学时。二是培训社工。三是考核。
三、保障
"""


def paths(text: str) -> list[tuple[str, str]]:
    return [(item.path, item.heading) for item in read_text(text).items]


def test_chapters_and_articles() -> None:
    assert [path for path, _ in paths(ALL)] == [
        "第一章", "第一章/第一条", "第一章/第二条", "第二章", "第二章/第三条"
    ]  # fmt: skip


def test_every_kind_of_mark_nests() -> None:
    assert paths(MIXED) == [
        ("一", "目标"), ("二", "任务"), ("二/（一）", "建设阵地"), ("二/（一）/1", "选址"),
        ("二/（一）/2", "改造"), ("二/（一）/2/（1）", "改水电"), ("二/（一）/2/（2）", "改厕所"),
        ("二/（一）/2/（2）/①", ""), ("二/（一）/2/（2）/②", ""), ("二/（二）", "培训队伍"),
        ("二/（二）/一是", "培训护理员"), ("二/（二）/二是", ""), ("二/（二）/三是", ""),
        ("三", "保障"),
    ]  # fmt: skip


def test_paragraphs_that_open_a_section_are_its_own_text() -> None:
    first = read_text(MIXED).items[0]

    assert first.text == "目标\n全面提升服务水平。\n到年底见效。"


def test_a_decimal_at_the_beginning_of_a_line_is_no_mark() -> None:
    told = paths("工作总结\n一、成绩\n全年支出\n1.5亿元用于救助。\n二、打算\n继续努力。")

    assert [path for path, _ in told] == ["一", "二"]


def test_what_a_web_page_puts_around_is_left_out() -> None:
    page = (
        "首页 > 政务公开 > 规划\n索引号：AB-2024-00001\n石桥市2024年工作要点\n"
        "字体：大 中 小 打印\n来源：石桥市民政局　浏览次数：12\n一、抓救助\n做好救助工作。\n"
        "二、抓养老\n做好养老工作，继续推进改革。\n责任编辑：某某\n上一篇：别的\n网站地图\n版权所有\n"
    )
    document = read_text(page)

    assert (document.title, document.index_number) == ("石桥市2024年工作要点", "AB-2024-00001")
    assert document.items[-1].text.endswith("继续推进改革。")


def test_paragraphs_of_a_report_without_numbers_are_items() -> None:
    document = read_text("某地办实事\n全县建成长者饭堂20家。\n下一步将新建8家。\n")

    assert [item.path for item in document.items] == ["1", "2"]
    assert document.remarks
