"""What the register knows of a made-up person beside the name: school, work, health, disability."""

from dataclasses import dataclass
from random import Random

from minzheng.wiring.demo import relations as rel
from minzheng.wiring.demo.shapes import Slot

ADULT, OLD, VERY_OLD = 18, 60, 75
# age up to which -> share of people with a disability certificate, with a serious illness
DISABLED = ((15, 0.012), (45, 0.03), (60, 0.06), (75, 0.11), (200, 0.19))
ILL = ((15, 0.003), (45, 0.006), (60, 0.015), (75, 0.035), (200, 0.05))
DISABILITY_KINDS = {4: 36, 2: 20, 1: 12, 7: 11, 6: 10, 5: 8, 3: 3}
GRADES = {1: 13, 2: 22, 3: 27, 4: 38}
NONE_MARRIED, MARRIED, WIDOWED, DIVORCED = 10, 20, 30, 40
FULL, PARTIAL, LOST, NOT_OF_AGE = 1, 2, 3, 4
JOBLESS, EMPLOYED, CASUAL, FARMING, TRADING, UNEMPLOYED, RETIRED, AT_SCHOOL = range(8)
WORK = {EMPLOYED: 52, CASUAL: 18, FARMING: 12, TRADING: 9, JOBLESS: 6, UNEMPLOYED: 3}
NEEDY_WORK = {CASUAL: 45, FARMING: 30, JOBLESS: 25}


@dataclass(frozen=True, kw_only=True)
class Traits:
    """Columns of the people register, by their names there."""

    marital: int
    health: int
    disability_kind: int
    disability_grade: int
    seriously_ill: bool
    student_stage: int
    labour_capacity: int
    employment: int
    ethnicity: int = 1


def traits_of(slot: Slot, chance: Random, *, is_alone: bool, is_needy: bool) -> Traits:
    """Plausible traits of a member of that age."""
    disabled = chance.random() < _share(DISABLED, slot.age) * (2 if is_needy else 1)
    kind = _pick(chance, DISABILITY_KINDS) if disabled else 0
    grade = _pick(chance, GRADES) if disabled else 0
    ill = chance.random() < _share(ILL, slot.age) * (3 if is_needy else 1)
    stage = _stage(slot.age, chance)
    labour = _labour(slot.age, grade, ill=ill)
    return Traits(
        marital=_marital(slot, chance, is_alone=is_alone),
        health=_health(slot.age, chance, disabled=disabled, ill=ill),
        disability_kind=kind,
        disability_grade=grade,
        seriously_ill=ill,
        student_stage=stage,
        labour_capacity=labour,
        employment=_employment(slot.age, stage, labour, chance, WORK_OF[is_needy]),
    )


WORK_OF = {False: WORK, True: NEEDY_WORK}


def _share(table: tuple[tuple[int, float], ...], age: int) -> float:
    return next(share for below, share in table if age < below)


def _pick(chance: Random, weights: dict[int, int]) -> int:
    return chance.choices(tuple(weights), tuple(weights.values()))[0]


def _stage(age: int, chance: Random) -> int:
    """The stage of school: 学前1 小学2 初中3 普高4 中职5 专科6 本科7 研究生8; 0 at none."""
    by_age = ((3, (0,)), (6, (1,)), (12, (2,)), (15, (3,)), (18, (4, 4, 4, 5, 5)))
    for below, stages in by_age:
        if age < below:
            return chance.choice(stages)
    if age < 22:
        return chance.choice((6, 6, 7, 7, 0, 0, 0))
    return chance.choice((8, 0, 0, 0, 0, 0, 0, 0, 0, 0)) if age < 25 else 0


def _marital(slot: Slot, chance: Random, *, is_alone: bool) -> int:
    if slot.relation in (*rel.CHILD.values(), rel.GRANDCHILD) or slot.age < 20:
        return NONE_MARRIED
    if slot.relation == rel.PARENT:
        return MARRIED if chance.random() < 0.5 else WIDOWED
    if not is_alone:
        return MARRIED
    if slot.age >= OLD:
        return WIDOWED if chance.random() < 0.8 else NONE_MARRIED
    return chance.choice((DIVORCED, DIVORCED, WIDOWED)) if slot.age > 40 else NONE_MARRIED


def _health(age: int, chance: Random, *, disabled: bool, ill: bool) -> int:
    if disabled:
        return 6
    if ill:
        return 4
    return chance.choice((1, 2, 2, 3, 4)) if age >= OLD else chance.choice((1, 1, 1, 1, 2))


def _labour(age: int, grade: int, *, ill: bool) -> int:
    if age < 16 or age >= OLD:
        return NOT_OF_AGE
    if grade in (1, 2):
        return LOST
    return PARTIAL if grade or ill else FULL


def _employment(age: int, stage: int, labour: int, chance: Random, work: dict[int, int]) -> int:
    if stage:
        return AT_SCHOOL
    if age < 16 or labour == LOST or age >= VERY_OLD:
        return JOBLESS
    if age >= OLD:
        if work is NEEDY_WORK:
            return JOBLESS
        return chance.choice((RETIRED, RETIRED, FARMING, JOBLESS))
    return _pick(chance, work)
