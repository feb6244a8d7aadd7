"""The shared cast of tests: two towns, their officers, a family of three, all with accounts."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from django.contrib.auth.hashers import make_password

from minzheng.engines.access.api import Account, Viewer
from minzheng.engines.access.viewing import EVERY_MATTER, ViewerPost, doer_of
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.registers.divisions.api import NewDivision, import_divisions
from minzheng.registers.households.api import Household, NewHousehold, open_household
from minzheng.registers.offices.api import (
    NewOffice,
    Office,
    Officer,
    Post,
    open_office,
)
from minzheng.registers.people.api import NewPerson, Person, register_person

DAY, BEGUN = date(2026, 11, 2), date(2020, 1, 1)
PASSWORD_SET = datetime(2026, 10, 1, tzinfo=UTC)
PASSWORD = "Qingzhu-2026-test"  # noqa: S105  the cast lives in test databases only

DISTRICT = "440118000000"
TOWN_A, VILLAGE_A, OTHER_VILLAGE_A = "440118101000", "440118101201", "440118101202"
TOWN_B, VILLAGE_B = "440118102000", "440118102201"
DIVISIONS = (
    ("440000000000", "广东省"),
    ("440100000000", "广州市"),
    (DISTRICT, "增城区"),
    (TOWN_A, "青竹镇"),
    (VILLAGE_A, "石桥村"),
    (OTHER_VILLAGE_A, "柳塘村"),
    (TOWN_B, "白鹤镇"),
    (VILLAGE_B, "新圩村"),
)
OFFICES = {
    "district": ("district", "增城区民政局", DISTRICT),
    "town_a": ("town", "青竹镇人民政府", TOWN_A),
    "town_b": ("town", "白鹤镇人民政府", TOWN_B),
    "village_a": ("village", "石桥村民委员会", VILLAGE_A),
    "village_b": ("village", "新圩村民委员会", VILLAGE_B),
}
# key of the officer: name, role, office
OFFICERS = {
    "village_worker": ("何小敏", "village_worker", "village_a"),
    "other_village_worker": ("邓家乐", "village_worker", "village_b"),
    "town_clerk": ("李建国", "town_clerk", "town_a"),
    "second_town_clerk": ("郑伟", "town_clerk", "town_a"),
    "town_head": ("陈秀英", "town_head", "town_a"),
    "other_town_clerk": ("黄志强", "town_clerk", "town_b"),
    "other_town_head": ("吴桂兰", "town_head", "town_b"),
    "district_clerk": ("周敏", "district_clerk", "district"),
    "district_head": ("林海涛", "district_head", "district"),
    "check_clerk": ("徐静", "check_clerk", "district"),
    "finance_clerk": ("孙丽", "finance_clerk", "district"),
    "finance_head": ("马超", "finance_head", "district"),
    "auditor": ("胡明", "auditor", "district"),
    "system_admin": ("朱琳", "system_admin", "district"),
    "security_admin": ("高峰", "security_admin", "district"),
    "disabled_federation": ("温锦华", "disabled_federation", "district"),
    "relief_station": ("赖国强", "relief_station", "district"),
    "relief_station_head": ("邱慧芳", "relief_station_head", "district"),
    "assessor": ("莫婉婷", "assessor", "district"),
    "second_assessor": ("蓝志坚", "assessor", "district"),
    "child_director": ("何小敏", "child_director", "village_a"),
    "child_supervisor": ("郑伟", "child_supervisor", "town_a"),
    "social_worker": ("汤慧玲", "social_worker", "town_a"),
    "other_social_worker": ("石海珍", "social_worker", "town_b"),
    "hotline_clerk": ("丁晓兰", "hotline_clerk", "district"),
    "discipline_inspector": ("廖正中", "discipline_inspector", "district"),
    "data_clerk": ("方明哲", "data_clerk", "district"),
    "data_head": ("阮素芬", "data_head", "district"),
}
APPLICANT_ID, SPOUSE_ID = "440118198403050019", "440118198607120023"
CHILD_ID = "440118201506010049"


@dataclass(frozen=True)
class Cast:
    """Everybody a test needs; officers, accounts and viewers by the keys of OFFICERS.

    Accounts of the family: "applicant", "spouse". Every account has PASSWORD.
    """

    on: date
    offices: dict[str, Office]
    officers: dict[str, Officer]
    accounts: dict[str, Account]
    viewers: dict[str, Viewer]
    household: Household
    applicant: Person
    spouse: Person
    child: Person

    def doer(self, key: str) -> Doer:
        """The doer behind an officer's or family member's account."""
        return self.viewers[key].doer


def make_cast(on: date = DAY) -> Cast:
    """Write the cast to the (test) database; posts and household are in force since 2020."""
    import_divisions([NewDivision(code, name) for code, name in DIVISIONS], by=SYSTEM)
    offices = {key: _office(key) for key in OFFICES}
    officers = _officers(offices)
    applicant, spouse, child = _family(on)
    household = open_household(
        NewHousehold(
            head=applicant,
            division_code=VILLAGE_A,
            since=BEGUN,
            address="青竹镇石桥村3队12号",
            housing="自有",
            members=((spouse, 12), (child, 30)),
        ),
        by=SYSTEM,
    )
    accounts = _accounts(officers, {"applicant": applicant, "spouse": spouse})
    viewers = {key: _viewer(key, account, offices) for key, account in accounts.items()}
    return Cast(on, offices, officers, accounts, viewers, household, applicant, spouse, child)


def _office(key: str) -> Office:
    kind, name, division = OFFICES[key]
    return open_office(NewOffice(f"{division}-{kind}", name, kind, division), by=SYSTEM)


def _officers(offices: dict[str, Office]) -> dict[str, Officer]:
    """With a post each. Written directly, without a trail: every test with a cast waits for it."""
    wanted = OFFICERS.items()
    rows = [Officer(staff_number=k, name=n, office=offices[o]) for k, (n, _, o) in wanted]
    officers = Officer.objects.bulk_create(rows)
    Post.objects.bulk_create(
        Post(officer=each, role=OFFICERS[each.staff_number][1], office=each.office, since=BEGUN)
        for each in officers
    )
    return {officer.staff_number: officer for officer in officers}


def _family(on: date) -> tuple[Person, Person, Person]:
    place: dict[str, Any] = {"registered_division": VILLAGE_A, "living_division": VILLAGE_A}
    known: dict[str, Any] = dict.fromkeys(("disability_kind", "disability_grade"), 0)
    known |= {"ethnicity": 1, "health": 1, "seriously_ill": False}
    applicant = NewPerson(
        name="罗春生", id_number=APPLICANT_ID, phone="13800138000", marital=20, employment=3,
        labour_capacity=1, student_stage=0, **place, **known,
    )  # fmt: skip
    spouse = NewPerson(
        name="谢月娥", id_number=SPOUSE_ID, marital=20, employment=0,
        labour_capacity=2, student_stage=0, **place, **known,
    )  # fmt: skip
    child = NewPerson(
        name="罗小雨", id_number=CHILD_ID, marital=10, employment=7,
        labour_capacity=4, student_stage=2, **place, **known,
    )  # fmt: skip
    first, second, third = (
        register_person(new, by=SYSTEM, on=on) for new in (applicant, spouse, child)
    )
    return first, second, third


def _accounts(officers: dict[str, Officer], people: dict[str, Person]) -> dict[str, Account]:
    """Written directly too; one password hashed serves everybody."""
    held: dict[str, Any] = {"password": _password_hash(), "password_changed_at": PASSWORD_SET}
    rows = [Account(username=key, officer=each, **held) for key, each in officers.items()]
    rows += [Account(username=key, person=each, **held) for key, each in people.items()]
    return {row.username: row for row in Account.objects.bulk_create(rows)}


def _viewer(key: str, account: Account, offices: dict[str, Office]) -> Viewer:
    """What viewer_of() gives, without asking for the post that was just written."""
    if account.officer is None:
        return Viewer(doer_of(account), person_id=account.person_id)
    _, role, office = OFFICERS[key]
    post = ViewerPost(role, offices[office].division_code, frozenset({EVERY_MATTER}))
    return Viewer(doer_of(account), (post,))


@lru_cache(maxsize=1)
def _password_hash() -> str:
    return make_password(PASSWORD)
