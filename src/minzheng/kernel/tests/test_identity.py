"""Identity numbers: the published vectors, second opinions, and what each error says."""

import string
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from id_validator import validator
from stdnum.cn import uscc

from minzheng.kernel.identity import (
    IdentityError,
    citizen_id,
    credit_code,
    organisation_code,
    upgrade_15,
)

TODAY = date(2026, 11, 21)
ORGANISATION = "11330283002980620K"
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
bodies = st.builds(
    lambda division, born, order: f"{division}{born:%Y%m%d}{order:03d}",
    st.sampled_from(["110105", "330213", "330283", "360702", "440103", "440118", "810000"]),
    st.dates(date(1925, 1, 1), date(2020, 12, 31)),
    st.integers(1, 999),
)


def _check(body: str) -> str:
    """GB 11643 in its other wording: the ISO 7064 MOD 11-2 recursion."""
    rest = 0
    for digit in body:
        rest = (rest + int(digit)) * 2 % 11
    return "0123456789X"[(12 - rest) % 11]


citizens = bodies.map(lambda body: body + _check(body))


def _refusal(number: str) -> str:
    with pytest.raises(IdentityError) as caught:
        citizen_id(number, today=TODAY)
    return str(caught.value)


@pytest.mark.parametrize(
    ("number", "sex", "born_on"),
    [
        ("11010519491231002X", "female", "1949-12-31"),
        ("330213199001010017", "male", "1990-01-01"),
        ("440103195602290025", "female", "1956-02-29"),
        ("360702201506010040", "female", "2015-06-01"),
    ],
)
def test_it_reads_the_published_vectors(number: str, sex: str, born_on: str) -> None:
    found = citizen_id(number, today=TODAY)

    assert (found.number, found.division) == (number, number[:6])
    assert (found.sex, str(found.born_on), found.kind) == (sex, born_on, "citizen")


@pytest.mark.parametrize(
    "number", ["810000199901010014", "820000198506150022", "830000200001010034"]
)
def test_it_reads_residence_permits(number: str) -> None:
    assert citizen_id(number, today=TODAY).kind == "hk_macao_taiwan"


def test_it_reads_a_foreigners_card_by_form_only() -> None:
    found = citizen_id("911156199003150019", today=TODAY)

    assert (found.kind, found.born_on) == ("foreign_permanent", date(1990, 3, 15))
    assert "没有这一天" in _refusal("911156199013150019")


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        " 110105 1949 1231 002X\u3000",
        "11010519491231002X\u200b",
    ],
)
def test_it_forgives_how_the_number_is_typed(typed: str) -> None:
    assert citizen_id(typed, today=TODAY).number == "11010519491231002X"


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("", "没有填写身份证号"),
        ("11010519491231002", "身份证号应为 18 位，您填了 17 位"),
        ("1101051949123100211", "您填了 19 位"),
        ("110105491231002", "15 位是旧号码"),
        ("1101051949123l002X", "第 14 位是“L”，只能是数字"),
        ("11010519491231002A", "第 18 位是“A”，只能是数字或 X"),
        ("X10105194912310021", "第 1 位是“X”"),
        ("11010519491231٣02X", "第 15 位是“٣”"),
        ("110105194912310021", "最后一位校验不符"),
        ("440103195702290022", "1957 年 02 月 29 日，没有这一天"),
        ("110105199002300018", "1990 年 02 月 30 日，没有这一天"),
        ("110105000000000018", "0000 年 00 月 00 日"),
        ("110105202611220018", "2026-11-22 晚于今天 2026-11-21"),
        ("110105187611200018", "超过 150 年"),
    ],
)
def test_it_says_where_why_and_what_to_do(number: str, why: str) -> None:
    refusal = _refusal(number)

    assert why in refusal
    assert "请" in refusal


def test_the_public_is_not_told_the_right_check_digit() -> None:
    assert "X" not in _refusal("110105194912310021")


def test_the_day_of_birth_and_the_150th_birthday_are_accepted() -> None:
    for born in ("20261121", "18761121"):
        number = f"110105{born}001"
        assert citizen_id(number + _check(number), today=TODAY).number.startswith(number)


@settings(max_examples=25)  # the second opinion takes a tenth of a second each
@given(citizens)
def test_a_second_validator_agrees(number: str) -> None:
    found = citizen_id(number, today=TODAY)
    other = validator.get_info(number)

    assert other
    assert str(found.born_on) == other["birthday_code"]
    assert (found.sex == "male") == (other["sex"] == 1)


@given(citizens, st.integers(0, 17), st.sampled_from(string.digits + "X"))
def test_any_single_wrong_character_is_found(number: str, place: int, wrong: str) -> None:
    assume(wrong != number[place])
    assume(not (place == 0 and wrong == "9"))  # reads as a foreigner's card, whose check is [U]

    _refusal(number[:place] + wrong + number[place + 1 :])


@given(citizens, st.integers(0, 16))
def test_any_swap_of_neighbours_is_found(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assume(swapped != number)
    assume(swapped[0] != "9")

    _refusal(swapped)


def test_an_old_number_is_upgraded() -> None:
    assert upgrade_15("110105491231002") == "11010519491231002X"
    assert upgrade_15("330213 900101 001") == "330213199001010017"


@pytest.mark.parametrize(
    ("number", "why"),
    [("11010549123100", "15 位"), ("11010549123100X", "15 位"), ("110105490230002", "没有这一天")],
)
def test_an_old_number_that_is_wrong_is_refused(number: str, why: str) -> None:
    with pytest.raises(IdentityError, match=why):
        upgrade_15(number)


@settings(max_examples=25)
@given(bodies.filter(lambda body: body[6:8] == "19"))
def test_upgrading_agrees_with_a_second_source(body: str) -> None:
    assert upgrade_15(body[:6] + body[8:]) == validator.upgrade_id(body[:6] + body[8:])


@pytest.mark.parametrize(
    ("number", "division", "department"),
    [
        (ORGANISATION, "330283", "1"),
        ("91110000600037341L", "110000", "9"),
        ("51330213MJ9123452J", "330213", "5"),
        ("52440103MJ81234509", "440103", "5"),
        ("53440100MJ7123459G", "440100", "5"),
        ("１１３３０２８３-00298062-0k", "330283", "1"),
    ],
)
def test_it_reads_credit_codes(number: str, division: str, department: str) -> None:
    found = credit_code(number)

    assert (found.division, found.department) == (division, department)
    assert uscc.is_valid(found.number)


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("51100000500000323X", "最后一位校验不符"),
        ("1133028300298062K", "您填了 17 位"),
        ("1133O283002980620K", "第 5 位是“O”.*不用 I、O、S、V、Z"),
        ("1133A283002980620K", "第 3 至 8 位"),
        ("11330283002980621N", "第 9 至 17 位"),
    ],
)
def test_a_wrong_credit_code_says_where(number: str, why: str) -> None:
    with pytest.raises(IdentityError, match=why):
        credit_code(number)


@given(st.integers(0, 17), st.sampled_from(CREDIT_ALPHABET))
def test_any_single_wrong_character_of_a_credit_code_is_found(place: int, wrong: str) -> None:
    assume(wrong != ORGANISATION[place])
    changed = ORGANISATION[:place] + wrong + ORGANISATION[place + 1 :]

    assert not uscc.is_valid(changed)
    with pytest.raises(IdentityError):
        credit_code(changed)


@given(st.integers(0, 16))
def test_any_swap_in_a_credit_code_is_found(place: int) -> None:
    pair = ORGANISATION[place : place + 2]
    assume(pair[0] != pair[1])

    with pytest.raises(IdentityError):
        credit_code(ORGANISATION[:place] + pair[::-1] + ORGANISATION[place + 2 :])


def test_it_writes_an_organisation_code() -> None:
    assert organisation_code("002980620") == "00298062-0"
    assert organisation_code("mj912345-2") == "MJ912345-2"


@pytest.mark.parametrize(
    ("code", "why"), [("00298062-1", "校验不符"), ("0029806-20A", "应为 8 位")]
)
def test_it_refuses_a_wrong_organisation_code(code: str, why: str) -> None:
    with pytest.raises(IdentityError, match=why):
        organisation_code(code)
