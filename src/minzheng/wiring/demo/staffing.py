"""Staff of the demo's house: carers with certificates, a cook whose paper ends, a short night."""

from datetime import date, timedelta

from minzheng.engines.access.api import House, Viewer
from minzheng.engines.parameters import api as parameters
from minzheng.engines.staffing import api
from minzheng.kernel.divisions import NATION, normalise
from minzheng.kernel.doer import Doer
from minzheng.registers.facilities.api import Facility, facilities_within
from minzheng.registers.organisations.api import find_by_credit_code
from minzheng.wiring.demo.houses import CODE, KIND
from minzheng.wiring.demo.officers import Staff

YEAR, SINCE, ENTERED = 2025, date(2024, 3, 1), date(2025, 1, 1)
COUNTY_DIGITS = 6
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
# Sums of the demo, no district's.
SUMS = {"post_5": "1200元", "post_4": "2400元", "post_per_year": "60元", "entry_college": "5000元"}
PAPER = "演示：养老服务人才奖补（虚构数值）"
# name, digits of the number, post, share, level of skill, how long the certificate still holds
PEOPLE = (
    ("韦小兰", "44011819850505001", api.CARER, 100, 4, 900),
    ("莫彩霞", "44011819900606002", api.CARER, 100, 5, 900),
    ("覃玉珍", "44011819780202001", api.CARER, 50, 5, 400),
    ("江丽萍", "44011819880808002", api.NURSE, 100, 0, 500),
    ("黎大厨", "44011819751010001", api.COOK, 100, 0, 12),
    ("邓守安", "44011819700303001", "security", 100, 0, 0),
)
KINDS = {api.CARER: api.SKILL, api.NURSE: "nurse", api.COOK: api.HEALTH}
ISSUERS = {api.SKILL: "省职业技能鉴定中心", "nurse": "省卫生健康委", api.HEALTH: "区疾控中心"}


def employ(staff: Staff, on: date) -> None:
    """The house takes people on, plans its nights, and last year's grants wait to be approved."""
    home = facilities_within(NATION, [KIND], on=on).get(credit_code=CODE)
    house = member(home, "manager", "柯美玲")
    _enter_sums(home, staff)
    rows = [_one(house, home, at, told, on) for at, told in enumerate(PEOPLE)]
    graduate = rows[1]
    api.add_training(
        house, graduate.pk, api.NewTraining(date(YEAR, 5, 12), 24, "失智老人照护", "区卫校"), on=on
    )
    nights = {on + timedelta(ahead): rows[ahead % 2].pk for ahead in range(1, api.MOST_NIGHTS)}
    api.set_nights(house, home.pk, nights, on=on)
    digest = api.draft_of(home, YEAR).digest
    made = api.confirm(house, home.pk, YEAR, digest, on=on)
    api.check(staff.bureau("district_clerk"), made.pk, on=on)


def member(home: Facility, duty: str, name: str) -> Viewer:
    """Somebody who acts for the house."""
    run_by = find_by_credit_code(CODE)
    key = run_by.pk if run_by else 0
    doer = Doer("member", f"demo-{duty}-{key}", name, home.name, home.division_code)
    return Viewer(doer, house=House(key, CODE, duty))


def _one(
    house: Viewer, home: Facility, at: int, told: tuple[str, str, str, int, int, int], on: date
) -> api.Employment:
    name, digits, post, share, level, holds = told
    degree = "college" if at == 1 else ""
    new = api.NewStaff(
        name, _number(digits), post, SINCE, share, degree=degree,
        graduated_on=date(2023, 6, 30) if degree else None,
    )  # fmt: skip
    row = api.take_on(house, home.pk, new, on=on)
    if post in KINDS:
        kind = KINDS[post]
        paper = api.NewCertificate(
            kind, f"Y{digits[-8:]}", ISSUERS[kind], SINCE, on + timedelta(holds), level
        )
        api.add_certificate(house, row.pk, paper, on=on)
    return row


def _number(digits: str) -> str:
    total = sum(int(a) * b for a, b in zip(digits, WEIGHTS, strict=True))
    return digits + "10X98765432"[total % 11]


def _enter_sums(home: Facility, staff: Staff) -> None:
    """The district's own sums, by dated parameters."""
    place = normalise(home.division_code[:COUNTY_DIGITS])
    for name, amount in SUMS.items():
        new = parameters.NewValue(
            key=f"staffing.{name}", place=place, value=amount, since=ENTERED, source=PAPER,
            status="unconfirmed", checked_on=ENTERED,
        )  # fmt: skip
        entry = parameters.propose(new, by=staff.bureau("district_clerk"), on=ENTERED)
        parameters.approve(entry, by=staff.bureau("district_head"), on=ENTERED)
