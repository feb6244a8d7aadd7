"""Contracts: none before an assessment; renewed, changed, ended; the paper is kept sealed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.residence import api
from minzheng.engines.residence.testing import CAME, DAY, FEES, World, a_contract
from minzheng.registers.papers import Paper

PDF = b"%PDF-1.4 signed"


@pytest.fixture
def signed(world: World) -> api.Contract:
    world.assess()
    return world.sign()


def test_a_contract_before_an_assessment_is_refused(world: World) -> None:
    with pytest.raises(api.ResidenceRefused, match="还没有入院评估"):
        world.sign()


def test_an_assessment_by_two_people_lets_it_be_signed(signed: api.Contract) -> None:
    assert signed.monthly == 260_000
    assert "温小雪、韩护士" in signed.basis


def test_an_assessment_by_one_person_is_refused(world: World) -> None:
    new = api.NewAssessment(CAME, api.Level.ASSISTED, "温小雪", "温小雪")

    with pytest.raises(api.ResidenceRefused, match="两个人"):
        api.assess(world.worker, world.stay.pk, new, on=DAY)


def test_an_old_assessment_does_not_count(world: World) -> None:
    new = api.NewAssessment(date(2026, 1, 5), api.Level.ASSISTED, "温小雪", "韩护士")
    api.assess(world.worker, world.stay.pk, new, on=DAY)

    assert api.basis_of(world.stay.person, world.home, DAY) == ""


def test_who_is_not_the_manager_does_not_sign(world: World) -> None:
    world.assess()

    with pytest.raises(NotAllowed):
        api.sign(world.worker, world.stay.pk, a_contract(), on=DAY)


def test_two_contracts_at_once_are_refused(world: World, signed: api.Contract) -> None:
    with pytest.raises(api.ResidenceRefused, match="才到期"):
        world.sign()


def test_a_renewal_follows_the_one_before(world: World) -> None:
    world.assess()
    first = world.sign(until=date(2026, 11, 10))

    second = world.sign(since=date(2026, 11, 11))

    assert second.renews == first


def test_an_addendum_changes_level_and_fees_from_its_day(
    world: World, signed: api.Contract
) -> None:
    fees = api.Fees(120_000, 200_000, 60_000)
    new = api.NewTerms(DAY, api.Level.NURSING, fees, "复评为重度失能")
    api.amend(world.manager, signed.pk, new, on=DAY)

    assert api.terms_on(signed, CAME).monthly == 260_000
    assert api.terms_on(signed, DAY).monthly == 380_000


def test_an_ended_contract_holds_no_longer(world: World, signed: api.Contract) -> None:
    row = api.end_contract(world.manager, signed.pk, DAY, "家属接回", on=DAY)

    assert not row.in_force(DAY)
    with pytest.raises(api.ResidenceRefused, match="已于"):
        api.end_contract(world.manager, signed.pk, DAY, "再来一次", on=DAY)


def test_the_paper_is_sealed_and_read_again(
    world: World, signed: api.Contract, settings: Any, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path

    row = api.keep_paper(world.manager, signed.pk, Paper("合同.pdf", PDF), on=DAY)

    assert api.paper_of(row) == (PDF, "application/pdf")
    assert PDF not in (tmp_path / row.paper).read_bytes()


def test_the_payers_phone_is_not_readable_at_rest(world: World) -> None:
    world.assess()

    assert "13800138000" not in world.sign(phone="13800138000").payer_phone_sealed


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"until": date(2026, 10, 1)}, "早于起日"),
        ({"payer": " "}, "付费人"),
        ({"deposit": -1}, "押金不能是负数"),
        ({"fees": api.Fees(-1, 0, 0)}, "月费不能是负数"),
        ({"level": "luxury"}, "照护级别"),
        ({"since": date(2027, 3, 1)}, "超过一个月"),
    ],
)
def test_what_cannot_be_signed(world: World, change: dict[str, Any], says: str) -> None:
    world.assess()

    with pytest.raises(api.ResidenceRefused, match=says):
        world.sign(**change)


def test_another_house_finds_no_contract(world: World, signed: api.Contract) -> None:
    new = api.NewTerms(DAY, api.Level.NURSING, FEES, "换")

    with pytest.raises(api.NoSuchResidence):
        api.amend(world.stranger, signed.pk, new, on=DAY)
