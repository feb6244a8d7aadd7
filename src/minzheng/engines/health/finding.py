"""Lists: who is with a house and how, one record, a shift, the houses of an area."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from django.db.models import Count, Q

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.care.api import facilities_of, people_of
from minzheng.engines.health.coded import READERS, SHIFTS, Outcome
from minzheng.engines.health.errors import NoSuchRecord
from minzheng.engines.health.models import Call, CareEntry, Dose, HealthFact, Medicine, Reading
from minzheng.registers.facilities.api import Facility
from minzheng.registers.people.api import Person
from minzheng.registers.stays.api import Stay

LAST, MOST_ROWS, HISTORY = 30, 200, timedelta(days=7)


@dataclass(frozen=True)
class InHouse:
    """Somebody with the house: what was measured last, calls open, doses that wait today."""

    stay: Stay
    last: Reading | None
    calls: int
    doses: int


@dataclass(frozen=True)
class SlotDose:
    """A dose of a day as planned, and what became of it."""

    medicine: Medicine
    day: date
    slot: str
    dose: Dose | None

    @property
    def state(self) -> str:
        """In words."""
        return self.dose.get_outcome_display() if self.dose else "待给药"


@dataclass(frozen=True)
class Record:
    """One person's record."""

    readings: list[Reading]
    medicines: list[Medicine]
    slots: list[SlotDose]
    doses: list[Dose]
    entries: list[CareEntry]
    facts: list[HealthFact]
    calls: list[Call]


@dataclass(frozen=True)
class Shift:
    """What the next shift must know."""

    day: date
    name: str
    calls: list[Call] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    doses: list[Dose] = field(default_factory=list)
    waiting: list[SlotDose] = field(default_factory=list)
    entries: list[CareEntry] = field(default_factory=list)


@dataclass(frozen=True)
class HouseFigures:
    """One house without a single name: how many are with it, measured this week, calls, doses."""

    facility: Facility
    people: int
    measured: int
    calls: int
    late_calls: int
    missed: int


def in_house(viewer: Viewer, on: date) -> list[InHouse]:
    """Everybody with the house, who needs somebody first. Six queries."""
    stays = people_of(viewer, on=on, past=False)
    people = [stay.person_id for stay in stays]
    own = {stay.facility_id for stay in stays}
    calls = Counter(
        Call.objects.filter(facility__in=own, answered_on=None).values_list("person_id", flat=True)
    )
    last = _last_readings(people, on)
    waiting = Counter(
        slot.medicine.person_id for slot in slots_of(_running(people, own, on), on) if not slot.dose
    )
    rows = [
        InHouse(stay, last.get(stay.person_id), calls[stay.person_id], waiting[stay.person_id])
        for stay in stays
    ]
    return sorted(rows, key=lambda row: (-row.calls, -row.doses, row.stay.pk))


def record_of(stay: Stay, on: date) -> Record:
    """What the house keeps of somebody with it. Seven queries."""
    return _record(stay.person_id, on, facility=stay.facility_id)


def family_record(person: Person, on: date) -> Record:
    """The whole record, of every house: for herself, and whom she lets read it."""
    return _record(person.pk, on, facility=None)


def slots_of(medicines: Sequence[Medicine], day: date) -> list[SlotDose]:
    """Every dose planned for a day, by the clock. One query."""
    done = Dose.objects.filter(medicine__in=[row.pk for row in medicines], day=day)
    return _slots(medicines, done, day)


def _slots(medicines: Sequence[Medicine], done: Iterable[Dose], day: date) -> list[SlotDose]:
    there = {(dose.medicine_id, dose.slot): dose for dose in done if dose.day == day}
    found = [
        SlotDose(row, day, slot, there.get((row.pk, slot)))
        for row in medicines
        if row.runs_on(day)
        for slot in row.times
    ]
    return sorted(found, key=lambda each: (each.slot, each.medicine.pk))


def shift_of(viewer: Viewer, day: date, shift: str) -> Shift:
    """What happened in a shift, and what is open still. Seven queries."""
    name, begins, ends = SHIFTS[shift]
    own = [each.pk for each in facilities_of(viewer, day)]
    there = {"facility__in": own, "day": day}
    last = time(ends - 1, 59, 59)
    within = {"clock__gte": time(begins), "clock__lte": last}
    calls = Call.objects.filter(facility__in=own, answered_on=None).select_related("person")
    readings = Reading.objects.filter(**there, **within, voided="", calls__isnull=False)
    entries = CareEntry.objects.filter(**there, **within).exclude(note_sealed="")
    doses = Dose.objects.filter(medicine__facility__in=own, day=day).exclude(outcome=Outcome.GIVEN)
    doses = doses.filter(slot__gte=f"{begins:02}:00", slot__lte=f"{ends - 1:02}:59")
    running = _running(None, own, day)
    waiting = [
        each for each in slots_of(running, day)
        if each.dose is None and f"{begins:02}:00" <= each.slot <= f"{ends - 1:02}:59"
    ]  # fmt: skip
    return Shift(
        day, name, list(calls[:MOST_ROWS]),
        list(readings.select_related("person").distinct()[:MOST_ROWS]),
        list(doses.select_related("medicine__person")[:MOST_ROWS]), waiting,
        list(entries.select_related("person")[:MOST_ROWS]),
    )  # fmt: skip


def open_calls(viewer: Viewer, on: date) -> int:
    """How many calls wait in the house: for its list of duties. Two queries."""
    own = [each.pk for each in facilities_of(viewer, on)]
    return Call.objects.filter(facility__in=own, answered_on=None).count()


def call_for(viewer: Viewer, pk: int, on: date) -> Call:
    """A call of the house's own. Raises NoSuchRecord."""
    own = [each.pk for each in facilities_of(viewer, on)]
    found = Call.objects.filter(pk=pk, facility__in=own).select_related("person").first()
    if found is None:
        raise NoSuchRecord("没有这条提醒，或它不属于您的机构。请从“健康”重新进入")
    return found


def medicine_for(viewer: Viewer, pk: int, on: date) -> Medicine:
    """A medicine of the house's own. Raises NoSuchRecord."""
    own = [each.pk for each in facilities_of(viewer, on)]
    found = Medicine.objects.filter(pk=pk, facility__in=own).select_related("person").first()
    if found is None:
        raise NoSuchRecord("没有这个用药计划，或它不属于您的机构。请从“健康”重新进入")
    return found


def stay_with(person: int, facility: int) -> Stay | None:
    """The newest stay of somebody with a house."""
    rows = Stay.objects.filter(person=person, facility=facility)
    return rows.order_by("-since", "-pk").first()


def figures(viewer: Viewer, on: date) -> list[HouseFigures]:
    """The houses of the viewer's area that keep records. Four queries, whatever their number."""
    posts = tuple(post for post in viewer.posts if post.role in READERS)
    week, before = on - timedelta(days=6), on - timedelta(days=1)
    seen = replace(viewer, posts=posts)
    rows = visible(Facility.objects.all(), seen)
    used = rows.filter(pk__in=Reading.objects.order_by().values("facility").distinct())
    houses = list(used.order_by("name")[:MOST_ROWS])
    keys = [each.pk for each in houses]
    people = dict(
        Stay.objects.going_on(on).filter(facility__in=keys).order_by().values_list("facility")
        .annotate(n=Count("person", distinct=True))
    )  # fmt: skip
    measured = dict(
        Reading.objects.filter(facility__in=keys, day__range=(week, on), voided="").order_by()
        .values_list("facility").annotate(n=Count("person", distinct=True))
    )  # fmt: skip
    calls = _calls(keys, before)
    missed = dict(
        Dose.objects.filter(
            medicine__facility__in=keys, outcome=Outcome.MISSED, day__range=(week, on)
        ).order_by().values_list("medicine__facility").annotate(n=Count("pk"))
    )  # fmt: skip
    return [
        HouseFigures(
            each, people.get(each.pk, 0), measured.get(each.pk, 0),
            calls.get(each.pk, (0, 0))[0], calls.get(each.pk, (0, 0))[1], missed.get(each.pk, 0),
        )
        for each in houses
    ]  # fmt: skip


def _calls(houses: Sequence[int], before: date) -> dict[int, tuple[int, int]]:
    rows = Call.objects.filter(facility__in=houses, answered_on=None).order_by()
    told = rows.values("facility").annotate(
        n=Count("pk"), late=Count("pk", filter=Q(raised_on__lt=before))
    )
    return {row["facility"]: (row["n"], row["late"]) for row in told}


def _record(person: int, on: date, facility: int | None) -> Record:
    own = {"person": person} | ({"facility": facility} if facility is not None else {})
    running = Medicine.objects.filter(**own).exclude(stops_on__lt=on).order_by("pk")
    medicines = list(running.select_related("facility"))
    ids = [row.pk for row in medicines]
    recent = Dose.objects.filter(medicine__in=ids, day__gt=on - HISTORY).select_related("medicine")
    doses = list(recent)
    return Record(
        list(Reading.objects.filter(**own, voided="").select_related("facility")[:LAST]),
        medicines, _slots(medicines, doses, on), doses[:LAST],
        list(CareEntry.objects.filter(**own)[:LAST]),
        list(HealthFact.objects.filter(person=person, ended_on=None)),
        list(Call.objects.filter(**own, answered_on=None)),
    )  # fmt: skip


def _last_readings(people: Sequence[int], on: date) -> dict[int, Reading]:
    """The newest of each within a month. One query."""
    rows = Reading.objects.filter(
        person__in=people, voided="", day__gt=on - timedelta(days=31), day__lte=on
    )
    found: dict[int, Reading] = defaultdict()
    for row in rows.order_by("day", "clock", "pk"):
        found[row.person_id] = row
    return found


def _running(
    people: Sequence[int] | None, houses: Sequence[int] | set[int], on: date
) -> list[Medicine]:
    rows = Medicine.objects.filter(facility__in=list(houses), starts_on__lte=on)
    rows = rows.exclude(stops_on__lt=on).select_related("person")
    return list(rows if people is None else rows.filter(person__in=list(people)))
