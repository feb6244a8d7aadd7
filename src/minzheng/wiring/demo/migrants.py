"""Reservoir migrants of the demo: two villages of one reservoir, paid for 2025, checked for 2026.

Who moved before July 2006 has had her twenty years; for her the second half of 2026 is blocked
until a document goes on. Everything is invented: the reservoir, its papers, the sums.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from minzheng.engines.access.api import Viewer
from minzheng.engines.ledger import api as ledger
from minzheng.engines.migrants import api
from minzheng.engines.pipeline import api as works
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT, towns
from minzheng.wiring.demo.population import Home

LAKE, PAPER = "石潭水库", "示例移民〔2007〕3号"
EACH, SPARE, LAST_YEAR = 6, 2, 2025
EARLY, LATE = date(2005, 11, 20), date(2010, 3, 15)
BEFORE, MONEY = timedelta(days=200), 8_000_000
BANK, ACCOUNT = "示例农村商业银行", "62220200{:010d}"
PLAN = api.NewPlan(
    DISTRICT, "石潭水库移民后期扶持规划", "both", "两个村的直补，饮水和道路各一项",
    "两村各开一次移民代表会，意见附后", "示例府函〔2025〕5号", "示例市人民政府",
    date(2025, 1, 9), 2025, 2030,
)  # fmt: skip


def support_migrants(homes: Sequence[Home], staff: Staff, on: date) -> None:
    """Register them, pay last year's lists, hang this year's list of the first village up."""
    clerk, begun = staff.bureau("district_clerk"), on - BEFORE
    lake = api.add_reservoir(LAKE, DISTRICT, PAPER, by=clerk, on=begun)
    plan = api.enter_plan(PLAN, by=clerk, on=begun)
    api.confirm_plan(plan, by=staff.bureau("district_head"), on=begun)
    fund = _fund(staff, begun)
    chosen = _villages(homes)
    for place, (village, people) in enumerate(chosen.items()):
        api.set_heads(lake, village, len(people) + SPARE, PAPER, by=clerk)
        for number, home_and_person in enumerate(people):
            new = _told(lake, village, home_and_person, place * 100 + number)
            api.register_migrant(new, by=clerk, on=begun)
        _pay(village, fund, staff, begun + timedelta(days=10))
        _works(village, clerk, begun)
    worker = _worker(staff, next(iter(chosen)))
    row = api.open_round(next(iter(chosen)), on.year, by=worker, on=on - timedelta(days=3))
    words = "村委会两人逐户核对，没有变动"
    api.publicise_round(row, words, by=worker, on=on - timedelta(days=3))


def _villages(homes: Sequence[Home]) -> dict[str, list[tuple[Home, int]]]:
    """The first town's two villages with the most people born before 1990; some of each."""
    found: dict[str, list[tuple[Home, int]]] = {}
    near = {each.code for each in towns()[0].villages if each.name.endswith("村")}
    for home in homes[1:]:  # the first family has a story of its own
        if home.family.village.code not in near:
            continue
        for place, person in enumerate(home.people):
            old = person.born_on is not None and person.born_on < date(1990, 1, 1)
            if old and person.died_on is None:
                found.setdefault(home.family.village.code, []).append((home, place))
    most = sorted(found, key=lambda code: (-len(found[code]), code))[:2]
    return {code: found[code][:EACH] for code in most}


def _told(lake: api.Reservoir, village: str, who: tuple[Home, int], number: int) -> api.NewMigrant:
    home, place = who
    person = home.people[place]
    moved = EARLY if number % 3 == 0 else LATE
    account = ACCOUNT.format(number)
    return api.NewMigrant(person, lake, village, moved, person.name, BANK, account)


def _fund(staff: Staff, on: date) -> ledger.Fund:
    clerk, head = staff.bureau("finance_clerk").doer, staff.bureau("finance_head").doer
    new = ledger.NewFund("YM01", "水库移民后期扶持资金", "central", DISTRICT, (api.USE,))
    fund = ledger.open_fund(new, by=clerk, on=on)
    paper = ledger.NewAppropriation(
        fund.pk, MONEY, "upper", "示例财农〔2026〕8号", "水库移民后期扶持", on, "省财政厅"
    )
    ledger.approve_appropriation(ledger.appropriate(paper, by=clerk, on=on), by=head, on=on)
    return fund


def _pay(village: str, fund: ledger.Fund, staff: Staff, on: date) -> None:
    """Last year's list, from the door to the bank, one row given back."""
    worker, later = _worker(staff, village), on + timedelta(days=8)
    row = api.open_round(village, LAST_YEAR, by=worker, on=on)
    api.publicise_round(row, "村委会两人逐户核对", by=worker, on=on)
    town = staff.viewers[f"{village[6:9]}01"]
    api.town_confirms(row, by=town, on=later)
    api.district_confirms(row, by=staff.bureau("district_clerk"), on=later)
    api.approve_round(row, fund.pk, by=staff.bureau("district_head"), on=later)
    payer = staff.bureau("finance_clerk")
    api.bank_file(row, by=payer, on=later)
    api.book_answer(row, {2: "户名不符"}, by=payer, on=later + timedelta(days=2))


def _works(village: str, by: Viewer, on: date) -> None:
    """A project of the village, voted for by its meeting."""
    new = works.NewProject(
        "移民村饮水管网改造", works.VILLAGE, village, "更换三公里供水管，装水表",
        "区民政局项目专班", 45_000_000, on + timedelta(days=240),
        on + timedelta(days=420), indicators=(works.Indicator("通水户数", 120, "户", 100),),
    )  # fmt: skip
    row = works.add_project(new, by=by, on=on)
    step = works.NewStep(on + timedelta(days=9), "村民会议记录和公示照片、入库表")
    works.advance_project(row, step, by=by, on=on + timedelta(days=9))


def _worker(staff: Staff, village: str) -> Viewer:
    return staff.viewers[village[6:]]
