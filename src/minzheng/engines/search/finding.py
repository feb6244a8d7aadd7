"""Finding: what fits every word, as far as the viewer may see; best first, counted to 100."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.audit.api import record
from minzheng.engines.search.arms import arms_of, narrowings, together
from minzheng.engines.search.asking import Question, read
from minzheng.engines.search.models import Entry, Kind
from minzheng.engines.search.ranking import groups
from minzheng.engines.search.values import EXACT, Found, Group, Hit
from minzheng.registers.people.api import Person, find_by_id_number

MOST = 100  # a count says “99+” for more
EVERY_KIND = tuple(kind for kind in Kind if kind is not Kind.ADDRESS)


def find(
    viewer: Viewer, text: str, *, kinds: Sequence[Kind] = EVERY_KIND, most: int = MOST
) -> Found:
    """What a text finds within the viewer's area, by kind. Two queries at most.

    A whole identity number or phone is looked up instead: that is written into the trail, with
    whom it found but without the number.
    """
    question = read(text)
    if question.whole_id or question.whole_phone:
        return _looked_up(viewer, question)
    return _found(viewer, question, kinds, most)


def suggest(viewer: Viewer, text: str, *, most: int) -> tuple[Hit, ...]:
    """The best hits while somebody types; nobody is looked up by a whole number that way."""
    hits = _found(viewer, read(text), EVERY_KIND, most).hits
    return tuple(sorted(hits, key=lambda hit: (hit.rank, hit.gone))[:most])


def addresses(hits: Iterable[Hit]) -> dict[int, str]:
    """The text of each address by its key. One query, or none."""
    wanted = {hit.address for hit in hits if hit.address is not None}
    return dict(Entry.objects.filter(pk__in=wanted).values_list("pk", "label")) if wanted else {}


def _found(viewer: Viewer, question: Question, kinds: Sequence[Kind], most: int) -> Found:
    if not (question.words and viewer.seeing_posts):
        return Found(question)
    first, *also = sorted(narrowings(question.words), key=lambda one: one.weight, reverse=True)
    arms = arms_of(first.word, kinds)
    rows = together(arms, [arm.entries(viewer, also, most) for arm in arms])
    return Found(question, groups(viewer, rows, arms, first.word, most))


@transaction.atomic
def _looked_up(viewer: Viewer, question: Question) -> Found:
    """The people of a whole number whom the viewer may see; what was asked is kept."""
    people = _people(question)
    by = "证件号码" if question.whole_id else "电话"
    hits = tuple(_hit(entry, by) for entry in _entries(viewer, [person.pk for person in people]))
    asked = "id_number" if question.whole_id else "phone"
    detail = {"asked": asked, "found": [hit.subject for hit in hits]}
    subject = f"person:{hits[0].subject}" if len(hits) == 1 else "person:*"
    division = hits[0].division_code if len(hits) == 1 else ""
    record(viewer.doer, "searched", subject, division=division, detail=detail)
    return Found(question, (Group(Kind.PERSON, hits, len(hits)),) if hits else ())


def _people(question: Question) -> list[Person]:
    if question.whole_phone:
        return list(Person.objects.with_phone(question.whole_phone)[:MOST])
    found = find_by_id_number(question.whole_id)
    return [found] if found else []


def _entries(viewer: Viewer, people: Sequence[int]) -> list[Entry]:
    rows = Entry.objects.filter(kind=Kind.PERSON, subject__in=people)
    seen = visible(rows, viewer) | visible(rows, viewer, "other_division")
    return list(seen.order_by("gone", "label", "pk"))


def _hit(entry: Entry, by: str) -> Hit:
    return Hit(
        kind=Kind.PERSON,
        subject=entry.subject,
        label=entry.label,
        note=entry.note,
        division_code=entry.division_code,
        matter="",
        gone=entry.gone,
        address=entry.address_id,
        rank=EXACT,
        by=(by,),
    )
