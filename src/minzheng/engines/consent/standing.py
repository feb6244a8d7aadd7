"""The questions: who has authorised, who has not and why, and whether somebody may be checked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from django.db.models import OuterRef, Subquery

from minzheng.engines.consent.family import is_adult
from minzheng.engines.consent.models import Consent
from minzheng.registers.households.api import Household, members
from minzheng.registers.people.api import Person, get_person

ANSWER = ("state", "given_on", "valid_until", "withdrawn_on")


class Purpose(Enum):
    """Why somebody's economy is looked at; the article says whether she must have agreed anew.

    An application is checked with her consent (《社会救助法》第四十条、第四十一条). Who receives is
    reviewed and spot-checked by duty (第四十七条): then her authorisation stands until she takes it
    back, and is not asked for again when its period has run out.
    """

    APPLICATION = "申请核对"
    REVIEW = "定期核查"


@dataclass(frozen=True)
class Missing:
    """Somebody without whose authorisation nothing may be looked up, and what to do."""

    person_id: int
    name: str
    why: str
    needs_guardian: bool

    def __str__(self) -> str:
        return f"{self.name}（{self.why}）"


def missing(
    people: Iterable[int], matter: str, purpose: Purpose, *, on: date
) -> tuple[Missing, ...]:
    """Those of the people, alive on the day, who have not authorised. One query."""
    answers = Consent.objects.filter(person=OuterRef("pk"), matter=matter, given_on__lte=on)
    newest_first = answers.order_by("-given_on", "-id")
    told = {f"answer_{name}": Subquery(newest_first.values(name)[:1]) for name in ANSWER}
    rows = Person.objects.filter(pk__in=list(people)).alive_on(on).annotate(**told)
    lacking = ((row, _why_not(_answer(row), purpose, on)) for row in rows)
    return tuple(
        Missing(person.pk, person.name, why, not is_adult(person, on))
        for person, why in lacking
        if why
    )


def missing_in_household(household: Household, matter: str, *, on: date) -> tuple[Missing, ...]:
    """The same for every member of a household that applies."""
    people = [membership.person_id for membership in members(household, on)]
    return missing(people, matter, Purpose.APPLICATION, on=on)


def may_check(person: Person, matter: str, purpose: Purpose, *, on: date) -> bool:
    """Whether a person's economy may be looked at for a matter: a dossier read asks this too."""
    return not missing([person.pk], matter, purpose, on=on)


def newest(people: Iterable[int], matter: str, on: date) -> dict[int, Consent]:
    """What each person last answered up to a day. One query."""
    rows = Consent.objects.filter(person_id__in=list(people), matter=matter, given_on__lte=on)
    return {row.person_id: row for row in rows.order_by("given_on", "id")}


def is_valid(consent: Consent, on: date) -> bool:
    """Whether it is given and its period has not run out."""
    return consent.state == Consent.State.GIVEN and consent.given_on <= on <= consent.valid_until


def answers_of(person_id: int) -> list[Consent]:
    """Everything a person answered, or her guardian for her and she for her wards, newest first."""
    person = get_person(person_id)
    rows = Consent.objects.filter(person=person) | Consent.objects.filter(signer_key=str(person_id))
    return list(rows.select_related("person").order_by("-given_on", "-id"))


def standing(on: date) -> frozenset[int]:
    """The persons whose authorisation for some matter stands: not refused, not taken back.

    For bulk: feeds that are `by_consent` may be read of these, and of those who receive.
    """
    rows = Consent.objects.filter(given_on__lte=on).order_by("given_on", "id")
    newest_states: dict[tuple[int, str], str] = {
        (person, matter): state
        for person, matter, state in rows.values_list("person_id", "matter", "state").iterator()
    }
    given = Consent.State.GIVEN
    return frozenset(person for (person, _), state in newest_states.items() if state == given)


def _answer(row: Any) -> Consent | None:
    """What a person last answered, as far as it matters here."""
    told = {name: getattr(row, f"answer_{name}") for name in ANSWER}
    return Consent(**told) if told["state"] else None


def _why_not(consent: Consent | None, purpose: Purpose, on: date) -> str:
    """Why an answer does not do; "" when it does."""
    if consent is None:
        return "还没有授权"
    if consent.state == Consent.State.REFUSED:
        return f"{consent.given_on} 表示不同意"
    if consent.state == Consent.State.WITHDRAWN:
        return f"{consent.withdrawn_on} 撤回了授权"
    if purpose is Purpose.APPLICATION and consent.valid_until < on:
        return f"授权已于 {consent.valid_until} 到期"
    return ""
