"""Somebody is listed by hand with a reason, given a visitor, another risk, or taken off."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, may_see_person, require
from minzheng.engines.rounds.coded import ASSIGNERS, BY_HAND, GROUPS, LISTERS, RISKS, VISITORS
from minzheng.engines.rounds.errors import RoundRefused
from minzheng.engines.rounds.following import end_listing
from minzheng.engines.rounds.models import Listed
from minzheng.engines.rounds.noticing import notice_some
from minzheng.engines.rounds.planning import plan
from minzheng.engines.rounds.trail import record
from minzheng.kernel.divisions import covers
from minzheng.kernel.months import Month
from minzheng.registers.offices.api import Officer, Post
from minzheng.registers.people.api import Person

MOST = 200


@transaction.atomic
def list_by_hand(
    person: Person, groups: Collection[str], reason: str, *, by: Viewer, on: date
) -> Listed:
    """Somebody must be visited whom no register tells of; who is listed gets the groups added.

    Raises RoundRefused (group, reason, dead, in a home, no place), NotAllowed.
    """
    place = person.division_code
    if not may_see_person(by, person):
        raise RoundRefused("这个人不在您的辖区内，请由所在的村（社区）列入")
    require(by, LISTERS, place)
    _refuse(person, groups, reason, on)
    rows = Listed.objects.select_for_update().filter(person=person, ended_on=None)
    row = rows.first()
    if row is None:
        found = list(notice_some([person], on)[0].groups)
        row = Listed(person=person, division_code=place, found=found, since=on)
    row.told = [code for code in GROUPS if code in {*row.told, *groups}]
    row.reason = reason.strip()
    row.save()
    plan([row], Month.of(on), on)
    record(row, "list_round_by_hand", by.doer, groups=row.told)
    return row


@transaction.atomic
def assign(listed: Listed, visitor: str, substitute: str, *, by: Viewer, on: date) -> Listed:
    """Say who visits and who stands in, by staff number; "" is nobody.

    Raises RoundRefused for who does not visit there, NotAllowed.
    """
    row = held(listed)
    require(by, ASSIGNERS, row.division_code)
    names = {each.staff_number: each.name for each in visitors_at(row.division_code, on)}
    for told in (visitor, substitute):
        if told and told not in names:
            raise RoundRefused("请从名单里选：只有负责这个村（社区）的工作人员能探访")
    if visitor and visitor == substitute:
        raise RoundRefused("探访人和替补人不能是同一个人，请另选一位替补")
    row.visitor_key, row.visitor = visitor, names.get(visitor, "")
    row.substitute_key, row.substitute = substitute, names.get(substitute, "")
    row.save(update_fields=["visitor_key", "visitor", "substitute_key", "substitute"])
    record(row, "assign_round", by.doer, visitor=visitor, substitute=substitute)
    return row


@transaction.atomic
def weigh_risk(listed: Listed, risk: str, why: str, *, by: Viewer, on: date) -> Listed:
    """Another risk: the month is planned anew, what was done stays. Raises RoundRefused."""
    row = held(listed)
    require(by, ASSIGNERS, row.division_code)
    if risk not in RISKS:
        raise RoundRefused(f"风险请从{'、'.join(RISKS.values())}里选")
    if not why.strip():
        raise RoundRefused("请写明为什么改风险")
    row.risk = risk
    row.save(update_fields=["risk"])
    plan([row], Month.of(on), on)
    record(row, "weigh_round", by.doer, risk=risk, why=why.strip()[:MOST])
    return row


@transaction.atomic
def take_off(listed: Listed, why: str, *, by: Viewer, on: date) -> Listed:
    """An officer found that nobody needs to be visited; whom registers tell of stays listed.

    Raises RoundRefused, NotAllowed.
    """
    row = held(listed)
    require(by, ("town_clerk", "district_clerk"), row.division_code)
    if not why.strip():
        raise RoundRefused("请写明为什么不再需要探访")
    if row.found:
        groups = "、".join(GROUPS[code] for code in row.found)
        raise RoundRefused(f"登记簿上还是{groups}，明天会重新列入。登记有误的，请先更正档案")
    end_listing(row, BY_HAND, why.strip(), on)
    record(row, "take_off_round", by.doer, why=row.ended_words)
    return row


def held(listed: Listed) -> Listed:
    """The row, locked. Raises RoundRefused when it has ended."""
    rows = Listed.objects.select_for_update(of=("self",)).select_related("person")
    row = rows.get(pk=listed.pk)
    if row.ended_on is not None:
        raise RoundRefused(f"已于 {row.ended_on} 结束探访（{row.end_name}），不用再办")
    return row


def visitors_at(place: str, on: date) -> list[Officer]:
    """Officers who may visit at a place, the nearest office first. One query."""
    posts = Post.objects.held_on(on).filter(role__in=VISITORS).select_related("officer", "office")
    near = [post for post in posts if covers(post.office.division_code, place)]
    near.sort(key=lambda post: (post.office.division_code, post.pk), reverse=True)
    return list({post.officer_id: post.officer for post in near}.values())


def _refuse(person: Person, groups: Collection[str], reason: str, on: date) -> None:
    if not groups or not set(groups) <= set(GROUPS):
        raise RoundRefused(f"请从{'、'.join(GROUPS.values())}里选至少一类")
    if not reason.strip():
        raise RoundRefused("请写明凭什么列入，例如“子女都在外省打工”")
    if len(reason) > MOST:
        raise RoundRefused(f"理由最多 {MOST} 个字，请写短一些")
    if person.died_on is not None and person.died_on <= on:
        raise RoundRefused(f"登记簿上{person.name}已于 {person.died_on} 去世，请核对是不是选错了人")
    if notice_some([person], on)[0].in_home:
        raise RoundRefused("登记簿上她住在养老机构，由机构照料，不用列入探访")
