"""Reading lights: the board of an area, a facility's, and what an officer writes about one."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from minzheng.engines.access.api import Viewer, may, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.lights.coded import AMBER, KEEPERS, LONGEST_NOTE, READERS, RED
from minzheng.engines.lights.errors import LightRefused, NoSuchLight
from minzheng.engines.lights.models import Light
from minzheng.engines.lights.sources import checks
from minzheng.kernel.divisions import NATION
from minzheng.registers.facilities.api import Facility, facilities_within

PAGE = 50
NO_LIGHT = "没有这盏灯，或它不在您的辖区内。请从“机构亮灯”重新进入"


@dataclass(frozen=True)
class Standing:
    """A facility and how many red and amber lights are on."""

    facility: Facility
    red: int
    amber: int


@dataclass(frozen=True)
class Board:
    """How many facilities of an area are red, amber and green: each counts by its worst."""

    red: int
    amber: int
    green: int


def lights_of(viewer: Viewer) -> QuerySet[Light]:
    """The lights of the viewer's area, those that are out too; none without one of READERS."""
    if not viewer.roles & set(READERS):
        return Light.objects.none()
    rows = Light.objects.select_related("facility")
    return visible(rows, viewer, "facility__division_code")


def board_of(viewer: Viewer, on: date) -> Board:
    """The area at a glance. Two queries."""
    burning = lights_of(viewer).filter(ended_on=None).order_by()
    reds = set(burning.filter(colour=RED).values_list("facility", flat=True))
    ambers = set(burning.filter(colour=AMBER).values_list("facility", flat=True)) - reds
    houses = _houses(viewer, on).count()
    return Board(len(reds), len(ambers), max(houses - len(reds) - len(ambers), 0))


def standings(viewer: Viewer, *, colour: str, check: str, after: int) -> tuple[list[Standing], int]:
    """Facilities with lights on, the worst first, from a place on; and the next place or 0."""
    burning = lights_of(viewer).filter(ended_on=None)
    burning = burning.filter(colour=colour) if colour else burning
    burning = burning.filter(check_code=check) if check else burning
    counted = (
        burning.order_by().values("facility")
        .annotate(red=Count("pk", filter=Q(colour=RED)), amber=Count("pk", filter=Q(colour=AMBER)))
        .order_by("-red", "-amber", "facility")
    )  # fmt: skip
    rows = list(counted[after : after + PAGE + 1])
    known = Facility.objects.in_bulk([row["facility"] for row in rows[:PAGE]])
    shown = [Standing(known[row["facility"]], row["red"], row["amber"]) for row in rows[:PAGE]]
    return shown, after + PAGE if len(rows) > PAGE else 0


def light_for(viewer: Viewer, pk: int) -> Light:
    """A light of the viewer's area. Raises NoSuchLight."""
    found = lights_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchLight(NO_LIGHT)
    return found


@transaction.atomic
def note_light(viewer: Viewer, pk: int, words: str, *, on: date) -> Light:
    """Write what is being done about a light. Raises NoSuchLight, LightRefused."""
    row = light_for(viewer, pk)
    if not may(viewer, KEEPERS, row.facility.division_code):
        raise LightRefused("只有镇街和区的工作人员能写处理情况")
    told = words.strip()
    if not told or len(told) > LONGEST_NOTE:
        raise LightRefused(f"请写明怎样处理，最多 {LONGEST_NOTE} 字")
    row.note, row.noted_by, row.noted_on = told, viewer.doer.name, on
    row.save(update_fields=["note", "noted_by", "noted_on"])
    audit.record(viewer.doer, "note_light", row.ref, division=row.facility.division_code)
    return row


def check_names() -> dict[str, str]:
    """The name of every check, by its code."""
    return {each.code: each.name for each in checks()}


def _houses(viewer: Viewer, on: date) -> QuerySet[Facility]:
    return visible(facilities_within(NATION, on=on), viewer, "division_code")
