"""A district's archive: families with their open cases and ten years of closed ones.

Every family is a copy of one of the demo's under new names, so are its cases; the last one's first
member has 872 cases and 435 documents.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from bench.pages.patterns import YEARS, Edition, Pattern, Values, columns, patterns
from bench.pages.sinks import Sink, bare_tables
from django.db.models import Model

from minzheng.engines.cases.models import (
    Case,
    CaseStep,
    Check,
    Decision,
    Material,
    Pause,
)
from minzheng.engines.notices.api import Notice, Publicity
from minzheng.engines.payments.api import Entitlement, EntitlementPeriod
from minzheng.registers.households.api import Household, Membership
from minzheng.registers.people.api import Person
from minzheng.registers.people.names import initials
from minzheng.wiring.demo.names import given_name, surname
from minzheng.wiring.demo.places import towns

SEED, NAMES = 20261122, 20_000
FIRST = 2_000_000  # numbers below are the demo's own
HEAVY_CASES, HEAVY_DOCUMENTS = 872, 435
RECENT = 2  # so many of a family's cases are of this year, open or just ended
PINNED = 50  # one family in so many keeps its decisions' arithmetic: some 70 KB each
VILLAGES = tuple(village for town in towns() for village in town.villages)
TABLES: tuple[type[Model], ...] = (
    Person, Household, Membership, Case, CaseStep, Pause, Decision, Check, Material, Notice,
    Publicity, Entitlement, EntitlementPeriod,
)  # fmt: skip


@dataclass(frozen=True)
class Size:
    """How large the archive is to be."""

    cases: int
    people: int


@dataclass(frozen=True)
class Family:
    """A copied household: its number, its members' numbers in the pattern's order, where it is."""

    serial: int
    home: int
    people: tuple[int, ...]
    village: str
    town: str


def fill(size: Size) -> None:
    """Write the archive beside the demo's own district."""
    sink = Sink(TABLES)
    with bare_tables(TABLES):
        Archive(sink, patterns()).write(size)
        sink.close()


class Archive:
    """Writes families one after the other."""

    def __init__(self, sink: Sink, known: Sequence[Pattern]) -> None:
        self.sink, self.known = sink, known
        self.chance = Random(SEED)  # made-up people
        self.names = [self._name(place % 2 == 0) for place in range(NAMES)]
        self.serial = FIRST
        self.past = {n: self._ended(n) for n in range(1, max(len(p.people) for p in known) + 1)}
        self.members = [tuple(columns(m) for m in _memberships(p)) for p in known]
        self.persons = [tuple(columns(m.person) for m in _memberships(p)) for p in known]

    def write(self, size: Size) -> None:
        """Families until there are so many people, cases spread over them; then the heavy one."""
        heads = [len(people) for people in self.persons]
        families = round(size.people * len(heads) / sum(heads))
        wanted = size.cases - Case.objects.count() - HEAVY_CASES
        for serial in range(families):
            count = (serial + 1) * wanted // families - serial * wanted // families
            self._family(serial, count)
        self._heavy(families)

    def _family(self, serial: int, count: int) -> None:
        place = serial % len(self.known)
        family = self._settle(serial, place)
        own = self.known[place]
        others = self.past[len(family.people)]
        for nth in range(count):
            if nth < RECENT:
                pattern = own if nth == 0 else self._second(serial, family)
                self._case(pattern, pattern.editions[0], family)
                continue
            pattern = others[(serial * 7 + nth) % len(others)]
            self._case(pattern, pattern.editions[1 + (serial + nth) % (YEARS - 1)], family)
        self._grants(own, family)

    def _heavy(self, serial: int) -> None:
        """One person who applied for everything."""
        place = max(range(len(self.known)), key=lambda at: len(self.persons[at]))
        family = self._settle(serial, place)
        others = [p for p in self.past[len(family.people)] if p.person is None]
        self._case(self.known[place], self.known[place].editions[0], family)
        for nth in range(1, HEAVY_CASES):
            pattern = others[nth % len(others)]
            edition = pattern.editions[1 + nth % (YEARS - 1)]
            self._case(pattern, edition, family, most=HEAVY_DOCUMENTS - nth)

    def _settle(self, serial: int, place: int) -> Family:
        """A household with its members in a village."""
        village, pattern = VILLAGES[serial % len(VILLAGES)], self.known[place]
        here = {"registered_division": village.code, "living_division": village.code}
        people = tuple(
            self.sink.put(Person, row, **here, **self._called(serial * 11 + nth))
            for nth, row in enumerate(self.persons[place])
        )
        number = f"H440118-{FIRST + serial}"
        home = self.sink.put(
            Household, columns(pattern.home), number=number, head_id=people[0],
            division_code=village.code,
        )  # fmt: skip
        for row, person in zip(self.members[place], people, strict=True):
            self.sink.put(Membership, row, household_id=home, person_id=person)
        return Family(serial, home, people, village.code, village.town_code)

    def _called(self, nth: int) -> dict[str, Any]:
        name, letters = self.names[nth % NAMES]
        return {"name": name, "pinyin": letters, "id_index": None, "phone_index": ""}

    def _case(self, pattern: Pattern, edition: Edition, family: Family, most: int = 9) -> None:
        """A case of a family with everything that hangs on it; `most` documents."""
        self.serial += 1
        number = f"{pattern.case.number[:15]}{self.serial}"
        people = family.people
        applicant = people[pattern.applicant]
        person = None if pattern.person is None else people[pattern.person]
        pk = self.sink.put(
            Case, edition.case, number=number, token=f"copy-{self.serial}", parent_id=None,
            household_id=family.home, applicant_id=applicant, person_id=person,
            division_code=family.village, facts=edition.facts.filled(people),
            answers=edition.answers.filled(people),
        )  # fmt: skip
        steps = self._steps(edition, pk, family)
        if family.serial % PINNED == 0:
            for at, row in edition.decisions:
                self.sink.put(Decision, row, case_id=pk, step_id=steps[at])
        for at, row in edition.pauses:
            self.sink.put(Pause, row, case_id=pk, step_id=steps[at])
        for place, row in edition.checks:
            who = None if place is None else people[place]
            self.sink.put(Check, row, case_id=pk, person_id=who)
        for row in edition.sheets:
            self.sink.put(Publicity, row, case_ref=f"case:{number}", division_code=family.village)
        self._papers(edition, pk, Papers(number, applicant, family.village), most)

    def _steps(self, edition: Edition, case: int, family: Family) -> list[int]:
        """Steps at the office that acts for the village."""
        made = []
        for row in edition.steps:
            depth = len(str(row["division_code"]).rstrip("0"))
            office = family.village if depth > 9 else family.town if depth > 6 else "440118000000"
            made.append(self.sink.put(CaseStep, row, case_id=case, division_code=office))
        return made

    def _papers(self, edition: Edition, case: int, papers: "Papers", most: int) -> None:
        """A photo or a letter for an old case, every letter for a new one."""
        is_new = edition.case["state"] == Case.OPEN
        if most > 0 and (self.serial % 2 or not edition.notices):
            self.sink.put(Material, PHOTO, case_id=case, sha256=f"{self.serial:064x}")
        for nth, row in enumerate(edition.notices):
            if nth < most and (is_new or (nth == 0 and self.serial % 2 == 0)):
                self.sink.put(
                    Notice, row, number=f"{row['number'][:40]}-{self.serial}-{nth}",
                    verify_code=f"{self.serial}-{nth}", case_ref=f"case:{papers.number}",
                    recipient_kind="person", recipient_key=str(papers.person),
                    division_code=papers.village,
                )  # fmt: skip

    def _grants(self, pattern: Pattern, family: Family) -> None:
        """What the first case granted; every household is paid into one account of the demo."""
        for row, periods in pattern.entitlements:
            given = self.sink.put(
                Entitlement, row, case_ref=f"copy:{family.serial}", household_id=family.home,
                beneficiary_id=family.people[0] if row["beneficiary_id"] else None,
                payee_id=family.people[0], division_code=family.village,
            )  # fmt: skip
            for period in periods:
                self.sink.put(EntitlementPeriod, period, entitlement_id=given)

    def _second(self, serial: int, family: Family) -> Pattern:
        """Another case of this year that a family of this size can have."""
        fitting = [p for p in self.known if len(p.people) <= len(family.people)]
        return fitting[(serial // len(self.known) + serial) % len(fitting)]

    def _ended(self, size: int) -> list[Pattern]:
        found = [p for p in self.known if not p.is_open and len(p.people) <= size]
        return found or list(self.known[:1])

    def _name(self, is_male: bool) -> tuple[str, str]:
        year = self.chance.randrange(1940, 2020)
        name = surname(self.chance) + given_name(self.chance, is_male=is_male, year=year)
        return name, initials(name)


@dataclass(frozen=True)
class Papers:
    """Whose papers: the case's number, the person, the place."""

    number: str
    person: int
    village: str


PHOTO: Values = {
    "draft_id": None, "key": "photo", "title": "证明照片", "file": "materials/none.jpg",
    "size": 184_320, "mime": "image/jpeg", "added_on": "2025-06-03", "added_by": "经办人",
}  # fmt: skip


def _memberships(pattern: Pattern) -> Iterator[Membership]:
    """In the order of the pattern's people."""
    held = {m.person_id: m for m in pattern.home.memberships.select_related("person")}
    return (held[pk] for pk in pattern.people)
