"""What has happened in the city until a day: each event falls on one day, drawn once for each.

So the next day differs from this one only by what happens on it.
"""

from dataclasses import dataclass

import numpy as np

from minzheng.wiring.city import citizens as c
from minzheng.wiring.city.chance import BEGIN, Chance
from minzheng.wiring.city.citizens import NEVER, Citizens

DYING = ((40, 0.0008), (60, 0.004), (75, 0.015), (85, 0.05), (200, 0.13))
# Times a year that it happens to somebody to whom it can.
MOVES, WEDDINGS, DIVORCES, ARRESTS, ENTRIES = 0.004, 0.02, 0.004, 0.0006, 0.012
HIRES, DISMISSALS, FIRES = 0.05, 0.02, 0.0008
FOLLOWS = {"cremated": 0.9, "reported": 0.95, "deregistered": 0.97}  # not always
# Share of the poor who have something they did not declare.
HIDDEN = {
    "wage": 0.03, "pension": 0.02, "company": 0.015, "home": 0.02, "car": 0.025,
    "deposits": 0.03, "fund": 0.02, "elsewhere": 0.01,
}  # fmt: skip


@dataclass(frozen=True)
class Life:
    """The day of each event, NaT where it has not happened, and what is hidden, by kind."""

    on: np.datetime64
    died: np.ndarray
    cremated: np.ndarray
    reported: np.ndarray
    deregistered: np.ndarray
    moved: np.ndarray
    married: np.ndarray
    divorced: np.ndarray
    jailed: np.ndarray
    freed: np.ndarray
    entered: np.ndarray
    hired: np.ndarray
    dismissed: np.ndarray
    burnt: np.ndarray
    hidden: dict[str, np.ndarray]

    @property
    def alive(self) -> np.ndarray:
        """Who is alive on the day."""
        alive: np.ndarray = np.isnat(self.died)
        return alive

    @property
    def at_home(self) -> np.ndarray:
        """Who is alive and has not moved away."""
        here: np.ndarray = self.alive & np.isnat(self.moved)
        return here

    @property
    def in_custody(self) -> np.ndarray:
        """Who is in prison on the day."""
        kept: np.ndarray = self.alive & ~np.isnat(self.jailed) & np.isnat(self.freed)
        return kept


def life_of(
    people: Citizens, on: np.datetime64, chance: Chance, *, begin: np.datetime64 = BEGIN
) -> Life:
    """What has happened to each after `begin` until the day, that day included."""
    who, age, later = people.who, people.age(begin), begin - BEGIN

    def event(about: str, rate: float | np.ndarray) -> np.ndarray:
        return _until(chance.day(about, who, rate) + later, on)

    def after(day: np.ndarray, about: str, first: int, last: int) -> np.ndarray:
        days = first + chance.whole(f"{about} later", who, last - first + 1)
        follows = chance.happens(about, who, FOLLOWS.get(about, 1.0))
        return _until(np.where(follows, day + days.astype("m8[D]"), NEVER), on)

    died = event("died", _dying(age))
    died = np.where(np.isnat(people.died), died, people.died)
    jailed = event("jailed", np.where((age >= 18) & (age < 70), ARRESTS, 0))
    return Life(
        on=on,
        died=died,
        cremated=after(died, "cremated", 1, 3),
        reported=after(died, "reported", 0, 4),
        deregistered=after(died, "deregistered", 5, 90),
        moved=event("moved", MOVES),
        married=event("married", np.where(_free(people, age), WEDDINGS, 0)),
        divorced=event("divorced", np.where(people.marital == c.MARRIED, DIVORCES, 0)),
        jailed=jailed,
        freed=after(jailed, "freed", 180, 1_500),
        entered=event("entered", np.where(age >= 70, ENTRIES, 0)),
        hired=event("hired", np.where(_jobless(people, age), HIRES, 0)),
        dismissed=event("dismissed", np.where(people.employment == c.EMPLOYED, DISMISSALS, 0)),
        burnt=event("burnt", np.where(people.relation == c.SELF, FIRES, 0)),
        hidden=_hidden(people, age, chance),
    )


def _hidden(people: Citizens, age: np.ndarray, chance: Chance) -> dict[str, np.ndarray]:
    grown = people.poor & (age >= 18)
    fits = {
        "wage": grown & (age < 60) & ~np.isin(people.disability_grade, (1, 2)),
        "pension": grown & (age >= 60),
    }  # fmt: skip
    return {
        what: fits.get(what, grown) & chance.happens(f"hidden {what}", people.who, share)
        for what, share in HIDDEN.items()
    }


def _dying(age: np.ndarray) -> np.ndarray:
    rates = [np.full(len(age), rate) for _, rate in DYING]
    return np.select([age < below for below, _ in DYING], rates)


def _free(people: Citizens, age: np.ndarray) -> np.ndarray:
    free: np.ndarray = (people.marital != c.MARRIED) & (age >= 22) & (age < 45)
    return free


def _jobless(people: Citizens, age: np.ndarray) -> np.ndarray:
    seeking = np.isin(people.employment, (c.JOBLESS, c.CASUAL, c.UNEMPLOYED))
    able = ~np.isin(people.disability_grade, (1, 2))
    jobless: np.ndarray = seeking & able & (age >= 18) & (age < 60)
    return jobless


def _until(day: np.ndarray, on: np.datetime64) -> np.ndarray:
    past: np.ndarray = np.where(day <= on, day, NEVER)
    return past
