"""The door of the offices register: set up offices, take on officers, appoint them to posts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction

from minzheng.kernel.divisions import NATION, ancestors, normalise, subtree_range
from minzheng.kernel.doer import Doer
from minzheng.registers import sealing, trail
from minzheng.registers.offices.models import Office, Officer, Post
from minzheng.registers.offices.roles import OFFICE_KINDS, ROLES, SEPARATED

__all__ = [
    "ROLES",
    "AppointmentRefused",
    "NewOffice",
    "NewOfficer",
    "Office",
    "Officer",
    "Post",
    "appoint",
    "end_post",
    "find_office",
    "find_officer",
    "home_division",
    "office_of",
    "officers_below",
    "officers_with",
    "open_office",
    "posts_of",
    "take_on_officer",
]


class AppointmentRefused(ValueError):
    """The post may not be given: unknown role or kind, wrong dates, or a separation of duties."""


@dataclass(frozen=True)
class NewOffice:
    """An office to set up; `kind` is village, town, district or city."""

    code: str
    name: str
    kind: str
    division_code: str
    credit_code: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True)
class NewOfficer:
    """An officer to take on; `phone` is stored sealed."""

    staff_number: str
    name: str
    office: Office
    phone: str = ""


@transaction.atomic
def open_office(new: NewOffice, *, by: Doer) -> Office:
    """Set up an office. Raises AppointmentRefused for an unknown kind."""
    if new.kind not in OFFICE_KINDS:
        raise AppointmentRefused(
            f"机构类别 {new.kind} 无法识别：应为 {'、'.join(OFFICE_KINDS)} 之一"
        )
    office = Office.objects.create(**{**vars(new), "division_code": normalise(new.division_code)})
    trail.record(by, "open_office", f"office:{office.pk}", division=office.division_code)
    return office


@transaction.atomic
def take_on_officer(new: NewOfficer, *, by: Doer) -> Officer:
    """Register an officer of an office; a post is given with appoint()."""
    officer = Officer.objects.create(
        staff_number=new.staff_number,
        name=new.name,
        office=new.office,
        phone_sealed=sealing.seal(new.phone) if new.phone else "",
    )
    division = new.office.division_code
    trail.record(by, "take_on_officer", f"officer:{officer.pk}", division=division)
    return officer


@transaction.atomic
def appoint(
    officer: Officer, role: str, office: Office, *, since: date, by: Doer, matters: str = "*"
) -> Post:
    """Give an officer a post from a day on; `matters` is "*" or keys joined by commas.

    Raises AppointmentRefused for an unknown role, or when the officer already holds another of
    system administrator, security administrator and auditor.
    """
    if role not in ROLES:
        raise AppointmentRefused(f"岗位角色 {role} 无法识别：应为 {'、'.join(ROLES)} 之一")
    Officer.objects.select_for_update().get(
        pk=officer.pk
    )  # two appointments at once are checked in turn
    _check_separation(officer, role, since)
    post = Post.objects.create(
        officer=officer, role=role, office=office, matters=matters, since=since
    )
    subject, division = f"officer:{officer.pk}", office.division_code
    trail.record(by, "appoint", subject, division=division, role=role, matters=matters, since=since)
    return post


@transaction.atomic
def end_post(post: Post, *, until: date, by: Doer) -> Post:
    """End a post; `until` is the first day it is no longer held. Raises AppointmentRefused."""
    if until < post.since:
        raise AppointmentRefused(
            f"岗位自 {post.since} 起，不能在 {until} 结束：请填不早于起始日的日期"
        )
    post.until = until
    post.save(update_fields=["until"])
    subject, division = f"officer:{post.officer_id}", post.office.division_code
    trail.record(by, "end_post", subject, division=division, role=post.role, until=until)
    return post


def find_officer(staff_number: str) -> Officer | None:
    """The officer with this staff number, with the office fetched."""
    return Officer.objects.select_related("office").filter(staff_number=staff_number).first()


def find_office(code: str) -> Office | None:
    """The office with this code."""
    return Office.objects.filter(code=code).first()


def home_division() -> str:
    """The division this installation serves: the setting, else that of its first bureau."""
    chosen = getattr(settings, "HOME_DIVISION", "")
    if chosen:
        return str(chosen)
    found = Office.objects.filter(kind="district").order_by("division_code", "code").first()
    return found.division_code if found else NATION


def office_of(division_code: str, kind: str) -> Office | None:
    """The office of a kind that serves a division: its own, or the nearest above it."""
    line = ancestors(division_code)
    offices = Office.objects.filter(division_code__in=line, kind=kind)
    return min(offices, key=lambda office: line.index(office.division_code), default=None)


def posts_of(officer: Officer, on: date) -> list[Post]:
    """Posts the officer holds on the day, with their offices, in one query."""
    return list(Post.objects.held_on(on).filter(officer=officer).select_related("office"))


def officers_with(role: str, division: str, on: date) -> list[Officer]:
    """Officers who hold the role on the day in an office whose area covers the division."""
    posts = Post.objects.held_on(on).covering(ancestors(division)).filter(role=role)
    officers = Officer.objects.filter(pk__in=posts.values("officer_id"))
    return list(officers.select_related("office"))


def officers_below(roles: Iterable[str], division: str, on: date) -> list[Officer]:
    """Officers who hold one of the roles on the day in an office of the division's subtree."""
    places = subtree_range(normalise(division))
    posts = Post.objects.held_on(on).filter(role__in=tuple(roles))
    posts = posts.filter(office__division_code__range=places)
    officers = Officer.objects.filter(pk__in=posts.values("officer_id"))
    return list(officers.select_related("office"))


def _check_separation(officer: Officer, role: str, since: date) -> None:
    if role not in SEPARATED:
        return
    others = SEPARATED - {role}
    # Any post that is not over by then: two posts must not overlap later either.
    held = Post.objects.filter(officer=officer, role__in=others).exclude(until__lte=since).first()
    if held is not None:
        raise AppointmentRefused(
            f"{officer.name} 已任{ROLES[held.role]}，不能兼任{ROLES[role]}："
            "系统管理、安全管理、审计三员须由不同的人担任，请另行指定"
        )
