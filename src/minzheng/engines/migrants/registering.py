"""Reservoirs, approved heads, persons; why somebody is no longer paid; plans."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, may_see_person, require
from minzheng.engines.audit import api as audit
from minzheng.engines.migrants.coded import (
    APPROVERS,
    CHECKERS,
    DIED,
    DISTRICT,
    MISTAKE,
    TOLD_STOPS,
    WAYS,
)
from minzheng.engines.migrants.errors import MigrantRefused
from minzheng.engines.migrants.models import Migrant, Plan, Quota, Reservoir
from minzheng.engines.migrants.posts import record, refuse_same_hand
from minzheng.kernel.divisions import covers, normalise
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.masking import mask_account
from minzheng.registers.people.api import Person
from minzheng.registers.sealing import seal

DIGITS = range(12, 24)  # how long a bank account is


@dataclass(frozen=True)
class NewMigrant:
    """Somebody who was moved: from which reservoir, when, where to, and her account."""

    person: Person
    reservoir: Reservoir
    village: str
    moved_on: date
    account_name: str = ""
    bank: str = ""
    account: str = ""


@dataclass(frozen=True)
class NewPlan:
    """A support plan as approved; years from and to, both included."""

    division: str
    title: str
    way: str
    scope: str
    heard: str
    document: str
    approver: str
    approved_on: date
    since: int
    until: int


@transaction.atomic
def add_reservoir(name: str, division: str, document: str, *, by: Viewer, on: date) -> Reservoir:
    """Write a reservoir down. Raises NotAllowed, MigrantRefused."""
    place = normalise(division)
    require(by, DISTRICT, place)
    if not (name.strip() and document.strip()):
        raise MigrantRefused("请写水库名称和核定文件")
    if Reservoir.objects.filter(division_code=place, name=name.strip()).exists():
        raise MigrantRefused(f"水库“{name.strip()}”已经登记，请直接使用")
    row = Reservoir.objects.create(
        name=name.strip(), division_code=place, document=document.strip(), added_on=on
    )
    record(row, "add_reservoir", by)
    return row


@transaction.atomic
def set_heads(
    reservoir: Reservoir, village: str, heads: int, document: str, *, by: Viewer
) -> Quota:
    """The heads approved for a village, once; they are not raised afterwards.

    Raises NotAllowed, MigrantRefused.
    """
    place = normalise(village)
    require(by, DISTRICT, place)
    if heads <= 0 or not document.strip():
        raise MigrantRefused("核定人数要大于 0，并写明核定文件")
    if Quota.objects.filter(reservoir=reservoir, division_code=place).exists():
        raise MigrantRefused("这个村的人数已经一次核定，不能改：增人不增，减人要减")
    row = Quota.objects.create(
        reservoir=reservoir, division_code=place, heads=heads, document=document.strip()
    )
    audit.record(by.doer, "set_migrant_heads", reservoir.ref, division=place,
                 detail={"heads": heads})  # fmt: skip
    return row


@transaction.atomic
def register_migrant(new: NewMigrant, *, by: Viewer, on: date) -> Migrant:
    """Register one of the approved heads. Raises NotAllowed, MigrantRefused."""
    place = normalise(new.village)
    require(by, (*DISTRICT, "town_clerk"), place)
    _refuse_person(new, by, on)
    quota = (
        Quota.objects.select_for_update()
        .filter(reservoir=new.reservoir, division_code=place)
        .first()
    )
    if quota is None:
        raise MigrantRefused("这个村没有核定这座水库的移民人数，请先登记核定文件")
    taken = Migrant.objects.filter(reservoir=new.reservoir, division_code=place)
    if taken.exclude(ended_as=MISTAKE).count() >= quota.heads:
        raise MigrantRefused(
            f"核定 {quota.heads} 人已经登记满。增人不增：去世、迁出空出的名额也不能补人"
        )
    row = Migrant.objects.create(
        person=new.person, reservoir=new.reservoir, division_code=place, moved_on=new.moved_on,
        added_on=on, added_by=by.doer.name, **_account(new),
    )  # fmt: skip
    record(row, "register_migrant", by)
    return row


@transaction.atomic
def set_account(
    migrant: Migrant, account_name: str, bank: str, account: str, *, by: Viewer
) -> Migrant:
    """Where her money goes; the account is in her own name. Raises NotAllowed, MigrantRefused."""
    row = Migrant.objects.select_for_update(of=("self",)).select_related("person", "reservoir")
    held = row.get(pk=migrant.pk)
    require(by, (*DISTRICT, "town_clerk"), held.division_code)
    told = NewMigrant(
        held.person, held.reservoir, held.division_code, held.moved_on, account_name, bank, account
    )
    if not account.strip():
        raise MigrantRefused("请填账号")
    for name, value in _account(told).items():
        setattr(held, name, value)
    held.save(update_fields=["bank", "account_sealed", "account_masked"])
    record(held, "set_migrant_account", by)
    return held


@transaction.atomic
def stop_support(
    migrant: Migrant, why: str, words: str, day: date, *, by: Viewer, on: date
) -> Migrant:
    """Take somebody off: sentence, public employment, hukou, or a mistake; deaths come by day.

    Raises NotAllowed, MigrantRefused.
    """
    row = Migrant.objects.select_for_update().get(pk=migrant.pk)
    require(by, CHECKERS, row.division_code)
    if row.ended_on is not None:
        raise MigrantRefused(f"已于 {row.ended_on} 停止（{row.end_name}），不用再办")
    if why not in TOLD_STOPS or not words.strip():
        raise MigrantRefused("请选停止的原因，并写凭据：哪份判决、录用文件或户口簿")
    if not row.moved_on <= day <= on:
        raise MigrantRefused(f"停止日应在搬迁日 {row.moved_on} 以后、今天以前，请核对")
    return _end(row, why, words.strip()[:200], day, by)


@transaction.atomic
def end_dead(on: date) -> int:
    """Who has died is paid no more; run again, nothing changes. Gives how many."""
    rows = Migrant.objects.select_for_update(of=("self",)).select_related("person")
    found = list(rows.filter(ended_on=None, person__died_on__lte=on))
    for row in found:
        row.ended_on, row.ended_as = row.person.died_on, DIED
        row.save(update_fields=["ended_on", "ended_as"])
        audit.record(SYSTEM, "stop_migrant_support", row.ref, division=row.division_code,
                     detail={"why": DIED})  # fmt: skip
    return len(found)


@transaction.atomic
def enter_plan(new: NewPlan, *, by: Viewer, on: date) -> Plan:
    """Write down an approved support plan; it holds once a second person has looked at it.

    Raises NotAllowed, MigrantRefused.
    """
    place = normalise(new.division)
    require(by, DISTRICT, place)
    told = (new.title, new.scope, new.heard, new.document, new.approver)
    if not all(each.strip() for each in told) or new.way not in WAYS:
        raise MigrantRefused("规划要写名称、方式、范围目标、怎样听取移民意见、批准机关和文号")
    if new.approved_on > on or new.until < new.since:
        raise MigrantRefused("批准日不能晚于今天，截止年不能早于起始年，请核对")
    if Plan.objects.filter(division_code=place, document=new.document.strip()).exists():
        raise MigrantRefused(f"文号“{new.document.strip()}”已经登记，请核对")
    values = asdict(new)
    del values["division"]
    row = Plan.objects.create(
        **values, division_code=place, entered_key=by.doer.key, entered_by=by.doer.name
    )
    record(row, "enter_support_plan", by)
    return row


@transaction.atomic
def confirm_plan(plan: Plan, *, by: Viewer, on: date) -> Plan:
    """The second person has seen the approval. Raises NotAllowed, OtherHandNeeded."""
    row = Plan.objects.select_for_update().get(pk=plan.pk)
    require(by, APPROVERS, row.division_code)
    refuse_same_hand(by, (row.entered_key,), "登记规划的人不能核对")
    if row.confirmed_on is not None:
        raise MigrantRefused(f"这份规划已于 {row.confirmed_on} 核对，不用再办")
    row.confirmed_on, row.confirmed_by = on, by.doer.name
    row.save(update_fields=["confirmed_on", "confirmed_by"])
    record(row, "confirm_support_plan", by)
    return row


def plan_at(place: str, year: int) -> Plan | None:
    """The plan in force at a place in a year. One query."""
    rows = Plan.objects.filter(confirmed_on__isnull=False, since__lte=year, until__gte=year)
    return next((row for row in rows if covers(row.division_code, place)), None)


def _end(row: Migrant, why: str, words: str, day: date, by: Viewer) -> Migrant:
    row.ended_on, row.ended_as, row.ended_words = day, why, words
    row.save(update_fields=["ended_on", "ended_as", "ended_words"])
    record(row, "stop_migrant_support", by, why=why)
    return row


def _refuse_person(new: NewMigrant, by: Viewer, on: date) -> None:
    if not may_see_person(by, new.person):
        raise MigrantRefused("没有这个人，或她不在您的辖区内")
    if new.person.died_on is not None:
        raise MigrantRefused(f"{new.person.name}已于 {new.person.died_on} 去世，不能登记")
    if new.moved_on > on:
        raise MigrantRefused(f"搬迁完成日 {new.moved_on} 还没有到，请核对")
    if new.person.born_on is not None and new.moved_on < new.person.born_on:
        raise MigrantRefused("搬迁日早于出生日：搬迁以后出生的人不在核定人数里")
    known = Migrant.objects.filter(person=new.person).exclude(ended_as=MISTAKE)
    former = known.select_related("reservoir").first()
    if former is not None:
        raise MigrantRefused(
            f"{new.person.name}已登记为“{former.reservoir}”的移民，一个人只能算一座水库"
        )


def _account(new: NewMigrant) -> dict[str, str]:
    number = new.account.replace(" ", "")
    if not number:
        return {"bank": "", "account_sealed": "", "account_masked": ""}
    if not number.isdecimal() or len(number) not in DIGITS:
        raise MigrantRefused("账号应是 12 到 23 位数字，请核对")
    if new.account_name.strip() != new.person.name:
        raise MigrantRefused(f"户名“{new.account_name.strip()}”不是本人，请用本人的账户")
    return {"bank": new.bank.strip(), "account_sealed": seal(number),
            "account_masked": mask_account(number)}  # fmt: skip
