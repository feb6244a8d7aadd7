"""The verbs of a house about its staff: taken on, gone, certified, trained, on night watch."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.care.api import facility_of
from minzheng.engines.staffing.coded import (
    CERTIFICATES,
    DEGREES,
    FULL,
    POSTS,
    SKILL,
    SKILL_LEVELS,
)
from minzheng.engines.staffing.errors import StaffRefused
from minzheng.engines.staffing.models import Certificate, Employment, Night, Training
from minzheng.engines.staffing.reaching import own_employment, tell
from minzheng.kernel.identity import IdentityError, citizen_id
from minzheng.registers.facilities.api import Facility
from minzheng.registers.people.api import NameRefused, PhoneRefused, clean_name, clean_phone
from minzheng.registers.sealing import blind_index, seal

YOUNGEST = 16  # 劳动法第十五条：不得招用未满十六周岁的人
MOST_NIGHTS = 7
MOST_HOURS = 24


@dataclass(frozen=True)
class NewStaff:
    """Somebody who comes to work, as her papers say. `share`: per cent of full hours."""

    name: str
    id_number: str
    post: str
    since: date
    share: int = FULL
    phone: str = ""
    degree: str = ""
    graduated_on: date | None = None
    in_care_since: date | None = None


@dataclass(frozen=True)
class NewCertificate:
    """A certificate as it lies on the table."""

    kind: str
    number: str
    issuer: str
    issued_on: date
    valid_until: date | None = None
    level: int = 0


@dataclass(frozen=True)
class NewTraining:
    """A training as it was given."""

    day: date
    hours: int
    topic: str
    provider: str


@transaction.atomic
def take_on(viewer: Viewer, facility: int, new: NewStaff, *, on: date) -> Employment:
    """Take somebody on. Raises NotItsOwn, StaffRefused: here already, full elsewhere, wrong facts.

    Her other work is read under the lock of all her rows, so that two houses cannot both have all
    of her.
    """
    house = facility_of(viewer, facility, on)
    number = _number(new.id_number, on)
    _require(new, on)
    index = blind_index(number, kind="id")
    others = Employment.objects.select_for_update(of=("self",)).filter(id_index=index)
    _refuse_twice(house, new, list(others.after(new.since).select_related("facility")))
    row = Employment.objects.create(
        facility=house, division_code=house.division_code, name=_name(new.name),
        id_sealed=seal(number), id_index=index, phone_sealed=_phone(new.phone), post=new.post,
        share=new.share, since=new.since, degree=new.degree, graduated_on=new.graduated_on,
        in_care_since=new.in_care_since, entered_on=on, entered_by=viewer.doer.name,
    )  # fmt: skip
    told = {"post": row.post, "share": row.share, "since": f"{row.since}"}
    tell(viewer, "take_on_staff", row, told)
    return row


@transaction.atomic
def leave(viewer: Viewer, pk: int, until: date, why: str, *, on: date) -> Employment:
    """She no longer works here from a day on. Raises NoSuchStaff, StaffRefused."""
    own_employment(viewer, pk, on)
    row = Employment.objects.select_for_update().get(pk=pk)
    if row.until is not None:
        raise StaffRefused(f"已于 {row.until} 登记离职，不用再登记")
    if until < row.since:
        raise StaffRefused(f"离职日 {until} 早于入职日 {row.since}，请核对", "until")
    if not why.strip():
        raise StaffRefused("请写明离职原因，例如合同到期、本人辞职", "why")
    row.until, row.left_why = until, why.strip()[:100]
    row.save(update_fields=["until", "left_why"])
    Night.objects.filter(employment=row, day__gte=until).delete()
    tell(viewer, "end_staff", row, {"until": f"{until}", "why": row.left_why})
    return row


@transaction.atomic
def add_certificate(viewer: Viewer, pk: int, new: NewCertificate, *, on: date) -> Certificate:
    """Enter a certificate in force. Raises NoSuchStaff, StaffRefused for one that has expired."""
    row = own_employment(viewer, pk, on)
    made = make_certificate(row, new, viewer, on)
    detail = {"kind": made.kind, "level": made.level, "until": f"{made.valid_until or ''}"}
    tell(viewer, "add_staff_certificate", row, detail)
    return made


def make_certificate(row: Employment, new: NewCertificate, viewer: Viewer, on: date) -> Certificate:
    """Written; the caller keeps the trail. Raises StaffRefused."""
    _require_certificate(new, on)
    if row.certificates.filter(kind=new.kind, number=new.number.strip()).exists():
        raise StaffRefused("这本证书（同一编号）已经登记过，不用再登记", "number")
    return Certificate.objects.create(
        employment=row, kind=new.kind, level=new.level if new.kind == SKILL else 0,
        number=new.number.strip()[:60], issuer=new.issuer.strip()[:80],
        issued_on=new.issued_on, valid_until=new.valid_until, entered_on=on,
        entered_by=viewer.doer.name,
    )  # fmt: skip


@transaction.atomic
def add_training(viewer: Viewer, pk: int, new: NewTraining, *, on: date) -> Training:
    """Enter hours of training. Raises NoSuchStaff, StaffRefused."""
    row = own_employment(viewer, pk, on)
    if new.day > on:
        raise StaffRefused(f"培训日期 {new.day} 还没有到，培训以后再登记", "day")
    if new.day < row.since:
        raise StaffRefused(f"{new.day} 还没有入职（{row.since} 入职），请核对", "day")
    if not 1 <= new.hours <= MOST_HOURS:
        raise StaffRefused(f"一天的学时在 1 到 {MOST_HOURS} 之间，请按天登记", "hours")
    topic = new.topic.strip()[:100]
    if row.trainings.filter(day=new.day, topic=topic).exists():
        raise StaffRefused("这一天的这项培训已经登记过", "topic")
    made = Training.objects.create(
        employment=row, day=new.day, hours=new.hours, topic=topic,
        provider=new.provider.strip()[:80], entered_by=viewer.doer.name,
    )  # fmt: skip
    tell(viewer, "add_staff_training", row, {"day": f"{new.day}", "hours": new.hours})
    return made


@transaction.atomic
def set_nights(
    viewer: Viewer, facility: int, nights: Mapping[date, int | None], *, on: date
) -> int:
    """Who watches in which night from today on; nobody where None. Gives how many are watched.

    Raises NotItsOwn, StaffRefused for who is not employed here on that day.
    """
    house = facility_of(viewer, facility, on)
    wanted = {day: pk for day, pk in nights.items() if on <= day < on + timedelta(MOST_NIGHTS)}
    own = Employment.objects.filter(facility=house).in_bulk([pk for pk in wanted.values() if pk])
    for day, pk in wanted.items():
        if pk and (pk not in own or not own[pk].is_here(day)):
            raise StaffRefused(f"{day} 夜里安排的人这一天不在岗，请换一位")
    Night.objects.filter(facility=house, day__in=list(wanted)).delete()
    rows = [Night(facility=house, day=day, employment_id=pk) for day, pk in wanted.items() if pk]
    Night.objects.bulk_create(rows)
    detail = {"nights": len(rows), "from": f"{on}"}
    audit.record(
        viewer.doer, "set_night_watch", house.ref, division=house.division_code, detail=detail
    )
    return len(rows)


def _require(new: NewStaff, on: date) -> None:
    """Raises StaffRefused for what cannot be."""
    if new.post not in POSTS:
        raise StaffRefused("请选择岗位", "post")
    if not 1 <= new.share <= FULL:
        raise StaffRefused("工时比例在 1 到 100 之间：全职写 100，半天写 50", "share")
    if new.since > on:
        raise StaffRefused(f"入职日 {new.since} 还没有到，入职以后再登记", "since")
    if new.degree and new.degree not in DEGREES:
        raise StaffRefused("请从列出的学历里选一个", "degree")
    for column, day in (("graduated_on", new.graduated_on), ("in_care_since", new.in_care_since)):
        if day is not None and day > on:
            raise StaffRefused(f"{day} 还没有到，请核对", column)


def _refuse_twice(house: Facility, new: NewStaff, others: Iterable[Employment]) -> None:
    """Another house is told of, not named: where somebody works is hers to say."""
    rows = list(others)
    if any(row.facility_id == house.pk for row in rows):
        raise StaffRefused(
            "这个人已经登记在本机构，不用再登记；信息有变的在她的页面改", "id_number"
        )
    taken = sum(row.share for row in rows)
    if taken + new.share > FULL:
        raise StaffRefused(
            f"这个人在别的机构登记的工时已占 {taken}%，加上这里的 {new.share}% 超过全职。"
            "请核对工时比例，或请她先在原机构办理离职",
            "share",
        )


def _require_certificate(new: NewCertificate, on: date) -> None:
    if new.kind not in CERTIFICATES:
        raise StaffRefused("请选择证书种类", "kind")
    if new.kind == SKILL and new.level not in SKILL_LEVELS:
        raise StaffRefused("养老护理员证书要写明等级（一级至五级）", "level")
    if not new.number.strip() or not new.issuer.strip():
        raise StaffRefused("请写明证书编号和发证机构", "number")
    if new.issued_on > on:
        raise StaffRefused(f"发证日 {new.issued_on} 还没有到，请对照证书核对", "issued_on")
    if new.valid_until is not None and new.valid_until < new.issued_on:
        raise StaffRefused(f"有效期至 {new.valid_until} 早于发证日，请对照证书核对", "valid_until")
    if new.valid_until is not None and new.valid_until < on:
        raise StaffRefused(
            f"这本证书已于 {new.valid_until} 到期，不能当作有效证书登记。请换证以后登记新证",
            "valid_until",
        )


def _number(text: str, on: date) -> str:
    try:
        found = citizen_id(text, today=on)
    except IdentityError as wrong:
        raise StaffRefused(str(wrong), "id_number") from wrong
    years = on.year - found.born_on.year
    if years - ((on.month, on.day) < (found.born_on.month, found.born_on.day)) < YOUNGEST:
        raise StaffRefused(f"未满 {YOUNGEST} 周岁，不能招用。请核对身份证号", "id_number")
    return found.number


def _name(text: str) -> str:
    try:
        return clean_name(text)
    except NameRefused as wrong:
        raise StaffRefused(str(wrong), "name") from wrong


def _phone(text: str) -> str:
    if not text.strip():
        return ""
    try:
        return seal(clean_phone(text))
    except PhoneRefused as wrong:
        raise StaffRefused(str(wrong), "phone") from wrong
