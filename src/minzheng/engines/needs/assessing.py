"""An assessment of the sides of a life, and the needs it proposes for an officer to confirm."""

import json
from collections.abc import Mapping
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, may_see_person, require
from minzheng.engines.needs.catalogue import Item, assessment_form, catalogue
from minzheng.engines.needs.deeds import trail
from minzheng.engines.needs.errors import NeedRefused, NoSuchNeed
from minzheng.engines.needs.models import WAITING, Assessment, Need
from minzheng.engines.needs.posts import WORKERS, reader
from minzheng.registers.people.api import Person
from minzheng.registers.sealing import seal


@transaction.atomic
def assess(person: Person, answers: Mapping[str, str], *, by: Viewer, on: date) -> Assessment:
    """Keep an assessment: one answer for each dimension. Raises NeedRefused, NotAllowed."""
    require(by, WORKERS, person.division_code)
    missing = [
        each.name for each in assessment_form() if each.chosen(answers.get(each.key, "")) is None
    ]
    if missing:
        raise NeedRefused(f"还有没选的：{'、'.join(missing)}")
    kept = {each.key: answers[each.key] for each in assessment_form()}
    row = Assessment.objects.create(
        person=person, division_code=person.division_code, on=on, by=by.doer.name,
        answers_sealed=seal(json.dumps(kept)),
    )  # fmt: skip
    trail(by, "assess_needs", row, person=person.pk)
    return row


def proposed(row: Assessment) -> list[tuple[str, Item]]:
    """What an assessment proposes: the dimension's words and the item, each item once."""
    found: dict[str, tuple[str, Item]] = {}
    for dimension in assessment_form():
        answer = dimension.chosen(row.answers.get(dimension.key, ""))
        for key in answer.proposes if answer else ():
            item = catalogue().items[key]
            found.setdefault(key, (f"{dimension.name}：{answer.words}" if answer else "", item))
    return list(found.values())


def still_open(row: Assessment) -> list[tuple[str, Item]]:
    """The proposals for which the person has no waiting need yet. One query."""
    waiting = Need.objects.filter(person=row.person_id, state__in=WAITING)
    known = set(waiting.values_list("item", flat=True))
    return [(why, item) for why, item in proposed(row) if item.key not in known]


def person_seen(viewer: Viewer, person: Person) -> Person:
    """The person, if she is the viewer's business here. Raises NoSuchNeed."""
    if not may_see_person(reader(viewer), person):
        raise NoSuchNeed("没有这个人，或不在您的辖区内。请从“档案”进入")
    return person


def assessments_of(person: Person) -> list[Assessment]:
    """The newest first. One query."""
    return list(Assessment.objects.filter(person=person)[:20])


def assessment_for(viewer: Viewer, pk: int) -> Assessment:
    """One of them. Raises NoSuchNeed."""
    row = Assessment.objects.select_related("person").filter(pk=pk).first()
    if row is None:
        raise NoSuchNeed("没有这份需求评估，或不在您的辖区内")
    person_seen(viewer, row.person)
    return row
