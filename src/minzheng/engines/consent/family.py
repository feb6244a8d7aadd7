"""Who answers for whom: an adult for herself, a guardian for a child she lives with."""

from collections.abc import Iterable
from datetime import date

from minzheng.engines.consent.errors import GuardianNeeded, NotHers
from minzheng.registers.households.api import households_of
from minzheng.registers.people.api import Person

ADULT_AGE = 18  # 民法典第十七条


def is_adult(person: Person, on: date) -> bool:
    """Whether she is of age on the day."""
    born = person.born_on
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return years >= ADULT_AGE


def may_answer(signer: Person, person: Person, on: date) -> bool:
    """Whether the signer answers for the person."""
    if signer.pk == person.pk:
        return is_adult(person, on)
    return is_adult(signer, on) and not is_adult(person, on) and _together(signer, person, on)


def refuse_stranger(signer: Person, person: Person, on: date) -> None:
    """Raises GuardianNeeded, NotHers."""
    if may_answer(signer, person, on):
        return
    if signer.pk == person.pk:
        raise GuardianNeeded(
            "您还没有成年：请由和您一起生活的监护人登录后授权，或到窗口签纸质授权书"
        )
    raise NotHers(
        f"不能替{person.name_masked}授权：成年人要本人登录授权或者签纸质授权书；"
        "未成年人由一起生活的监护人授权"
    )


def wards_of(signer: Person, people: Iterable[Person], on: date) -> list[Person]:
    """Those among people for whom the signer answers as guardian."""
    others = [person for person in people if person.pk != signer.pk]
    return [person for person in others if may_answer(signer, person, on)]


def _together(one: Person, other: Person, on: date) -> bool:
    homes = households_of([one.pk, other.pk], on)
    return one.pk in homes and homes.get(one.pk) == homes.get(other.pk)
