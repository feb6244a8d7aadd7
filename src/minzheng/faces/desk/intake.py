"""Taking in at the window: which matters an officer may take in, whom she finds, her drafts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import NotAllowed, Viewer, ViewerPost, may_see_person
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.api import (
    FRONT_ROLES,
    PARTIES,
    Case,
    Draft,
    NoSuchDraft,
    cases_of_household,
    draft_for,
    holding_in,
    lodging_roles,
)
from minzheng.faces.desk.asking import GONE
from minzheng.faces.desk.finding.people import people_found
from minzheng.faces.desk.requests import NotFound
from minzheng.kernel.divisions import level
from minzheng.kernel.flow import Delegated, Step
from minzheng.kernel.matter import Matter, UnknownMatter, catalogue
from minzheng.registers.divisions.api import children, full_names
from minzheng.registers.households.api import Household, Membership, household_of, members
from minzheng.registers.people.api import Person, find_by_id_number, get_person

MET = "intake_met"  # people found by their whole identity number, while the session lasts
DRAFTS_SHOWN = 50


def matters_for(viewer: Viewer) -> list[Matter]:
    """The matters a viewer takes in, in the order of their keys."""
    return [
        matter for _, matter in sorted(catalogue().matters.items()) if posts_for(viewer, matter)
    ]


def matter_for(viewer: Viewer, field: str, name: str) -> Matter:
    """One of these matters. Raises NotFound."""
    try:
        matter = catalogue().get(f"{field}/{name}")
    except UnknownMatter as unknown:
        raise NotFound(str(unknown)) from unknown
    if not posts_for(viewer, matter):
        raise NotFound(f"“{matter}”不由您的岗位收件：请让当事人到村（社区）或乡镇（街道）办理。")
    return matter


def posts_for(viewer: Viewer, matter: Matter) -> list[ViewerPost]:
    """The posts by which she takes a matter in: the front office, or who is first to handle it."""
    roles = {*FRONT_ROLES, *_first_hands(matter)} & set(lodging_roles(matter))
    return [post for post in viewer.posts if post.role in roles and post.handles(matter.key)]


def places_for(viewer: Viewer, matter: Matter, on: date) -> dict[str, str]:
    """Where she takes it in: her divisions and those below, by full name."""
    tops = [post.division for post in posts_for(viewer, matter)]
    codes = {code for top in tops for code in (top, *_below(top, on))}
    return dict(sorted(full_names(codes).items()))


def find_people(viewer: Viewer, matter: Matter, text: str) -> list[Person]:
    """People of her area by what is typed; anybody by the whole number, where place is no matter.

    Somebody in distress is helped where she is (《社会救助法》第五十条), whoever registers her.
    """
    found = people_found(viewer, text)
    if not found.people and matter.application.anywhere and found.whole_id:
        return _elsewhere(viewer, matter, found.whole_id)
    return list(found.people)


def person_met(viewer: Viewer, pk: int, met: list[int]) -> Person:
    """The person, if in the viewer's area or found by her whole number. Raises NotFound."""
    try:
        found = get_person(pk)
    except Person.DoesNotExist:
        found = None
    if found is None or not (may_see_person(viewer, found) or pk in met):
        raise NotFound(GONE.format(what="这个人"))
    return found


def shown_name(viewer: Viewer, person: Person) -> str:
    """The name; masked where the person is none of the viewer's area."""
    return person.name if may_see_person(viewer, person) else person.name_masked


@dataclass(frozen=True)
class Home:
    """With whom the person lives: the household, if one is known, and its members."""

    person: Person
    household: Household | None
    memberships: tuple[Membership, ...]

    @property
    def people(self) -> list[Person]:
        """The person first, then the others."""
        others = [m.person for m in self.memberships if m.person_id != self.person.pk]
        return [self.person, *others]


def home_of(person: Person, on: date) -> Home:
    """The person's home on a day."""
    found = household_of(person, on)
    return Home(person, found, tuple(members(found, on)) if found else ())


def standing_in_the_way(viewer: Viewer, matter: Matter, home: Home, about: Person, on: date) -> str:
    """Why a second application would be refused; "" when nothing stands in the way."""
    if home.household is None:
        return ""
    whose = about.pk if matter.personal else None
    rows = cases_of_household(viewer, home.household.pk)
    open_ones = (c for c in rows if c.matter == matter.key and c.state == Case.OPEN)
    running = next((c for c in open_ones if whose in (None, c.person_id)), None)
    if running is not None:
        return (
            f"{matter}已在办理，编号 {running.number}，当前环节：{running.current}。"
            "补充材料请在该办件里收。"
        )
    if holding_in(matter.key, home.household.pk, whose, on) is not None:
        return f"已在享受{matter}，不用再申请。情况有变化的，请在家庭档案里“申报变化”。"
    return ""


def drafts_by(viewer: Viewer, on: date) -> list[Draft]:
    """What she is still writing for others, last written first."""
    mine = Draft.objects.filter(written_by_key=viewer.doer.key, expires_on__gte=on)
    rows = mine.select_related(*PARTIES).order_by("-updated_at")
    return list(rows[:DRAFTS_SHOWN])


def draft_here(viewer: Viewer, pk: int, on: date) -> Draft:
    """A draft she may write. Raises NotFound for one elsewhere or gone."""
    try:
        found = draft_for(viewer, pk, on)
    except (NoSuchDraft, NotAllowed) as gone:
        raise NotFound(str(gone)) from gone
    field, _, name = found.matter.partition("/")
    matter_for(viewer, field, name)
    return found


@transaction.atomic
def _elsewhere(viewer: Viewer, matter: Matter, number: str) -> list[Person]:
    """Who has this number, wherever she is registered; the trail keeps whom it found."""
    known = find_by_id_number(number)
    if known is None:
        return []
    detail = {"asked": "id_number", "found": [known.pk], "matter": matter.key}
    division = known.division_code
    audit.record(viewer.doer, "searched", f"person:{known.pk}", division=division, detail=detail)
    return [known]


def _first_hands(matter: Matter) -> Iterator[str]:
    """Who first handles it, and who is told of it at once."""
    first = matter.application.first()
    if isinstance(first, Step):
        by = first.by
        actors = (by.to, by.otherwise) if isinstance(by, Delegated) else (by,)
        yield from (actor.role for actor in actors)
    yield from (actor.role for actor in matter.application.informs)


def _below(top: str, on: date) -> Iterator[str]:
    """Towns and villages below a division, down to the villages."""
    if level(top) == "village":
        return
    for division in children(top, on):
        yield division.code
        yield from _below(division.code, on)
