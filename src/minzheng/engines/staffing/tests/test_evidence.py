"""What staff records tell an evaluation: worked numbers, and unknown where nothing is kept."""

from datetime import date, timedelta

from minzheng.engines.access.testing import DAY
from minzheng.engines.cases.tests.assessing import COMA, assess
from minzheng.engines.staffing import api
from minzheng.engines.staffing.evidence import certified, ratio, trained
from minzheng.engines.staffing.testing import CODE, World, number, skill
from minzheng.registers.evidence import Asked, evidence_named
from minzheng.registers.facilities.api import Facility

SINCE, UNTIL = date(2025, 11, 1), date(2026, 10, 31)
SECOND, THIRD = number("440118198606060030"), number("440118198707070050")


def asked(house: Facility, since: date = SINCE, until: date = UNTIL) -> Asked:
    return Asked(house.name, house.credit_code, house.pk, None, since, until)


def train(world: World, row: api.Employment, hours: int, day: date = UNTIL) -> None:
    new = api.NewTraining(day, hours, f"压疮护理 {day}", "市养老护理协会")
    api.add_training(world.manager, row.pk, new, on=DAY)


def test_each_is_declared_when_the_app_is_ready() -> None:
    for name in ("staffing.certified", "staffing.ratio", "staffing.trained"):
        evidence = evidence_named(name)
        assert evidence is not None
        assert evidence.unit == "%"


def test_carers_with_a_certificate_in_force(world: World) -> None:
    world.certified()
    lapsing = world.carer(name="岑秋月", id_number=SECOND)
    paper = skill(4, valid_until=DAY + timedelta(days=10))
    api.add_certificate(world.manager, lapsing.pk, paper, on=DAY)
    world.carer(name="易小满", id_number=THIRD)

    found = certified(asked(world.home, until=DAY))
    assert (found.value, "3 人" in found.working, "2÷3" in found.working) == (66, True, True)
    assert certified(asked(world.home, until=DAY + timedelta(days=11))).value == 33


def test_without_carers_nobody_knows(world: World) -> None:
    for ask in (certified, ratio, trained):
        assert ask(asked(world.other)).value is None


def test_carers_to_residents_by_what_the_levels_need(world: World) -> None:
    world.carer(share=50)

    # One resident without an assessment needs 1/15 of a carer; half of one is there: 0.5 × 15.
    found = ratio(asked(world.home, until=DAY))
    assert found.value == 750
    assert "其中 1 人没有能力评估结果" in found.working
    assert "(1/2)÷(1/15)，舍到 750%" in found.working

    # Wholly disabled he needs 1/3, as the parameter says: 0.5 × 3.
    assess(world.cast.applicant, {"members": [{"person": world.cast.applicant.pk, **COMA}]}, on=DAY)
    found = ratio(asked(world.home, until=DAY))
    assert (found.value, "完全失能 1 人" in found.working) == (150, True)


def test_carers_trained_for_their_part_of_the_year(world: World) -> None:
    """20 hours a year: a whole year owes 20, three whole months 5; less than one is not asked."""
    enough, short = world.carer(), world.carer(name="岑秋月", id_number=SECOND)
    world.carer(name="易小满", id_number=THIRD, since=date(2026, 10, 5))
    for day in (UNTIL, UNTIL - timedelta(days=1), UNTIL - timedelta(days=2)):
        train(world, enough, 7, day)
        train(world, short, 6, day)
    train(world, short, 8, SINCE - timedelta(days=1))  # before the period

    found = trained(asked(world.home))
    assert (found.value, "1÷2" in found.working, "（20，" in found.working) == (50, True, True)
    assert trained(asked(world.home, since=date(2026, 8, 1))).value == 100


def test_a_part_of_an_hour_is_owed_as_a_whole(world: World) -> None:
    row = world.carer()
    train(world, row, 1)

    # 20 × 1 ÷ 12 = 1.67 hours for one month: two.
    assert trained(asked(world.home, since=date(2026, 10, 1))).value == 0
    train(world, row, 1, UNTIL - timedelta(days=1))
    assert trained(asked(world.home, since=date(2026, 10, 1))).value == 100


def test_an_organisation_is_asked_for_all_its_houses(world: World) -> None:
    world.certified()

    assert certified(Asked("石桥", CODE, None, 1, SINCE, UNTIL)).value == 100
