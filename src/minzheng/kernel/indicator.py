"""Indicator: a figure defined once, with what it counts, over whom, and who answers for it."""

from dataclasses import dataclass, field
from datetime import date

from minzheng.kernel.many import many
from minzheng.kernel.params import ParamBook
from minzheng.kernel.policy import Amount, Rule
from minzheng.kernel.population import Population


@dataclass(frozen=True)
class Reading:
    """The figure on a day: value in the indicator's unit, and for how many rows it is unknown."""

    value: int
    unknown: int


@dataclass(eq=False)
class Indicator:
    """`of` a rule counts the households for which it holds; `of` an amount sums it over all."""

    title: str
    means: str
    owner: str
    frequency: str
    of: Rule | Amount
    name: str = field(default="", init=False)

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def read(self, population: Population, *, on: date, params: ParamBook) -> Reading:
        """Compute the figure over a population; rows whose value is unknown are told apart."""
        column = many([self.of], population, on=on, params=params)[self.of.name]
        known = ~column.unknown
        return Reading(int(column.values[known].sum()), int(column.unknown.sum()))
