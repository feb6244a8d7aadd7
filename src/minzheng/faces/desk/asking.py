"""Finding and authorising in one call: what the viewer may not see does not exist for her."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from minzheng.engines.access.api import Viewer, may_see, may_see_person, visible
from minzheng.engines.audit.api import Entry
from minzheng.engines.cases.api import Case, Check, case_for
from minzheng.engines.notices.api import (
    Message,
    Notice,
    Publicity,
    Recipient,
    inbox,
    live_publicity,
)
from minzheng.faces.desk.requests import NotFound
from minzheng.kernel.divisions import subtree_range
from minzheng.registers.households.api import Household, find_household
from minzheng.registers.people.api import Person, get_person

SOON_DAYS = 2
HOUSEHOLD_NUMBER = re.compile(r"H\d{6}-\d+")
GONE = (
    "没有{what}，或不在您的辖区内。请核对编号；如果应当由您办理，请联系本单位的安全管理员核对岗位。"
)


def recipient_of(viewer: Viewer) -> Recipient:
    """The viewer as somebody messages are sent to."""
    return Recipient("officer", viewer.doer.key, viewer.doer.name)


def household_for(viewer: Viewer, number: str) -> Household:
    """The household of this number, if it lies in the viewer's area. Raises NotFound."""
    found = find_household(number)
    if found is None or not may_see(viewer, found.division_code):
        raise NotFound(GONE.format(what=f"户号为 {number} 的家庭"))
    return found


def person_for(viewer: Viewer, pk: int) -> Person:
    """The person of this number, living or registered in the viewer's area. Raises NotFound."""
    try:
        found = get_person(pk)
    except Person.DoesNotExist:
        found = None
    if found is None or not may_see_person(viewer, found):
        raise NotFound(GONE.format(what="这份档案"))
    return found


def publicities(viewer: Viewer) -> QuerySet[Publicity]:
    """Every sheet of the viewer's area, newest first."""
    return visible(Publicity.objects.all(), viewer, matter_field="matter")


def publicity_for(viewer: Viewer, pk: int) -> Publicity:
    """A sheet of the viewer's area. Raises NotFound."""
    found = publicities(viewer).filter(pk=pk).first()
    if found is None:
        raise NotFound(GONE.format(what="这份公示"))
    return found


def ending_soon(viewer: Viewer, on: date) -> QuerySet[Publicity]:
    """Sheets that hang now and end within the next days."""
    live = live_publicity(on).filter(until__range=(on, on + timedelta(days=SOON_DAYS)))
    return visible(live, viewer, matter_field="matter").order_by("until", "pk")


def letters(viewer: Viewer) -> QuerySet[Notice]:
    """Every document issued in the viewer's area, newest first."""
    return visible(Notice.objects.all(), viewer).order_by("-issued_on", "-pk")


def letter_for(viewer: Viewer, number: str, pk: int) -> tuple[Case, Notice]:
    """A document of a case the viewer may read. Raises NoSuchCase, NotFound."""
    case = case_for(viewer, number)
    found = Notice.objects.filter(case_ref=case.ref, pk=pk).first()
    if found is None:
        raise NotFound(GONE.format(what="这份文书"))
    return case, found


def message_for(viewer: Viewer, pk: int) -> Message:
    """A message to the viewer herself. Raises NotFound."""
    found = inbox(recipient_of(viewer)).filter(pk=pk).first()
    if found is None:
        raise NotFound(GONE.format(what="这条消息"))
    return found


def household_or_none(viewer: Viewer, text: str) -> Household | None:
    """The household whose number was typed, if the viewer may see it."""
    if not HOUSEHOLD_NUMBER.fullmatch(text.upper()):
        return None
    found = find_household(text.upper())
    return found if found is not None and may_see(viewer, found.division_code) else None


def checks_of(viewer: Viewer, person: Person) -> QuerySet[Check]:
    """What other departments said of a person in cases the viewer may see, newest first."""
    rows = Check.objects.filter(person=person).select_related("case")
    seen = visible(rows, viewer, "case__division_code", matter_field="case__matter")
    return seen.defer("case__facts", "case__answers").order_by("-found_on", "-pk")


def trail(division: str, filters: Mapping[str, str]) -> QuerySet[Entry]:
    """Entries of an area and of none, newest first; `filters` by column name."""
    given = {column: text for column, text in filters.items() if text}
    area = Q(division_code__range=subtree_range(division)) | Q(division_code="")
    return Entry.objects.filter(area, **given).order_by("-number")
