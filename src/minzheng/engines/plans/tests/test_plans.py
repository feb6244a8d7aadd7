"""A plan is read, corrected, assigned; a new version keeps all of it; it says how it stands."""

from datetime import date, timedelta
from typing import Any

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT, TOWN_A
from minzheng.engines.duties import api as duties
from minzheng.engines.indicators import api as indicators
from minzheng.engines.plans import api
from minzheng.engines.plans.testing import DAY, DUE, SECOND, TEXT, World
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

PAPER = duties.Paper("完工.png", b"\x89PNG\r\n\x1a\n done")


def test_it_is_read_with_its_head_and_points_into_the_source(world: World) -> None:
    version = world.plan.versions.get()

    assert (world.plan.title, version.document_number) == (
        "石桥区民政局2026年工作要点", "石民字〔2026〕3号"
    )  # fmt: skip
    for item in world.plan.items.all():
        assert version.text[item.start : item.end] == item.read_text
    figure = world.item("一/（一）").figures.get()
    assert (figure.value, figure.unit, figure.measures) == ("98", "%", "低保申请按期办结率")
    assert world.item("一/（一）").due == "2026-11-30"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"content": b""}, "空文件"), ({"kind": "x"}, "文种"), ({"year": 1890}, "年份"),
        ({"content": "只有一句没有标点的话在这里面放着呢".encode()}, "没有读出条目"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_in_says_why(world: World, change: dict[str, Any], said: str) -> None:
    told: dict[str, Any] = {"kind": "yearly", "year": 2026, "division": DISTRICT,
                            "content": TEXT.encode(), "file_name": "a.txt", **change}  # fmt: skip
    with pytest.raises(api.PlanRefused, match=said):
        api.read_plan(api.NewPlan(**told), by=world.who("district_clerk"), on=DAY)


def test_a_town_reads_it_and_may_not_change_it(world: World) -> None:
    town = world.who("town_head")

    assert api.plan_for(town, world.plan.pk) == world.plan
    with pytest.raises(NotAllowed):
        api.set_aside(town, world.item("一").pk, "标题", on=DAY)


def test_a_correction_stands_beside_what_was_read(world: World) -> None:
    item = world.item("二/（二）")
    new = api.Corrected("开展探访关爱服务", item.read_text, "2026-12-31")

    told = api.correct_item(world.who("district_clerk"), item.pk, new, on=DAY)

    assert (told.heading, told.due, told.read_heading) == (
        "开展探访关爱服务", "2026-12-31", "开展探访关爱"
    )  # fmt: skip
    assert sorted(told.corrected) == ["due", "heading"]


def test_a_new_version_keeps_corrections_and_duties(world: World) -> None:
    clerk = world.who("district_clerk")
    item = world.item("二/（一）")
    api.correct_item(clerk, item.pk, api.Corrected("适老化改造", item.read_text, ""), on=DAY)
    duty = world.assign("二/（一）")
    gone = world.item("二/（二）").pk

    api.read_again(clerk, world.plan.pk, SECOND.encode(), "要点二.txt", on=DAY)

    again = world.plan.items.get(pk=item.pk)
    assert (again.heading, again.since, "60户" in again.read_text) == ("适老化改造", "kept", True)
    assert duties.duties_from(api.ITEM, [str(item.pk)]).get() == duty
    assert world.plan.items.get(pk=gone).since == api.Since.GONE
    assert world.plan.items.get(since=api.Since.NEW).read_heading == "发展长者饭堂"
    with pytest.raises(api.PlanRefused, match="一字不差"):
        api.read_again(clerk, world.plan.pk, SECOND.encode(), "三.txt", on=DAY)


def test_a_corrected_figure_is_kept_when_read_again(world: World) -> None:
    clerk, figure = world.who("district_clerk"), world.item("二/（一）").figures.get(unit="张")
    new = api.CorrectedFigure("120", "张", "count", "养老床位（含家庭床位）", "target")
    api.correct_figure(clerk, figure.pk, new, on=DAY)

    api.read_again(clerk, world.plan.pk, SECOND.encode(), "要点二.txt", on=DAY)

    told = {(each.value, each.unit) for each in world.item("二/（一）").figures.all()}
    assert told == {("60", "户"), ("120", "张")}


def test_an_item_is_split_and_joined_again(world: World) -> None:
    clerk, item = world.who("district_clerk"), world.item("二/（一）")

    second = api.split_item(clerk, item.pk, "新增养老床位", on=DAY)

    assert [each.unit for each in second.figures.all()] == ["张"]
    assert world.plan.versions.get().text[second.start : second.end] == second.read_text
    joined = api.merge_item(clerk, second.pk, on=DAY)
    assert joined.read_text == item.read_text
    assert joined.figures.count() == 2
    with pytest.raises(api.PlanRefused, match="抄一段"):
        api.split_item(clerk, item.pk, "没有这句话", on=DAY)
    with pytest.raises(api.PlanRefused, match="第一条"):
        api.merge_item(clerk, world.item("一").pk, on=DAY)


def test_an_item_becomes_duties_and_says_how_they_stand(world: World) -> None:
    duty = world.assign("二/（一）")
    owner, turn = world.who("town_head"), duties.turns_in_order(duty)[0]
    late = api.plan_standing(world.plan, DUE + timedelta(days=1))
    assert (late.whole.late, late.unassigned) == (1, 3)

    duties.hand_in(owner, turn.pk, duties.Proof("都改好了", PAPER), on=DAY)
    duties.confirm_done(world.who("district_head"), turn.pk, on=DAY)

    told = {each.item.path: each for each in api.plan_standing(world.plan, DUE).branches}
    assert told["二"].whole == duties.Standing(closed=1)
    assert told["二"].own == duties.Standing()
    assert api.town_standings(world.plan, world.who("auditor"), DUE) == [
        ((TOWN_A, "乡镇（街道）负责人"), duties.Standing(closed=1))
    ]


def test_what_an_item_says_is_suggested(world: World) -> None:
    assert api.suggested(world.item("一/（一）")) == (date(2026, 11, 30), None)
    assert api.suggested(world.item("一/（二）")) == (None, 2)


def test_set_aside_it_is_no_task(world: World) -> None:
    clerk = world.who("district_clerk")
    api.set_aside(clerk, world.item("一/（二）").pk, "已有专门安排", on=DAY)

    with pytest.raises(api.PlanRefused, match="写明不作任务"):
        world.assign("一/（二）")
    assert api.plan_standing(world.plan, DAY).unassigned == 3
    world.assign("二/（一）")
    with pytest.raises(api.PlanRefused, match="已经交办"):
        api.set_aside(clerk, world.item("二/（一）").pk, "不办了", on=DAY)


def test_a_figure_becomes_a_target_and_the_records_answer(world: World) -> None:
    clerk, figure = world.who("district_clerk"), world.item("一/（一）").figures.get()
    new = api.CorrectedFigure("98", "%", "share", figure.measures, "target", "cases-in-time")
    api.correct_figure(clerk, figure.pk, new, on=DAY)
    (before,) = [a for a in api.plan_standing(world.plan, DAY).aims if a.figure == figure]
    assert before.state == api.UNKNOWN

    indicators.compute(Month.of(DAY), by=SYSTEM, on=DAY)

    (aim,) = [a for a in api.plan_standing(world.plan, DAY).aims if a.figure == figure]
    assert aim.target == "98"
    assert aim.told is not None
    assert aim.told.division == DISTRICT


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"value": "许多"}, "不是数"), ({"value": "NaN"}, "不是数"), ({"value": "1e400"}, "不是数"),
        ({"measures": " "}, "数的是什么"), ({"kind": "x"}, "种类"),
        ({"indicator": "nothing"}, "指标"), ({"status": "achieved"}, "不能作目标"),
    ],
)  # fmt: skip
def test_a_bad_figure_says_why(world: World, change: dict[str, str], said: str) -> None:
    told = {"value": "98", "unit": "%", "kind": "share", "measures": "按期办结率",
            "status": "target", "indicator": "cases-in-time", **change}  # fmt: skip
    figure = world.item("一/（一）").figures.get()

    with pytest.raises(api.PlanRefused, match=said):
        api.correct_figure(
            world.who("district_clerk"), figure.pk, api.CorrectedFigure(**told), on=DAY
        )


def test_a_part_is_found_again_though_its_number_changed(world: World) -> None:
    clerk, item = world.who("district_clerk"), world.item("二/（一）")
    second = api.split_item(clerk, item.pk, "50户", on=DAY)
    told = second.figures.get(unit="户")
    tied = api.CorrectedFigure("50", "户", told.kind, told.measures, told.status, "cases-new")
    api.correct_figure(clerk, told.pk, tied, on=DAY)
    more = TEXT.replace("改造50户", "改造60户")

    api.read_again(clerk, world.plan.pk, more.encode(), "要点二.txt", on=DAY)

    again = world.plan.items.get(pk=second.pk)
    assert (again.since, again.read_text[:3]) == (api.Since.KEPT, "60户")
    assert again.figures.get(unit="户").indicator == "cases-new"
    aims = [aim.figure.value for aim in api.plan_standing(world.plan, DAY).aims]
    assert aims == ["98", "60", "100", "100"]


def test_splits_and_joins_are_done_again_on_a_new_version(world: World) -> None:
    clerk = world.who("district_clerk")
    second = api.split_item(clerk, world.item("二/（一）").pk, "新增养老床位", on=DAY)
    api.merge_item(clerk, world.item("一/（二）").pk, on=DAY)

    api.read_again(clerk, world.plan.pk, SECOND.encode(), "要点二.txt", on=DAY)

    again = world.plan.items.get(pk=second.pk)
    text = world.plan.versions.first()
    assert text is not None
    assert text.text[again.start : again.end] == again.read_text == "新增养老床位100张。"
    assert "新增养老床位" not in world.item("二/（一）").read_text
    assert "集中排查" in world.item("一/（一）").read_text
    shown = [each.item.path for each in api.plan_standing(world.plan, DAY).branches]
    assert "一/（二）" not in shown


def test_a_number_that_changed_keeps_its_indicator(world: World) -> None:
    clerk = world.who("district_clerk")
    figure = world.item("二/（一）").figures.get(unit="户")
    new = api.CorrectedFigure("50", "户", "count", "改造家庭", "target", "cases-ended")
    api.correct_figure(clerk, figure.pk, new, on=DAY)

    api.read_again(clerk, world.plan.pk, SECOND.encode(), "要点二.txt", on=DAY)

    figure.refresh_from_db()
    assert (figure.value, figure.measures, figure.indicator) == ("60", "改造家庭", "cases-ended")
    assert world.item("二/（一）").figures.filter(unit="户").count() == 1


def test_a_day_that_is_none_is_refused(world: World) -> None:
    item = world.item("一")
    with pytest.raises(api.PlanRefused, match="不是日期"):
        api.correct_item(
            world.who("district_clerk"), item.pk, api.Corrected("x", "y", "2026-13-45"), on=DAY
        )
