"""People who stand in the registers already as people of the city, and the files about them.

Nothing here imports the demo: whatever has homes of this form will do.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import pyarrow as pa

from minzheng.wiring.city.citizens import NEVER, Citizens
from minzheng.wiring.city.delivering import Order, write_feeds
from minzheng.wiring.city.ground import Ground
from minzheng.wiring.city.making import City

OTHERS_FROM = 1_000_000_000  # numbers of people whom only departments know
ISSUED = np.array((440117, 440114, 440113))  # districts whose numbers the demo does not give out
TRAITS = ("ethnicity", "marital", "disability_kind", "disability_grade")
INCOME = {"wage": "wage_income", "business": "business_income", "pension": "pension_income",
          "basic_pension": "basic_pension"}  # fmt: skip
OWNED = ("deposits", "vehicles", "homes")


class KeyedRow(Protocol):
    """A row of a register."""

    pk: Any


class KnownHome(Protocol):
    """A family with its household and people, head first (demo.population.Home)."""

    @property
    def family(self) -> Any: ...
    @property
    def household(self) -> KeyedRow: ...
    @property
    def people(self) -> Sequence[KeyedRow]: ...


@dataclass(frozen=True)
class Known:
    """What the bureau knows beside the families: households on relief, deaths it has recorded,
    pensions that came to light though nobody declared them (person -> fen a month)."""

    on_relief: Collection[int] = ()
    died: Mapping[int, date] = field(default_factory=dict)
    unsaid_pensions: Mapping[int, int] = field(default_factory=dict)


def demo_feeds(
    homes: Iterable[KnownHome], order: Order, folder: Path, *, known: Known, others: int = 0
) -> dict[str, Any]:
    """Every department's file about these families, and about so many people nobody registered.

    The number of a registered person in the truth is her primary key; the others count up from
    1,000,000,000 and live in the same villages. Gives what truth.json says.
    """
    homes = list(homes)
    ground = _ground(homes)
    people = (citizens_of(homes, known), *_others(ground, order.seed, others))
    return write_feeds(people, order, folder)


def citizens_of(homes: Iterable[KnownHome], known: Known) -> Citizens:
    """Registered families as people of the city, with what they declared as what is known."""
    lines = [line for home in homes for line in _lines(home, known)]
    columns = {name: [line[name] for line in lines] for name in lines[0]}
    texts = {name: pa.array(columns.pop(name), pa.string())
             for name in ("number", "name", "address", "phone")}  # fmt: skip
    days = {name: np.array(columns.pop(name), "M8[D]") for name in ("born", "died")}
    return Citizens(**texts, **days, **{name: np.array(each) for name, each in columns.items()})


def _lines(home: KnownHome, known: Known) -> Iterator[dict[str, Any]]:
    poor = home.household.pk in known.on_relief
    for place, (person, member) in enumerate(zip(home.people, home.family.members, strict=True)):
        traits, owned = member.traits, home.family.property
        yield {
            "who": person.pk,
            "number": member.id_number,
            "name": member.name,
            "is_male": member.is_male,
            "born": member.born_on,
            "home": home.household.pk,
            "relation": member.relation,
            "division": int(home.family.village.code),
            "address": home.family.address,
            "phone": member.phone or None,
            "ill": traits.seriously_ill,
            "stage": traits.student_stage,
            "employment": traits.employment,
            "poor": poor,
            "died": known.died.get(person.pk, NEVER),
            "unsaid_pension": known.unsaid_pensions.get(person.pk, 0),
            **{name: getattr(traits, name) for name in TRAITS},
            **{name: member.income.get(column, 0) for name, column in INCOME.items()},
            **{name: 0 if place else getattr(owned, name) for name in OWNED},
        }


def _ground(homes: Sequence[KnownHome]) -> Ground:
    """The villages in which these families live."""
    villages = {int(home.family.village.code): home.family.village for home in homes}
    names = [f"{each.town_name}{each.name}" for each in villages.values()]
    return Ground(np.array(list(villages)), pa.array(names))


def _others(ground: Ground, seed: int, count: int) -> Iterator[Citizens]:
    city = City.of(count, seed + 1, ground=ground, issued=ISSUED)
    for chunk in city.chunks():
        yield replace(chunk, who=chunk.who + OTHERS_FROM, home=chunk.home + OTHERS_FROM)
