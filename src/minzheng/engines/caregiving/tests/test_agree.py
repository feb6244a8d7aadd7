"""An agreement is drawn up, signed by three, approved by another; then the money follows."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.caregiving.api import (
    GUARDIAN,
    SELF,
    CaregivingRefused,
    NewAgreement,
    NoSuchCharge,
    Paper,
    Signing,
    agreement_for,
    agreement_pdf,
    approve,
    charge_for,
    draw_up,
    drop_draft,
    end_agreement,
    put_account_right,
    send_back,
    sign,
)
from minzheng.engines.caregiving.money import checked_account
from minzheng.engines.caregiving.testing import PAPER, agreed, elder, supported
from minzheng.engines.caregiving.tests.conftest import DECIDED, LODGED, Agree, World
from minzheng.engines.payments import api as payments
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import NewFacility, register_facility
from minzheng.registers.stays.api import NewStay, end_stay, take_in

OTHERS = {"account": "6222020200009988776", "bank": "农商银行"}


def new(world: World, **told: Any) -> NewAgreement:
    usual = {"since": DECIDED, "carer": world.niece, "relation": "kin", "health": "good"}
    return NewAgreement(**{**usual, **told})


def account(world: World) -> str:
    row = payments.get_entitlement(world.charge.entitlement_ref)
    return f"{row.account.payee_name} {row.account.masked[-4:]}"


def directed(world: World) -> list[str]:
    """What of December goes elsewhere: what, to whom, how much."""
    pk = payments.get_entitlement(world.charge.entitlement_ref).pk
    told = payments.directions_in([pk], Month(2026, 12)).get(pk, [])
    rows = [(each.direction.label, each.direction.account, each.monthly) for each in told]
    return [f"{label} {to.payee_name} {to.masked[-4:]} {fen}" for label, to, fen in rows]


def test_a_new_agreement_moves_the_money_for_care_and_only_that(world: World, agree: Agree) -> None:
    agree(payee="carer", **OTHERS)

    agree(payee="carer", account="6222020200004443332", bank="农商银行")

    assert directed(world) == ["照料护理费 钟小玲 3332 30000"]
    assert account(world).startswith("钟阿婆")


def test_the_agreement_says_the_money_of_the_decision(world: World, agree: Agree) -> None:
    agreement = agree()

    assert (agreement.base, agreement.care, agreement.monthly) == (205_200, 30_000, 235_200)
    assert [code for code, _ in agreement.task_words][:3] == ["look", "meals", "clean"]
    assert "feed" not in dict(agreement.task_words)
    assert world.charge.duty == ""


def test_the_money_goes_to_the_carer_and_back(world: World, agree: Agree) -> None:
    before = account(world)

    agreement = agree(payee="carer", **OTHERS)
    assert account(world) == before
    assert directed(world) == ["照料护理费 钟小玲 8776 30000"]

    end_agreement(agreement, "外出务工", by=world.clerk, on=DECIDED)
    assert directed(world) == []
    assert (world.charge.duty, world.charge.account_wrong) == ("none", False)


def test_who_drew_it_up_cannot_approve(world: World) -> None:
    draft = draw_up(world.charge, new(world), by=world.clerk, on=DECIDED)
    signed = sign(draft, Signing(DECIDED, SELF, "", "", PAPER), by=world.clerk, on=DECIDED)

    with pytest.raises(NotAllowed):
        approve(signed, by=world.clerk, on=DECIDED)
    with pytest.raises(NotAllowed):
        approve(signed, by=world.cast.viewers["other_town_head"], on=DECIDED)
    assert approve(signed, by=world.head, on=DECIDED).approved_by == "陈秀英"


def test_it_is_not_signed_without_paper_or_guardians_name(world: World) -> None:
    draft = draw_up(world.charge, new(world), by=world.clerk, on=DECIDED)

    for signing in (
        Signing(DECIDED, SELF, "", "", None),
        Signing(DECIDED, GUARDIAN, " ", "", PAPER),
        Signing(DECIDED - timedelta(days=1), SELF, "", "", PAPER),
        Signing(DECIDED, SELF, "", "", Paper("x.txt", b"words")),
    ):
        with pytest.raises(CaregivingRefused):
            sign(draft, signing, by=world.clerk, on=DECIDED)


def test_it_is_sent_back_signed_anew_or_dropped(world: World) -> None:
    draft = draw_up(world.charge, new(world), by=world.clerk, on=DECIDED)
    with pytest.raises(CaregivingRefused, match="已有一份"):
        draw_up(world.charge, new(world), by=world.clerk, on=DECIDED)
    signed = sign(draft, Signing(DECIDED, SELF, "", "", PAPER), by=world.clerk, on=DECIDED)

    back = send_back(signed, "照料人电话不对", by=world.head, on=DECIDED)
    assert (back.state, back.returned) == ("draft", "照料人电话不对")

    drop_draft(back, "换人", by=world.clerk, on=DECIDED)
    assert draw_up(world.charge, new(world), by=world.clerk, on=DECIDED).state == "draft"


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"health": "poor"}, "照料吃力"),
        ({"carer": None}, "身份证号"),
        ({"since": DECIDED - timedelta(days=30)}, "起始日"),
        ({"until": DECIDED}, "终止日"),
        ({"payee": "house", **OTHERS}, "发到哪里"),
        ({"payee": "carer", "account": "12"}, "8 到 32 位"),
    ],
)
def test_it_refuses_what_does_not_fit(world: World, told: dict[str, object], why: str) -> None:
    with pytest.raises(CaregivingRefused, match=why):
        draw_up(world.charge, new(world, **told), by=world.clerk, on=DECIDED)


def test_neither_a_child_nor_the_person_herself_looks_after_her(world: World) -> None:
    for carer in (world.cast.child, world.granny):
        with pytest.raises(CaregivingRefused):
            draw_up(world.charge, new(world, carer=carer), by=world.clerk, on=DECIDED)


def test_one_carer_looks_after_three_at_most(world: World) -> None:
    from_now = LODGED
    people = [elder(f"老{word}", date(1950, 1, day), day) for day, word in enumerate("甲乙丙", 1)]
    for person in people:
        supported(world.cast, person, from_now)
    world.follow(DECIDED)
    for person in people:
        agreed(world.cast, world.charge_of(person), world.niece, DECIDED)

    with pytest.raises(CaregivingRefused, match="最多 3 人"):
        draw_up(world.charge, new(world), by=world.clerk, on=DECIDED)


def test_a_house_needs_a_stay_and_its_end_ends_the_agreement(world: World) -> None:
    granny = elder("梁阿婆", date(1945, 2, 1), 7)
    supported(world.cast, granny, LODGED, unable=5, mode="集中供养")
    world.follow(DECIDED)
    charge = world.charge_of(granny)
    with pytest.raises(CaregivingRefused, match="登记入住"):
        agreed(world.cast, charge, None, DECIDED)

    place = NewFacility("青竹敬老院", "elder_home", charge.division_code, "青竹1号", capacity=2,
                        opened_on=date(2020, 5, 1))  # fmt: skip
    home = register_facility(place, by=SYSTEM, on=DECIDED)
    stay = take_in(NewStay(home, granny, "living", DECIDED, "101-1"), by=SYSTEM, on=DECIDED)
    agreement = agreed(world.cast, charge, None, DECIDED, payee="house", **OTHERS)
    assert (agreement.other_party, agreement.care) == ("青竹敬老院", 100_000)

    end_stay(stay, until=DECIDED, ended_as="left", by=SYSTEM, on=DECIDED)
    world.follow(DECIDED)
    agreement.refresh_from_db()
    assert agreement.ended_as == "stay_over"


def test_an_account_of_somebody_else_without_agreement_is_a_duty(
    world: World, agree: Agree
) -> None:
    agree()
    row = payments.get_entitlement(world.charge.entitlement_ref)
    stranger = payments.Account(world.niece.pk, world.niece.name, "6222020200005555666")
    payments.change_account(row, stranger, by=SYSTEM)

    world.follow(DECIDED)
    assert (world.charge.duty, world.charge.account_wrong) == ("account", True)

    with pytest.raises(NotAllowed):
        put_account_right(world.charge, "6222020200001112223", "", by=world.clerk, on=DECIDED)
    put_account_right(world.charge, "6222020200001112223", "", by=world.head, on=DECIDED)
    assert account(world) == "钟阿婆 2223"
    assert world.charge.duty == ""


def test_the_paper_can_be_printed(world: World) -> None:
    draft = draw_up(world.charge, new(world), by=world.clerk, on=DECIDED)

    pdf = agreement_pdf(world.clerk, agreement_for(world.clerk, draft.pk), DECIDED)

    assert pdf.startswith(b"%PDF")


def test_an_officer_of_the_other_town_finds_nothing(world: World, agree: Agree) -> None:
    agreement, stranger = agree(), world.cast.viewers["other_town_clerk"]

    with pytest.raises(NoSuchCharge):
        charge_for(stranger, world.charge.pk)
    with pytest.raises(NoSuchCharge):
        agreement_for(stranger, agreement.pk)
    with pytest.raises(NotAllowed):
        end_agreement(agreement, "不照料了", by=stranger, on=DECIDED)


@given(st.text(max_size=40))
def test_an_account_is_eight_to_thirty_two_digits_or_refused(text: str) -> None:
    digits = "".join(text.split())
    good = digits.isdecimal() and digits.isascii() and 8 <= len(digits) <= 32
    try:
        assert checked_account(1, "甲", text, "").number == digits and good
    except CaregivingRefused:
        assert not good
