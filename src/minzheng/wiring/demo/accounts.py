"""Accounts to sign in with, listed on the sign-in page in the demo only."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils import timezone

from minzheng.engines.access.api import NewAccount, open_account
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.offices.api import ROLES
from minzheng.wiring.demo.officers import (
    ALSO,
    BUREAU,
    BUREAU_STAFF,
    TOWN_STAFF,
    Staff,
    bureau_number,
    role_of,
    town_number,
)
from minzheng.wiring.demo.places import Town, towns
from minzheng.wiring.demo.population import Home
from minzheng.wiring.demo.state import read_state

PASSWORD = "Lizhi-2026-yanshi"  # noqa: S105  shown on the sign-in page: it opens made-up data only
CITIZEN = "居民"


@dataclass(frozen=True)
class DemoAccount:
    """An account as the sign-in page lists it; an officer's user name is the staff number.

    `role` is what she is in words, `key` in code (a post's role, "second_town_clerk" for the
    colleague who signs with another, "citizen_…" for a resident).
    """

    username: str
    name: str
    role: str
    place: str
    key: str
    does: str = ""

    @property
    def password(self) -> str:
        """The same for everybody."""
        return PASSWORD

    @property
    def town(self) -> str:
        """Where she works or lives."""
        return self.place


# What each post can try first.
DOES = {
    "village_worker": "协助申请、上门",
    "town_clerk": "受理、入户调查、初审",
    "second_town_clerk": "共同入户签字",
    "town_head": "督办、批准延期",
    "district_clerk": "近亲属备案家庭的入户",
    "second_district_clerk": "共同入户签字",
    "district_head": "审核确认、动态决定、发放审批",
    "check_clerk": "信息核对、复核",
    "finance_clerk": "测算批次、导出银行文件",
    "finance_head": "复核批次",
    "auditor": "查看与校验审计记录",
    "system_admin": "系统设置，看不到个人信息",
    "security_admin": "解锁账号，看不到个人信息",
    "disabled_federation": "核对残疾人证和等级",
    "relief_station": "登记求助、查询身份",
    "relief_station_head": "延长在站、安置审批",
    "assessor": "老年人能力评估",
    "second_assessor": "共同评估签字",
    "child_director": "协助孤儿和无人抚养儿童申请",
    "child_supervisor": "督促儿童事项办理",
    "social_worker": "精神障碍康复、公益项目服务",
    "hotline_clerk": "接听救助热线、登记线索和需求",
    "discipline_inspector": "只读查看联合检查范围内的材料",
    "data_clerk": "接收各部门数据、检查、关联复核",
    "data_head": "复核入库、批准共享",
}


def listed_accounts() -> list[DemoAccount]:
    """What the sign-in page shows; nothing outside the demo and before the district is built."""
    state = read_state() if settings.DEMO else None
    return [DemoAccount(**row) for row in state.accounts] if state else []


def account_with(key: str, place: str = "") -> DemoAccount:
    """The first listed account with this key, in a place if one is named. Raises StopIteration."""
    return next(a for a in listed_accounts() if a.key == key and place in a.place)


def open_officers_accounts(staff: Staff) -> list[DemoAccount]:
    """An account for every post: all of the bureau and the first town; elsewhere clerk and head."""
    opened = [_opened(staff, account) for account in _officers()]
    return [*opened, *_second_posts(opened)]


def _second_posts(opened: list[DemoAccount]) -> Iterator[DemoAccount]:
    """The same account under a second post that its officer holds; the first of each."""
    for key, also in ALSO.items():
        account = next(account for account in opened if account.key == key)
        yield replace(account, key=also, role=ROLES[also], does=DOES[also])


def open_citizen_account(key: str, home: Home, place: int, does: str) -> DemoAccount:
    """An account for a member of a family."""
    person = home.people[place]
    open_account(
        NewAccount(username=key, password=PASSWORD, person=person), by=SYSTEM, at=timezone.now()
    )
    village = home.family.village
    where = f"{village.town_name}{village.name}"
    return DemoAccount(key, person.name, CITIZEN, where, key, does)


def _opened(staff: Staff, account: DemoAccount) -> DemoAccount:
    officer = staff.officers[account.username]
    new = NewAccount(username=account.username, password=PASSWORD, officer=officer)
    open_account(new, by=SYSTEM, at=timezone.now())
    return replace(account, name=officer.name)


def _officers() -> Iterator[DemoAccount]:
    """Every officer's account, still without the name."""
    first, *others = towns()
    for key in ("village_worker", *(role for role, _ in TOWN_STAFF)):
        yield _in_town(first, key)
    for role in BUREAU_STAFF:
        yield _account(bureau_number(role), role, BUREAU)
    for town in others:
        yield _in_town(town, "town_clerk")
        yield _in_town(town, "town_head")


def _in_town(town: Town, key: str) -> DemoAccount:
    if key == "village_worker":
        village = town.villages[0]
        return _account(village.code[6:], key, f"{town.name}{village.name}")
    return _account(town_number(town.code[6:9], key), key, town.name)


def _account(number: str, key: str, place: str) -> DemoAccount:
    return DemoAccount(number, "", ROLES[role_of(key)], place, key, DOES[key])
