"""A report of two months: written by records, finished by people, confirmed by another hand."""

from dataclasses import replace
from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT, TOWN_A
from minzheng.engines.audit.api import entries_about
from minzheng.engines.duties import api as duties
from minzheng.engines.indicators.api import NewTarget, compute, set_target
from minzheng.engines.indicators.tests.staging import case
from minzheng.engines.reports import api
from minzheng.engines.reports.testing import BEGUN, DAY, PROBLEMS, STEPS, World, new_cadence
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

pytestmark = pytest.mark.database


def texts(row: api.Report) -> str:
    """Everything the system wrote."""
    return "\n".join(line["text"] for line in row.lines)


def test_the_duty_ends_on_the_day_of_the_month_after(world: World) -> None:
    turn = world.cadence.duty.turns.get()

    assert (turn.begins_on, turn.due_on) == (date(2026, 9, 11), date(2026, 11, 10))
    assert api.period_of(world.cadence, turn) == [Month(2026, 9), Month(2026, 10)]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": " "}, "名称和报给谁"), ({"every_months": 5}, "频次请从"),
        ({"due_day": 3}, "5 到 25 号"), ({"keys": ()}, "请选 1 到"),
        ({"keys": ("nothing",)}, "请选 1 到"),
        ({"owner": duties.Owner("village_worker", TOWN_A)}, "请从列表里选"),
        ({"owner": duties.Owner("town_head", "999999999999")}, "."),
    ],
)  # fmt: skip
def test_a_rhythm_that_cannot_be_kept_is_refused(
    world: World, changed: dict[str, object], said: str
) -> None:
    new = replace(new_cadence("另一份"), **changed)  # type: ignore[arg-type]  # parametrised
    with pytest.raises((api.ReportRefused, NotAllowed), match=said):
        api.set_cadence(new, by=world.who("district_clerk"), on=BEGUN)
    assert api.Cadence.objects.count() == 1


def test_records_write_what_records_know(world: World) -> None:
    for number, month in enumerate((7, 9, 9, 10)):
        case(world.cast, f"c{number}", submitted=date(2026, month, 3))
    for month in (7, 9, 10):
        compute(Month(2026, month), by=SYSTEM, on=DAY)

    row = world.composed()

    assert "新收申请 3 件，比上一期（1）增加 200.0%。" in texts(row)
    assert "按期办结率：没有可以算的记录。" in texts(row)
    assert [line["key"] for line in row.lines[:3]] == ["cases-new", "cases-in-time", "cases-open"]
    assert row.period == "2026年9月到2026年10月"


def test_the_aim_of_the_year_is_told(world: World) -> None:
    set_target(NewTarget("cases-in-time", DISTRICT, 2026, "98", "要点"), by=SYSTEM, on=DAY)

    assert "年度目标 98" in texts(world.composed())


def test_work_that_is_late_is_named(world: World) -> None:
    clerk = world.who("district_clerk")
    new = duties.NewDuty("补齐五户评估", duties.Owner("town_head", TOWN_A), "评估表和照片", BEGUN)
    duties.assign_duty(new, by=clerk, on=BEGUN)

    told = texts(world.composed())

    assert "超期 1" in told
    assert "补齐五户评估（2026-09-03 到期）" in told


def test_a_period_that_is_not_over_or_not_computed_waits(world: World) -> None:
    clerk = world.who("district_clerk")
    with pytest.raises(api.ReportRefused, match="2026-11-01 起可以写"):
        api.compose(clerk, world.cadence.pk, on=date(2026, 10, 31))
    later = api.set_cadence(replace(new_cadence("月报"), every_months=1), by=clerk, on=DAY)
    with pytest.raises(api.ReportRefused, match="2026年11月的指标还没有在月末以后计算"):
        api.compose(clerk, later.pk, on=date(2026, 12, 2))


def test_composed_again_the_writers_words_stay(world: World) -> None:
    row = world.composed()
    api.write(world.who("district_clerk"), row.pk, PROBLEMS, STEPS)

    again = world.composed()

    assert (again.pk, again.problems, again.next_steps) == (row.pk, PROBLEMS, STEPS)


def test_confirmed_by_another_hand_it_is_a_document_and_the_duty_is_done(world: World) -> None:
    row, clerk, head = world.handed(), world.who("district_clerk"), world.who("district_head")
    assert row.state_words == "等确认"
    with pytest.raises(NotAllowed):
        api.confirm(clerk, row.pk, on=DAY)

    done = api.confirm(head, row.pk, on=DAY)

    content, name = api.report_pdf(clerk, row.pk)
    assert content.startswith(b"%PDF")
    assert "2026年9月到2026年10月" in name
    assert done.turn.duty.turns.get(number=1).state == duties.TurnState.CLOSED
    assert {entry.verb for entry in entries_about(world.cadence.ref)} == {
        "set_report_cadence", "compose_report", "write_report", "hand_up_report", "confirm_report",
    }  # fmt: skip
    with pytest.raises(api.ReportRefused, match="已确认"):
        api.write(clerk, row.pk, "改", "改")


def test_given_back_it_is_written_anew(world: World) -> None:
    row, clerk, head = world.handed(), world.who("district_clerk"), world.who("district_head")

    back = api.give_back(head, row.pk, "问题没有写到点子上", on=DAY)

    assert back.state_words == "起草中"
    api.write(clerk, row.pk, "三个镇街入户迟了半个月", STEPS)
    assert api.hand_up(clerk, row.pk, on=DAY).state_words == "等确认"


def test_confirmed_in_the_duties_it_still_needs_the_report_confirmed(world: World) -> None:
    row, head = world.handed(), world.who("district_head")
    duties.confirm_done(head, row.turn.pk, on=DAY)

    assert api.report_for(head, row.pk).state_words == "等确认"
    assert api.confirm(head, row.pk, on=DAY).state_words == "已确认"


def test_a_report_needs_what_only_people_can_write(world: World) -> None:
    row = world.composed()
    with pytest.raises(api.ReportRefused, match="存在的问题"):
        api.hand_up(world.who("district_clerk"), row.pk, on=DAY)
    with pytest.raises(api.ReportRefused, match="没有文件"):
        api.report_pdf(world.who("district_clerk"), row.pk)


def test_others_neither_write_nor_see_it(world: World) -> None:
    row = world.composed()
    for key in ("district_head", "auditor"):
        with pytest.raises(NotAllowed):
            api.write(world.who(key), row.pk, PROBLEMS, STEPS)
    with pytest.raises(api.NoSuchReport):
        api.report_for(world.who("town_head"), row.pk)


def test_the_next_period_follows_and_an_ended_rhythm_stops(world: World) -> None:
    api.confirm(world.who("district_head"), world.handed().pk, on=DAY)
    with pytest.raises(api.ReportRefused, match="没有要写的报告"):
        api.compose(world.who("district_clerk"), world.cadence.pk, on=DAY)
    duties.advance_duties(date(2026, 11, 12))
    turn = world.cadence.duty.turns.get(number=2)
    assert api.period_of(world.cadence, turn) == [Month(2026, 11), Month(2026, 12)]

    ended = api.end_cadence(world.who("district_head"), world.cadence.pk, "改为季报", on=DAY)

    assert ended.duty.state == duties.State.DROPPED
