"""Last year's home-care evaluation with its subsidies, and an institution rating under way.

Points, bases and what was seen are invented.
"""

from collections.abc import Sequence
from datetime import date

from minzheng.engines.access.api import House, Viewer
from minzheng.engines.evaluations import api
from minzheng.engines.ledger import api as ledger
from minzheng.engines.parameters import api as parameters
from minzheng.kernel.divisions import NATION
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.kernel.identity import IdentityError, credit_code
from minzheng.registers.facilities.api import amend_facility, facilities_within
from minzheng.registers.organisations.api import find_by_credit_code
from minzheng.wiring.demo.houses import CODE
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT

SINCE, PAPER = date(2026, 1, 1), "演示：评价补贴基数（虚构数值）"
BASES = {"home_care_base": "30000元", "institution_base": "50000元",
         "institution_bed_base": "600元"}  # fmt: skip
SHARES = ((9, 9), (8, 9), (7, 8), (9, 8), (6, 6), (5, 5))  # tenths of the full points, by house
SIGNS, MOST = "0123456789ABCDEFGHJKLMNPQRTUWXY", 12
SEEN = "到现场看了场地、记录和一次服务，问了老人和工作人员。"
EVIDENCE = api.Paper("证书和制度.pdf", b"%PDF-1.4 a paper of the demo")
PLANNED, SCORED, REVIEWED = date(2026, 9, 1), date(2026, 9, 10), date(2026, 9, 15)
OBJECTED, DECIDED, MONEY = date(2026, 9, 17), date(2026, 9, 28), date(2026, 11, 2)


def evaluate_houses(staff: Staff, on: date) -> None:
    """One round to the end with money, one under way, one change of a rubric that waits."""
    clerk, head = staff.bureau("district_clerk"), staff.bureau("district_head")
    _enter_bases(clerk, head)
    _give_codes(on)
    _finished(staff)
    _running(staff, on)
    rubric = api.with_points(api.shipped()["home_care"], {"A2": 60, "A3": 60})
    new = api.NewScheme(rubric, date(2027, 1, 1), "街坊反映有的站点经常提前关门，加重开放时间")
    api.propose_scheme(clerk, new, on=on)


def _finished(staff: Staff) -> None:
    clerk, head = staff.bureau("district_clerk"), staff.bureau("district_head")
    new = api.NewRound(
        "home_care", "2026 年居家养老服务机构服务质量评价", 2026, date(2025, 9, 1),
        date(2026, 8, 31), date(2026, 9, 8), "自评以后两人现场评分，结果决定年度运营补贴。",
    )  # fmt: skip
    row = api.plan_round(clerk, new, on=PLANNED)
    entries = sorted(row.entries.all(), key=lambda each: (not each.credit_code, each.pk))
    for entry in entries[len(SHARES) :]:
        api.leave_out(clerk, entry.pk, "开办不满一年", on=PLANNED)
    for entry, shares in zip(entries, SHARES, strict=False):
        _scored(staff, entry, shares, PLANNED, SCORED)
        vetoes = {"V2": "三条服务记录的老人当天住院，见检查记录"} if shares == SHARES[-1] else {}
        api.review(clerk, entry.pk, api.Review({}, vetoes, "同意评估意见"), on=REVIEWED)
    api.show_round(clerk, row.pk, on=REVIEWED)
    _objection(entries[1], head)
    api.decide_round(head, row.pk, on=DECIDED)
    _pay(staff, api.reckon_round(clerk, row.pk, on=MONEY))


def _objection(entry: api.Entry, head: Viewer) -> None:
    made = api.object_to_result(
        _manager(entry), entry.pk, "A2 扣分时扶手正在维修，当天已经装好", on=OBJECTED
    )
    change = {"A2": api.Change(80, "维修单和照片属实")}
    answer = api.Answer(True, "查看了维修单和照片，异议成立", change)
    api.answer_objection(head, entry.pk, made.pk, answer, on=DECIDED)


def _pay(staff: Staff, rows: Sequence[api.Subsidy]) -> None:
    """One paid, one waits to be paid, the others to be approved."""
    head, money = staff.bureau("district_head"), staff.bureau("finance_clerk")
    funds = ledger.funds_within(money).filter(closed_on=None).order_by("pk")
    able = (
        each for each in funds
        if each.allows("eldercare") and ledger.balance(each, MONEY) > sum(r.amount for r in rows)
    )  # fmt: skip
    fund = next(able, None)
    if fund is None:
        return
    for row in rows[:2]:
        api.approve_subsidy(head, row.pk, fund.pk, on=MONEY)
    for row in rows[:1]:
        api.pay_subsidy(money, row.pk, on=MONEY)


def _running(staff: Staff, on: date) -> None:
    """The house of the demo fills in its own; one scored, one far apart, the others wait."""
    clerk = staff.bureau("district_clerk")
    new = api.NewRound(
        "institution", "2026 年养老机构等级评定", 2026, date(2025, 10, 1), date(2026, 9, 30),
        date(2026, 11, 20), "自愿申报，自评以后两人以上现场评分，公示后定等级。",
    )  # fmt: skip
    row = api.plan_round(clerk, new, on=date(2026, 10, 20))
    able = row.entries.exclude(credit_code__in=("", CODE)).order_by("pk")
    entries = list(able[:4])
    for entry in entries[2:4]:
        api.leave_out(clerk, entry.pk, "今年没有申报", on=on)
    for entry, shares in zip(entries[:2], ((9, 9), (9, 6)), strict=False):
        _scored(staff, entry, shares, on, on)
    own = row.entries.filter(credit_code=CODE).first()
    if own is not None:
        claims = {code: api.Claim(item.points * 9 // 10)
                  for code, item in list(own.rubric.items.items())[:6]}  # fmt: skip
        api.save_self(_manager(own), own.pk, claims, on=on)


def _scored(
    staff: Staff, entry: api.Entry, shares: tuple[int, int], handed_in: date, on: date
) -> None:
    """The house scores itself, two assessors score it."""
    manager = _manager(entry)
    claims = {
        code: api.Claim(item.points * 9 // 10, "", EVIDENCE if item.paper else None)
        for code, item in entry.rubric.items.items()
    }
    api.save_self(manager, entry.pk, claims, on=handed_in)
    api.hand_in_self(manager, entry.pk, "制度齐全，夜间值守还要加强。", [], on=handed_in)
    entry.refresh_from_db()
    for role, share in zip(("assessor", "second_assessor"), shares, strict=True):
        me = staff.bureau(role)
        api.name_assessor(staff.bureau("district_clerk"), entry.pk, me.doer.key, on=handed_in)
        api.declare_ties(me, entry.pk, tied=False, words="", on=on)
        scores = {item.code: api.Score(item.points * share // 10)
                  for item in api.open_items(entry)}  # fmt: skip
        api.save_scores(me, entry.pk, scores, on=on)
        api.hand_in_scores(me, entry.pk, api.Visit(on, SEEN), on=on)


def _manager(entry: api.Entry) -> Viewer:
    """Who acts for the house; the demo gives most houses no account."""
    run_by = find_by_credit_code(entry.credit_code) if entry.credit_code else None
    key = run_by.pk if run_by else 0
    doer = Doer("member", f"demo-{key}", "机构负责人", entry.name, entry.division_code)
    return Viewer(doer, house=House(key, entry.credit_code, "manager"))


def _give_codes(on: date) -> None:
    """Houses of the demo that have no credit code get an invented one, so that somebody acts."""
    kinds = sorted({kind for each in api.shipped().values() for kind in each.kinds})
    bare = facilities_within(NATION, kinds, on=on).filter(credit_code="").order_by("pk")
    for number, house in enumerate(bare[:MOST]):
        told = {"credit_code": _code(number)}
        amend_facility(house, told, source="备案", by=SYSTEM, on=on)


def _code(number: int) -> str:
    """The one code of this number whose two check signs are right."""
    for organisation in SIGNS:
        for last in SIGNS:
            told = f"52440118MJ88{number:04d}{organisation}{last}"
            if _is_code(told):
                return told
    raise ValueError(f"no credit code of number {number}")


def _is_code(told: str) -> bool:
    try:
        return credit_code(told).number == told
    except IdentityError:
        return False


def _enter_bases(clerk: Viewer, head: Viewer) -> None:
    """What the subsidies are reckoned from, by dated parameters."""
    for name, amount in BASES.items():
        new = parameters.NewValue(
            key=f"evaluations.{name}", place=DISTRICT, value=amount, since=SINCE, source=PAPER,
            status="unconfirmed", checked_on=SINCE,
        )  # fmt: skip
        entry = parameters.propose(new, by=clerk, on=SINCE)
        parameters.approve(entry, by=head, on=SINCE)
