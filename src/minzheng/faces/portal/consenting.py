"""What the citizen is asked to authorise: by which case, for whom, what is looked at, how long."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import (
    Case,
    NoSuchCase,
    asks_consent,
    case_for,
    cases_to_read,
    matter_of,
    missing_consents,
    my_cases,
)
from minzheng.engines.consent.api import (
    Consent,
    Statement,
    Wish,
    agree,
    is_valid,
    refuse,
    statement,
    wards_of,
)
from minzheng.faces.looks.parts import Entry
from minzheng.faces.looks.written import chinese_date
from minzheng.registers.people.api import Person, get_person

TONES = {"given": "ok", "refused": "late", "withdrawn": "plain"}


@dataclass(frozen=True)
class Asking:
    """A case that asks her: `people` are those for whom she answers and has not yet."""

    case: Case
    people: tuple[Person, ...]
    text: Statement

    @property
    def title(self) -> str:
        """The matter in short words."""
        return self.text.title

    @property
    def names(self) -> str:
        """For whom."""
        return "、".join(person.name for person in self.people)


@dataclass(frozen=True)
class Answered:
    """One answer as the list shows it."""

    consent: Consent
    entries: tuple[Entry, ...]
    word: str
    tone: str
    may_withdraw: bool


def askings(viewer: Viewer, on: date) -> list[Asking]:
    """What waits for her answer."""
    me = viewer.person_id or 0
    seen = [*my_cases(me, on), *cases_to_read(me, on)]
    asked = [case for case in seen if case.state == Case.OPEN and _asks(case)]
    found = [_asking(case, viewer, on) for case in asked]
    return [each for each in found if each.people]


def asking_for(viewer: Viewer, number: str, on: date) -> Asking:
    """What one case asks of her. Raises NoSuchCase."""
    case = case_for(viewer, number)
    if not _asks(case):
        raise NoSuchCase("这件办件不需要核对授权")
    return _asking(case, viewer, on)


def answer_all(asking: Asking, *, agrees: str, reason: str, by: Viewer, on: date) -> None:
    """Her answer for herself and those she answers for. Raises ConsentRefused."""
    for person in asking.people:
        wish = Wish(person.pk, asking.case.matter, asking.case.ref)
        if agrees == "yes":
            agree(wish, by=by, on=on)
        else:
            refuse(wish, reason, by=by, on=on)


def answered(consent: Consent, on: date) -> Answered:
    """One answer in words."""
    valid = is_valid(consent, on)
    expired = consent.state == Consent.State.GIVEN and not valid
    word = "已到期" if expired else consent.get_state_display()
    return Answered(
        consent, _entries(consent), word, "plain" if expired else TONES[consent.state], valid
    )


def _entries(consent: Consent) -> tuple[Entry, ...]:
    asked = statement(consent.matter, on=consent.given_on, place=consent.division_code)
    whose = consent.person.name + ("（监护人代签）" if consent.as_guardian else "")
    entries = [
        Entry("核对谁", whose),
        Entry("为了", asked.why),
        Entry("签署", f"{chinese_date(consent.given_on)}，{consent.get_method_display()}"),
    ]
    if consent.state == Consent.State.GIVEN:
        entries.append(Entry("有效期至", chinese_date(consent.valid_until)))
    if consent.withdrawn_on:
        entries.append(Entry("撤回", chinese_date(consent.withdrawn_on)))
    return tuple(entries)


def _asks(case: Case) -> bool:
    return asks_consent(matter_of(case).form)


def _asking(case: Case, viewer: Viewer, on: date) -> Asking:
    lacking = {each.person_id for each in missing_consents(case, on)}
    people = list(Person.objects.filter(pk__in=lacking))
    me = get_person(viewer.person_id or 0)
    herself = [person for person in people if person.pk == me.pk]
    text = statement(case.matter, on=on, place=case.division_code)
    return Asking(case, (*herself, *wards_of(me, people, on)), text)
