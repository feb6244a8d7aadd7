"""A change tried on everybody: the same rules under two books, counted by place and by kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from minzheng.engines.parameters.api import book
from minzheng.engines.policy.api import granting_end
from minzheng.engines.screening.api import Snapshot, snapshot
from minzheng.engines.simulation.changing import Changed, ChangeError, changed_book
from minzheng.engines.simulation.counting import (
    Row,
    Tally,
    by_division,
    by_kind,
    measure,
    merged,
    summed,
)
from minzheng.kernel.divisions import level
from minzheng.kernel.expr import Expr
from minzheng.kernel.many import many
from minzheng.kernel.matter import Matter, catalogue
from minzheng.kernel.params import ParamBook
from minzheng.kernel.population import Population
from minzheng.kernel.units import Kind

SMALL = 5
MERGED = "人数较少，合并显示"
BELOW = {"nation": "city", "province": "city", "city": "county", "county": "town"}


@dataclass(frozen=True)
class Trial:
    """What is tried: a matter, parameter -> new value ("+8%", "1400元"), where, on which day."""

    matter: str
    changes: Mapping[str, str]
    place: str
    on: date


@dataclass(frozen=True)
class Simulation:
    """The effect by division and by kind of household (or person), and in all; small cells merged.

    `population` names the version of the table that was counted.
    """

    trial: Trial
    changed: tuple[Changed, ...]
    amount: str
    personal: bool
    population: str
    by_place: tuple[Row, ...]
    by_kind: tuple[Row, ...]
    total: Row


def simulate(trial: Trial) -> Simulation:
    """Try a change before it is made; nothing is written.

    Raises ChangeError, ParamError, UnknownMatter, NotInForce, NotGranted, and NoSnapshot when
    no population table was built yet.
    """
    matter = catalogue().get(trial.matter)
    amount = paid_amount(matter)
    before = book()
    after, changed = changed_book(before, trial.changes, place=trial.place, on=trial.on)
    found = snapshot()
    counts = _Counts(matter, amount, trial, before, after)
    places, kinds = counts.over(found)
    by_place = sorted(places.rows(), key=lambda row: row.key)
    total = summed("", by_place)
    if not total.subjects:
        raise ChangeError(f"人口表里没有 {trial.place} 的人，请核对区划代码")
    return Simulation(
        trial=trial,
        changed=changed,
        amount=amount.label,
        personal=matter.policy.subject == "person",
        population=found.version,
        by_place=tuple(merged(by_place, key=MERGED, below=SMALL)),
        by_kind=tuple(merged(kinds.rows(), key=MERGED, below=SMALL)),
        total=total,
    )


def paid_amount(matter: Matter) -> Expr:
    """What the matter pays a month. Raises NotGranted, ChangeError where it pays nothing."""
    end = granting_end(matter)
    if end.pays is None or end.pays.kind is not Kind.MONEY:
        raise ChangeError(f"“{matter}”不发钱，不能试算")
    return end.pays


@dataclass(frozen=True)
class _Counts:
    """One trial over the slices of a population."""

    matter: Matter
    amount: Expr
    trial: Trial
    before: ParamBook
    after: ParamBook

    @property
    def personal(self) -> bool:
        return self.matter.policy.subject == "person"

    def over(self, found: Snapshot) -> tuple[Tally, Tally]:
        places, kinds = Tally(), Tally()
        for population in found.slices(self._columns()):
            self._add(population, places, kinds)
        return places, kinds

    def _columns(self) -> Iterable[Expr]:
        return (self.amount, *self._kinds().values())

    def _kinds(self) -> Mapping[str, Expr]:
        policy = catalogue().shared["person_kinds" if self.personal else "household_kinds"]
        return {formula.name: formula for formula in policy.formulas}

    def _add(self, population: Population, places: Tally, kinds: Tally) -> None:
        on = self.trial.on
        now = many({"": self.amount, **self._kinds()}, population, on=on, params=self.before)
        then = many({"": self.amount}, population, on=on, params=self.after)[""]
        measured = measure(now.pop(""), then)
        keys, group = by_division(
            population,
            BELOW.get(level(self.trial.place), "village"),
            self.trial.place,
            personal=self.personal,
        )
        places.add(keys, group, measured)
        kinds.add(*by_kind(now, group), measured)
