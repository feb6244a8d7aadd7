"""What a family's case and an organisation's do differently; party_of() decides which it is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.filing import filing_facts
from minzheng.engines.cases.holdings import Holding, held_by
from minzheng.engines.cases.members import adults
from minzheng.engines.cases.models import Case, OfParty
from minzheng.engines.notices.api import Recipient
from minzheng.engines.policy.api import (
    Facts,
    about_person,
    facts_from_registers,
    member_facts,
    organisation_facts,
)
from minzheng.registers.households.api import Household, Membership
from minzheng.registers.people.api import Person
from minzheng.vocabulary import organisation


class Party(Protocol):
    """Whose a case or a draft is: who may touch it, who is told, what registers know."""

    def owns(self, viewer: Viewer) -> bool:
        """Whether it is the viewer's own: she applied, or it is about her or her house."""

    def reads(self, viewer: Viewer) -> bool:
        """Whether the viewer may read it as one concerned."""

    def acts(self, viewer: Viewer) -> bool:
        """Whether the viewer may bring papers, answer or withdraw as one concerned."""

    def recipient(self) -> Recipient:
        """To whom documents and messages go."""

    def register(self, on: date) -> Facts:
        """What the registers know; of a family the members listed, also who has left."""

    def held(self, on: date, of: Collection[str]) -> list[Holding]:
        """The benefits held of these matters, as far as rules ask for them."""

    def signing(self) -> set[int]:
        """The numbers under which commitments are signed: persons', or the organisation's."""

    def holder(self) -> Mapping[str, int | None]:
        """The columns of a recognition that say whose it is."""

    def held_as(self) -> Mapping[str, int | None]:
        """By which of these columns one that is held already is found."""

    def whole(self) -> Mapping[str, int | None]:
        """By which of them everything is found that it holds, of any matter."""

    def born_on(self) -> date | None:
        """The birthday that decides how a name hangs in public; None: it is not masked."""


@dataclass(frozen=True)
class FamilyParty:
    """A household with who speaks for it; in a person's matter that person."""

    row: OfParty

    @property
    def owners(self) -> set[int]:
        """Who applied, and in a person's matter whom it is about."""
        return {self.row.speaker_id, self.row.person_id or self.row.speaker_id}

    @property
    def people(self) -> set[int]:
        """The persons it is about, and who applied."""
        return {self.row.speaker_id, *self.row.listed}

    @property
    def readers(self) -> set[int]:
        """In a household's matter also the members who were of age and signed. One query."""
        if self.row.person_id is not None or not isinstance(self.row, Case):
            return self.owners
        family = Person.objects.filter(pk__in=self.people)
        return self.owners | {each.pk for each in adults(list(family), self.row.submitted_on)}

    def owns(self, viewer: Viewer) -> bool:
        return viewer.person_id in self.owners

    def reads(self, viewer: Viewer) -> bool:
        return viewer.person_id is not None and (self.owns(viewer) or self._is_reader(viewer))

    def acts(self, viewer: Viewer) -> bool:
        return viewer.person_id in self.people

    def recipient(self) -> Recipient:
        return recipient(self.row.speaker)

    def register(self, on: date) -> Facts:
        return about(register_of(self.row.home, self.row.listed, on), self.row.person_id)

    def held(self, on: date, of: Collection[str]) -> list[Holding]:
        return held_by(self.row.home_id, self.row.listed, on, of=of)

    def signing(self) -> set[int]:
        return self.people

    def holder(self) -> Mapping[str, int | None]:
        return {"household_id": self.row.home_id, "person_id": self.row.person_id}

    def held_as(self) -> Mapping[str, int | None]:
        """A person's own stays hers when she moves to another household."""
        return self.holder() if self.row.person_id is None else {"person_id": self.row.person_id}

    def whole(self) -> Mapping[str, int | None]:
        return {"household_id": self.row.home_id}

    def born_on(self) -> date | None:
        return (self.row.person or self.row.speaker).born_on

    def _is_reader(self, viewer: Viewer) -> bool:
        return viewer.person_id in self.readers


@dataclass(frozen=True)
class OrganisationParty:
    """An organisation, and where the matter is about one place its facility."""

    row: OfParty

    def owns(self, viewer: Viewer) -> bool:
        return viewer.house is not None and viewer.house.organisation_id == self.row.organisation_id

    def reads(self, viewer: Viewer) -> bool:
        return self.owns(viewer)

    def acts(self, viewer: Viewer) -> bool:
        return self.owns(viewer)

    def recipient(self) -> Recipient:
        return Recipient("organisation", self.row.body.credit_code, self.row.body.name)

    def register(self, on: date) -> Facts:
        body, place = self.row.body, self.row.facility
        known = organisation_facts(body, place, on)
        lodged = self.row.submitted_on if isinstance(self.row, Case) else on
        clock = filing_facts(known, place, on)
        return {**known, **clock, organisation.申请提交日.column: lodged, "members": []}

    def held(self, on: date, of: Collection[str]) -> list[Holding]:
        return []  # the ledger pays persons and households

    def signing(self) -> set[int]:
        return {self.row.body.pk}

    def holder(self) -> Mapping[str, int | None]:
        return {"organisation_id": self.row.organisation_id, "facility_id": self.row.facility_id}

    def held_as(self) -> Mapping[str, int | None]:
        return self.holder()

    def whole(self) -> Mapping[str, int | None]:
        return {"organisation_id": self.row.organisation_id}

    def born_on(self) -> date | None:
        return None


def party_of(row: OfParty) -> Party:
    """Whose a case or a draft is. The only place that asks which kind it is."""
    return FamilyParty(row) if row.organisation_id is None else OrganisationParty(row)


def recipient(person: Person) -> Recipient:
    """A person as the recipient of documents and messages."""
    return Recipient("person", str(person.pk), person.name)


def register_of(household: Household, members: Collection[int], on: date) -> Facts:
    """What the registers know of these members, also of one who has left or died; one query."""
    if not members:
        return facts_from_registers(household, on)
    found = Membership.objects.filter(household=household, person_id__in=list(members))
    latest = {m.person_id: m for m in found.select_related("person").order_by("since", "pk")}
    return rows_of(latest, members)


def rows_of(latest: Mapping[int, Membership], members: Collection[int]) -> Facts:
    """Memberships read already, as facts in the order of `members`."""
    return {"members": [member_facts(latest[pk]) for pk in members if pk in latest]}


def about(register: Facts, person_id: int | None) -> Facts:
    """The same facts, in a person's matter marked as being about her."""
    return register if person_id is None else about_person(register, person_id)
