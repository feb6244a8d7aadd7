"""Every component draws what it is given."""

from datetime import date

import pytest
from django.template import Context, Template

from minzheng.faces.looks import parts, samples
from minzheng.faces.looks.cells import clock_cell, link_cell, tag_cell
from minzheng.faces.looks.prefs import Prefs
from minzheng.faces.looks.svg import bar_chart_svg


def draw(source: str, **shown: object) -> str:
    return Template("{% load looks %}" + source).render(Context(shown))


@pytest.mark.parametrize(
    ("word", "tone"),
    [
        ("已确认", "zhusha"),
        ("公示中", "zitang"),
        ("办理中", "dai"),
        ("退回", "ink"),
        ("停发", "ink"),
    ],
)
def test_it_gives_each_seal_its_ink(word: str, tone: str) -> None:
    drawn = draw("{% seal word %}", word=word)

    assert f"seal-{tone}" in drawn
    assert word in drawn


@pytest.mark.parametrize("clock", samples.CLOCKS, ids=lambda clock: clock.level)
def test_it_says_the_clock_in_words_as_well_as_colour(clock: samples.SampleClock) -> None:
    drawn = draw("{% clock clock %}{% clock_tag clock %}", clock=clock)

    assert drawn.count(clock.text) == 2
    assert f"clock-{clock.level}" in drawn
    assert clock.why in drawn


def test_it_counts_the_tasks_done_and_does_not_link_a_blocked_one() -> None:
    drawn = draw("{% task_list tasks %}", tasks=samples.TASKS)

    assert "已完成 2 / 6 项" in drawn
    assert "暂不能开始：先填完收入和财产" in drawn
    assert ">核对并提交</a>" not in drawn


def test_it_names_the_thing_a_change_link_changes() -> None:
    drawn = draw("{% summary_list entries %}", entries=samples.ENTRIES)

    assert '更改<span class="unseen">每月工资</span>' in drawn
    assert "来源：公安人口库" in drawn
    assert "未填写" in drawn


def test_it_marks_the_present_step_of_a_timeline() -> None:
    events = (parts.Event("审核", "区民政局", date(2026, 11, 21), "now", due="12月4日前"),)

    drawn = draw("{% timeline events %}", events=events)

    assert 'aria-current="step"' in drawn
    assert "2026年11月21日" in drawn


def test_it_draws_a_calculation_with_parts_articles_and_the_unknown() -> None:
    drawn = draw("{% arithmetic lines %}", lines=samples.LINES)

    assert "全年 6,446.40 ÷ 12" in drawn
    assert "sum-unknown" in drawn
    assert "《社会救助法》第十九条" in drawn
    assert "<details" in drawn and " open>" in drawn


def test_it_opens_the_row_from_its_first_cell_and_aligns_numbers() -> None:
    drawn = draw("{% table sheet %}", sheet=samples.CASES)

    assert '<a class="row-link" href="#c1">GZ-DB-2026-0318</a>' in drawn
    assert '<td class="num">2,176.80</td>' in drawn
    assert "<caption" in drawn and 'tabindex="0"' in drawn


def test_it_says_why_a_table_is_empty_and_what_comes_next() -> None:
    drawn = draw("{% table sheet %}", sheet=samples.NO_CASES)

    assert "没有超期的办件。" in drawn
    assert "即将超期" in drawn
    assert "<table" not in drawn


def test_it_refuses_a_row_with_a_cell_too_few() -> None:
    sheet = parts.Table("一", (parts.Column("甲"), parts.Column("乙")), (parts.Row(("1",)),))

    with pytest.raises(ValueError, match="shorter"):
        draw("{% table sheet %}", sheet=sheet)


def test_it_keeps_hostile_words_out_of_the_page() -> None:
    hostile = "<script>alert(1)</script>"
    sheet = parts.Table(hostile, (parts.Column(hostile),), (parts.Row((hostile,)),))

    drawn = draw(
        "{% table sheet %}{% seal word %}{% person_name word %}{% bar_chart chart %}"
        "{% panel word %}{{ word }}{% endpanel %}",
        sheet=sheet, word=hostile,
        chart=parts.Chart(hostile, hostile, "户", (parts.Bar(hostile, 1, hostile),)),
    )  # fmt: skip

    assert "<script" not in drawn


def test_it_writes_figures_beside_bars_and_in_a_table() -> None:
    drawn = draw("{% bar_chart chart %}", chart=samples.CHART)

    assert "<title" in drawn and "<desc" in drawn
    assert drawn.count("318") >= 3
    assert "查看数据表" in drawn


def test_it_draws_no_bar_for_nought() -> None:
    drawn = bar_chart_svg(parts.Chart("空", "都是零。", "户", (parts.Bar("甲镇", 0, "0"),)))

    assert 'width="0"' in drawn


def test_it_draws_the_rest_of_the_components() -> None:
    drawn = draw(
        "{% facts figures %}{% members people %}{% tabs_index tabs %}{% breadcrumbs crumbs %}"
        '{% pagination next_url="?after=9" %}{% progress 3 8 %}{% unavailable "确认" "未满。" %}'
        '{% copy_number "GZ-1" %}{% start_button "开始" "/a/" %}{% acting_for "李堃" "配偶" %}'
        '{% search_box "/" "搜" %}{% link_button "回" "/" %}{% tag "一致" "ok" %}{% icon "phone" %}'
        '{% empty "没有。" %}{% suggestion "no" "高于标准。" articles=articles %}',
        figures=samples.FIGURES, people=samples.MEMBERS, tabs=samples.TABS, crumbs=samples.CRUMBS,
        articles=("《社会救助法》第十九条",),
    )  # fmt: skip

    for word in ("第 3 / 8 题", "暂不能确认", "您正在为", "?after=9", "建议不通过", "疑点 2"):
        assert word in drawn


def test_it_wraps_content_in_boxes() -> None:
    drawn = draw(
        '{% sheet "户" "号" word="公示中" %}甲{% endsheet %}{% banner "好" "ok" %}乙{% endbanner %}'
        '{% confirm "停发" "将停发 3 人" basis="第一条" %}<b>丙</b>{% endconfirm %}'
        '{% tablebox "批次" %}<tbody></tbody>{% endtablebox %}{% demo_bar %}丁{% enddemo_bar %}'
    )

    for word in ("<h1>户</h1>", "公示中", "banner-ok", "将停发 3 人", "<b>丙</b>", "丁"):
        assert word in drawn


def test_it_heads_a_print_with_unit_person_time_and_account() -> None:
    drawn = draw(
        '{% print_header "区民政局" "王敏" at=at account="LC0012" %}', at=samples.PRINTED_AT
    )

    assert "区民政局" in drawn
    assert "打印时间：2026年11月21日 15:04" in drawn
    assert "LC0012" in drawn


def test_it_shows_pinyin_only_when_asked() -> None:
    asked = Prefs().changed("pinyin", "on")

    assert "<rt>" not in draw("{% person_name name %}", name="张䶮喆", prefs=Prefs())
    assert "<rt>yǎn</rt>" in draw("{% person_name name %}", name="张䶮喆", prefs=asked)


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("{{ 123850|yuan }}", "1,238.50"),
        ("{{ None|yuan }}", "待核实"),
        ("{{ day|chinese_date }}", "2026年11月21日"),
        ("{{ day|short_date }}", "11月21日"),
        ("{{ day|plain_date }}", "2026-11-21"),
        ("{{ at|moment }}", "2026年11月21日 15:04"),
        ("{{ None|chinese_date }}", ""),
        ("{{ '张三'|masked_name }}", "张*"),
        ("{{ '13800138000'|masked_phone }}", "138****8000"),
    ],
)
def test_it_writes_money_days_and_masked_words(source: str, written: str) -> None:
    assert draw(source, day=date(2026, 11, 21), at=samples.PRINTED_AT) == written


def test_it_draws_states_clocks_and_links_in_cells() -> None:
    cells = (tag_cell("<一致>", "ok"), clock_cell(samples.CLOCKS[2]), link_cell("看", "/a/"))
    columns = tuple(parts.Column(label) for label in "甲乙丙")

    drawn = draw("{% table sheet %}", sheet=parts.Table("表", columns, (parts.Row(cells),)))

    assert '<span class="tag tag-ok">&lt;一致&gt;</span>' in drawn
    assert "clock-late" in drawn and "超 1 个工作日" in drawn
    assert '<a href="/a/">看</a>' in drawn
