"""What people of the city do, learn, earn and own, and how they are. Money is fen a month."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from minzheng.wiring.city import citizens as c
from minzheng.wiring.city import shapes as sh
from minzheng.wiring.city.chance import Chance
from minzheng.wiring.city.shapes import Places

# Age below which -> share with a certificate of disability, with a serious illness.
DISABLED = ((16, 0.012), (46, 0.03), (61, 0.06), (76, 0.11), (200, 0.19))
ILL = ((16, 0.003), (46, 0.006), (61, 0.015), (76, 0.035), (200, 0.05))
KINDS = {4: 36, 2: 20, 1: 12, 7: 11, 6: 10, 5: 8, 3: 3}
GRADES = {1: 13, 2: 22, 3: 27, 4: 38}
WORK = {c.EMPLOYED: 52, c.CASUAL: 18, c.FARMING: 12, c.TRADING: 9, c.JOBLESS: 6, c.UNEMPLOYED: 3}
POOR_WORK = {c.CASUAL: 45, c.FARMING: 30, c.JOBLESS: 25}
MIDDLE_WAGE, MIDDLE_BUSINESS, MIDDLE_PENSION = 460_000, 320_000, 330_000
RESIDENT_PENSION, RESIDENT_BASIC = 29_500, 26_200
ADULT, OLD, VERY_OLD = 16, 60, 75
ROUND = 1_000  # fen: whole ten yuan


@dataclass(frozen=True)
class Folk:
    """Of whom is asked: their numbers, places in the family, ages, whether the home is poor."""

    who: np.ndarray
    at: Places
    age: np.ndarray
    poor: np.ndarray
    chance: Chance


def livelihood_of(folk: Folk) -> dict[str, Any]:
    """Columns of Citizens about work, income, property, school and health."""
    who, age, chance = folk.who, folk.age, folk.chance
    disabled = chance.happens("disabled", who, _by_age(DISABLED, age) * np.where(folk.poor, 2, 1))
    grade = np.where(disabled, _pick(chance, "grade", who, GRADES), 0)
    stage = _stages(folk)
    work = _work(folk, stage, grade)
    return {
        "marital": _marital(folk),
        "disability_kind": np.where(disabled, _pick(chance, "disability", who, KINDS), 0),
        "disability_grade": grade,
        "ill": chance.happens("ill", who, _by_age(ILL, age) * np.where(folk.poor, 3, 1)),
        "stage": stage,
        "employment": work,
        **_incomes(folk, work),
        **_property(folk),
    }


def _stages(folk: Folk) -> np.ndarray:
    """The stage of school by age: 学前 1 to 研究生 8."""
    draw = folk.chance.unit("school", folk.who)
    senior = np.where(draw < 0.6, 4, 5)
    higher = np.select([draw < 0.28, draw < 0.56], [6, 7], 0)
    oldest = np.where(draw < 0.1, 8, 0)
    stages = (*(np.full(len(draw), stage) for stage in (0, 1, 2, 3)), senior, higher, oldest)
    bounds = [folk.age < limit for limit in (3, 6, 12, 15, 18, 22, 25)]
    return np.select(bounds, stages, 0)


def _work(folk: Folk, stage: np.ndarray, grade: np.ndarray) -> np.ndarray:
    who, age, poor, chance = folk.who, folk.age, folk.poor, folk.chance
    drawn = np.where(poor, _pick(chance, "poor work", who, POOR_WORK),
                     _pick(chance, "work", who, WORK))  # fmt: skip
    old = np.array((c.RETIRED, c.RETIRED, c.FARMING, c.JOBLESS))[chance.whole("retired", who, 4)]
    cannot = (age < ADULT) | (age >= VERY_OLD) | np.isin(grade, (1, 2))
    choices = [stage > 0, cannot, (age >= OLD) & poor, age >= OLD]
    return np.select(choices, [c.AT_SCHOOL, c.JOBLESS, c.JOBLESS, old], drawn)


def _incomes(folk: Folk, work: np.ndarray) -> dict[str, np.ndarray]:
    spread = np.exp(0.35 * folk.chance.bell("income", folk.who)) * np.where(folk.poor, 0.16, 1.0)
    resident = (folk.age >= OLD) & (work != c.RETIRED)
    wage = np.select([work == c.EMPLOYED, work == c.CASUAL], [1.0, 0.56], 0.0)
    business = np.select([work == c.FARMING, work == c.TRADING], [0.35, 1.6], 0.0)
    pension = np.where(work == c.RETIRED, rounded(MIDDLE_PENSION * spread), 0)
    return {
        "wage": rounded(MIDDLE_WAGE * wage * spread),
        "business": rounded(MIDDLE_BUSINESS * business * spread),
        "pension": pension + np.where(resident, RESIDENT_PENSION, 0),
        "basic_pension": np.where(resident, RESIDENT_BASIC, 0),
    }


def _property(folk: Folk) -> dict[str, np.ndarray]:
    """What the home owns, written to its head."""
    who, poor, chance = folk.who, folk.poor, folk.chance
    head = folk.at.place == sh.HEAD
    savings = 3_000_000 * np.exp(chance.bell("savings", who)) * np.where(poor, 0.1, 1.0)
    cars = np.array((0, 0, 1, 1, 2))[chance.whole("cars", who, 5)]
    homes = np.array((1, 1, 1, 2))[chance.whole("homes", who, 4)]
    return {
        "deposits": np.where(head, rounded(savings), 0),
        "vehicles": np.where(head & ~poor, cars, 0),
        "homes": np.where(head, np.where(poor, 1, homes), 0),
    }


def _marital(folk: Folk) -> np.ndarray:
    at, age, chance = folk.at, folk.age, folk.chance
    coupled = np.array([sh.SPOUSE in shape[0] for shape in sh.SHAPES])[at.shape]
    young = np.isin(at.place, (sh.CHILD, sh.GRAND)) | (age < 20)
    alone_old = np.where(chance.happens("widowed", folk.who, 0.8), c.WIDOWED, c.SINGLE)
    alone = np.where((age > 40) | (at.shape == sh.PARENT), c.DIVORCED, c.SINGLE)
    choices = [young, coupled, age >= OLD]
    return np.select(choices, [c.SINGLE, c.MARRIED, alone_old], alone)


def rounded(amount: np.ndarray) -> np.ndarray:
    """Whole ten yuan."""
    tens: np.ndarray = (amount // ROUND * ROUND).astype(np.int64)
    return tens


def _by_age(table: tuple[tuple[int, float], ...], age: np.ndarray) -> np.ndarray:
    shares = [np.full(len(age), share) for _, share in table]
    return np.select([age < below for below, _ in table], shares)


def _pick(chance: Chance, about: str, who: np.ndarray, weights: dict[int, int]) -> np.ndarray:
    drawn: np.ndarray = np.array(tuple(weights))[chance.pick(about, who, tuple(weights.values()))]
    return drawn
