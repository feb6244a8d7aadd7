"""The shared cast of tests: two towns, their officers, a family of three, all with accounts."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from django.contrib.auth.hashers import make_password

from minzheng.engines.access.api import Account, Viewer, viewer_of
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.registers.divisions.api import NewDivision, import_divisions
from minzheng.registers.households.api import Household, NewHousehold, open_household
from minzheng.registers.offices.api import (
    NewOffice,
    NewOfficer,
    Office,
    Officer,
    appoint,
    open_office,
    take_on_officer,
)
from minzheng.registers.people.api import NewPerson, Person, register_person

DAY = date(2026, 11, 2)
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
    officers = {key: _officer(key, offices) for key in OFFICERS}
    applicant, spouse, child = _family(on)
    household = open_household(
        NewHousehold(
            head=applicant,
            division_code=VILLAGE_A,
            since=date(2020, 1, 1),
            address="青竹镇石桥村3队12号",
            housing="自有",
            members=((spouse, 12), (child, 30)),
        ),
        by=SYSTEM,
    )
    accounts = {key: _account(key, officer=officer) for key, officer in officers.items()}
    accounts |= {
        key: _account(key, person=person)
        for key, person in (("applicant", applicant), ("spouse", spouse))
    }
    viewers = {key: viewer_of(account, on) for key, account in accounts.items()}
    return Cast(on, offices, officers, accounts, viewers, household, applicant, spouse, child)


def _office(key: str) -> Office:
    kind, name, division = OFFICES[key]
    return open_office(NewOffice(f"{division}-{kind}", name, kind, division), by=SYSTEM)


def _officer(key: str, offices: dict[str, Office]) -> Officer:
    name, role, office = OFFICERS[key]
    officer = take_on_officer(NewOfficer(key, name, offices[office]), by=SYSTEM)
    appoint(officer, role, offices[office], since=date(2020, 1, 1), by=SYSTEM)
    return officer


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


def _account(key: str, *, officer: Officer | None = None, person: Person | None = None) -> Account:
    """Written directly: hashing one password for everybody keeps the cast quick."""
    return Account.objects.create(
        username=key,
        officer=officer,
        person=person,
        password=_password_hash(),
        password_changed_at=datetime(2026, 10, 1, tzinfo=UTC),
    )


@lru_cache(maxsize=1)
def _password_hash() -> str:
    return make_password(PASSWORD)
