"""The demo's plan of the year: read in January, read again in July, handed out, worked on.

Text and numbers are invented. What is due is stood in every state: closed, sent back, waiting
to be confirmed, late, and still to come.
"""

from datetime import date

from minzheng.engines.duties import api as duties
from minzheng.engines.plans import api
from minzheng.wiring.demo.officers import BUREAU, Staff
from minzheng.wiring.demo.places import DISTRICT, towns
from minzheng.wiring.demo.planning_text import FIRST, SECOND

READ, AGAIN, GIVEN = date(2026, 1, 20), date(2026, 7, 6), date(2026, 7, 8)
FIRST_CHECK, SECOND_CHECK = date(2026, 9, 4), date(2026, 10, 26)
# What a figure measures -> the indicator that knows it.
TIED = {
    "低保申请按期办结率": "cases-in-time",
    "救助资金发放成功率": "paid-share",
    "好评率": "ratings-good",
}
AT_HOME, GATHERING, CANTEENS, CHILDREN = "适老化改造", "集中排查", "长者饭堂", "未成年人"
SHEET = duties.Paper("验收单.pdf", b"%PDF-1.4 a sheet of the demo")
Owner = duties.Owner


def plan_the_year(staff: Staff, on: date) -> None:
    """Read, tie figures to indicators, hand out, let months pass."""
    clerk = staff.bureau("district_clerk")
    new = api.NewPlan("yearly", 2026, DISTRICT, FIRST.encode(), "2026年工作要点.txt")
    plan = api.read_plan(new, by=clerk, on=READ)
    api.read_again(clerk, plan.pk, SECOND.encode(), "2026年工作要点（调整）.txt", on=AGAIN)
    _tie(plan, staff)
    _hand_out(plan, staff)
    duties.advance_duties(GIVEN)
    _work(plan, staff)
    duties.advance_duties(on)


def _tie(plan: api.Plan, staff: Staff) -> None:
    """Targets whose words an indicator counts are held against its figures."""
    for row in api.ItemFigure.objects.filter(item__plan=plan, measures__in=TIED):
        told = api.CorrectedFigure(
            row.value, row.unit, row.kind, row.measures, row.status, TIED[row.measures]
        )
        api.correct_figure(staff.bureau("district_clerk"), row.pk, told, on=GIVEN)


def _hand_out(plan: api.Plan, staff: Staff) -> None:
    clerk = staff.bureau("district_clerk")
    heads = [Owner("town_head", town.code) for town in towns()]
    given = {
        AT_HOME: api.Assignment(heads[:3], "验收单和改造前后的照片", date(2026, 10, 31)),
        GATHERING: api.Assignment(heads[:4], "排查名单和走访记录", None, 2),
        CANTEENS: api.Assignment([heads[0]], "开业照片和菜单", date(2026, 11, 30)),
        CHILDREN: api.Assignment([Owner("child_supervisor", heads[1].division)],
                                 "会议记录", date(2026, 12, 20)),
    }  # fmt: skip
    for words, new in given.items():
        api.assign_item(clerk, _item(plan, words).pk, new, on=GIVEN)


def _item(plan: api.Plan, words: str) -> api.Item:
    """The last item that speaks of it: those above it stand before it."""
    found = plan.items.filter(read_text__contains=words).exclude(since=api.Since.GONE)
    return found.order_by("-place")[0]


def _work(plan: api.Plan, staff: Staff) -> None:
    """Two towns adapted their homes; one proof came back once; one gathering is late."""
    clerk = staff.bureau("district_clerk")
    for number, turn in enumerate(_turns(plan, AT_HOME)):
        by = staff.viewers[f"{turn.duty.division_code[6:9]}03"]
        duties.report_progress(
            by, turn.pk, 40 + 30 * (number % 2), "已完成入户评估", on=FIRST_CHECK
        )
        if number == 2:
            continue
        duties.hand_in(by, turn.pk, duties.Proof("全部完工，逐户验收", SHEET), on=SECOND_CHECK)
        if number == 0:
            duties.confirm_done(clerk, turn.pk, on=SECOND_CHECK)
    for turn in _turns(plan, GATHERING)[:2]:
        by = staff.viewers[f"{turn.duty.division_code[6:9]}03"]
        proof = duties.Proof(f"{BUREAU}部署后排查两轮，新发现的已登记", SHEET)
        duties.hand_in(by, turn.pk, proof, on=FIRST_CHECK)
        duties.confirm_done(clerk, turn.pk, on=FIRST_CHECK)


def _turns(plan: api.Plan, words: str) -> list[duties.Turn]:
    rows = duties.duties_from(api.ITEM, [str(_item(plan, words).pk)]).order_by("pk")
    return [duties.turns_in_order(row)[0] for row in rows]
