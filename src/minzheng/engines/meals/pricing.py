"""What a meal costs whom: by the rules that read a price, found in the catalogue, not by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from minzheng.engines.cases.api import held_by
from minzheng.engines.meals.models import Card
from minzheng.engines.parameters.api import book
from minzheng.engines.policy.api import Arithmetic, Facts, evaluate, person_facts
from minzheng.kernel.divisions import level
from minzheng.kernel.expr import Fact
from minzheng.kernel.formula import Formula
from minzheng.kernel.matter import Matter, catalogue
from minzheng.kernel.one import run
from minzheng.kernel.trace import missing
from minzheng.registers.facilities.api import Facility
from minzheng.registers.households.api import household_of
from minzheng.registers.people.api import Person
from minzheng.registers.stays.api import stays_of
from minzheng.vocabulary import benefits
from minzheng.vocabulary import meals as terms

CITY, DISTRICT, TOWN = 4, 6, 9  # how many digits of a division name it


@dataclass(frozen=True)
class Priced:
    """What each bears of a meal, in fen; `counted`: it takes one of the day's subsidised meals."""

    city: int = 0
    district: int = 0
    town: int = 0
    own: int = 0
    counted: bool = False
    asks: tuple[str, ...] = ()


@cache
def rules() -> Matter | None:
    """The matter whose rules read the price of a meal; None where nobody subsidises meals."""
    found = (m for m in catalogue().matters.values() if terms.餐价 in _needs(m.key))
    return next(found, None)


def price_meal(facts: Mapping[str, Any], *, on: date, place: str) -> Priced:
    """What a meal with these facts costs whom. What is not known is not subsidised, and is asked.

    Raises UnreadableValue for a fact that cannot be.
    """
    price, fee = (int(facts[each.column]) for each in (terms.餐价, terms.送餐费))
    matter = rules()
    if matter is None:
        return Priced(own=price + fee)
    names = {**terms.LAYERS, "own": terms.OWN_PART, "counted": terms.MAY_HAVE}
    roots = {key: _formula(matter, name) for key, name in names.items()}
    found = run(tuple(roots.values()), facts, on=on, place=place, params=book())
    values = {key: found.value(root) for key, root in roots.items()}
    if values["own"] is None:
        return Priced(own=price + fee, asks=missing(found, roots["own"], found.env))
    city, district, town, own = (int(values[key] or 0) for key in (*terms.LAYERS, "own"))
    return Priced(city, district, town, own, counted=bool(values["counted"]))


def explain(facts: Mapping[str, Any], *, on: date, place: str) -> Arithmetic | None:
    """The arithmetic of a meal, line by line in words; None where there are no rules."""
    matter = rules()
    if matter is None:
        return None
    about = [_formula(matter, name) for name in (*terms.LAYERS.values(), terms.OWN_PART)]
    return evaluate(matter.key, facts, on=on, place=place, about=about)


def known_of(person: Person, on: date) -> Facts:
    """What registers and benefits say of a person on a day. Up to eight queries."""
    home = household_of(person, on)
    wanted = {row.matter: row.receiving for row in benefits.待遇 if _asks(row.receiving.column)}
    held = held_by(home.pk if home else 0, [person.pk], on, of=list(wanted))
    mine = {each.matter for each in held if each.person_id in (None, person.pk)}
    return {
        **{fact.column: matter in mine for matter, fact in wanted.items()},
        terms.居家养老.column: not lives_away(person, on),
    }


def lives_away(person: Person, on: date) -> bool:
    """Whether a person lives in an institution on a day. One query."""
    return stays_of(person.pk).living().going_on(on).exists()


def facts_of(card: Card, facility: Facility, price: int, fee: int) -> Facts:
    """What the rules read of a meal at a place: person, card, where she is registered, price."""
    home, place = card.person.registered_division, facility.division_code
    own = {key: value for key, value in person_facts(card.person).items() if key in PERSONAL}
    return {
        **own,
        **card.known,
        **card.stated,
        terms.本市户籍.column: _same(home, place, CITY),
        terms.本区户籍.column: _same(home, place, DISTRICT),
        terms.本镇户籍.column: _same(home, place, TOWN),
        terms.餐价.column: price,
        terms.送餐费.column: fee,
    }


def written(facts: Facts) -> Facts:
    """The facts as they can be kept: days in words."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in facts.items()
    }


PERSONAL = ("born_on", "died_on")


def _same(home: str, place: str, digits: int) -> bool | None:
    """Whether two divisions lie in the same one; None when the register does not know."""
    if not home:
        return None
    known = level(home)
    if digits == TOWN and known in ("county", "city", "province"):
        return None
    return home[:digits] == place[:digits]


def _asks(column: str) -> bool:
    matter = rules()
    return matter is not None and column in {fact.column for fact in _needs(matter.key)}


@cache
def _needs(key: str) -> frozenset[Fact]:
    formulas = catalogue().get(key).policy.formulas
    return frozenset(fact for each in formulas for fact in each.needs().facts)


def _formula(matter: Matter, name: str) -> Formula:
    return next(each for each in matter.policy.formulas if each.name == name)


def stated_facts(told: Mapping[str, Any]) -> Facts:
    """Only what the rules ask and no register knows."""
    return {name: value for name, value in told.items() if name in STATED}


STATED: Iterable[str] = (terms.优抚对象.column,)
