"""Progress without signing in: steps only, and not by guessing."""

import pytest
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.testing import apply
from minzheng.engines.cases.tests.days import MONDAY


@pytest.fixture
def case(cast: Cast) -> Case:
    return apply(cast, on=MONDAY)


def ask(number: str, phone: str, client: Client | None = None) -> str:
    return (
        (client or Client()).post("/progress/", {"number": number, "phone": phone}).content.decode()
    )


def test_number_and_four_digits_show_the_steps_but_no_name(case: Case) -> None:
    page = ask(case.number.lower(), "8000")

    assert "受理审查" in page
    assert "罗春生" not in page
    assert "李建国" not in page


def test_wrong_digits_and_a_wrong_number_sound_alike(case: Case) -> None:
    assert "对不上" in ask(case.number, "1234")
    assert "对不上" in ask("DB-440118-2026-999999", "8000")


def test_the_sixth_try_at_a_number_is_stopped_even_with_the_right_digits(case: Case) -> None:
    for guess in range(5):
        ask(case.number, f"000{guess}")

    page = ask(case.number, "8000")

    assert "请 15 分钟后再查" in page
    assert "受理审查" not in page


def test_three_digits_are_told(case: Case) -> None:
    assert "最后 4 位数字" in ask(case.number, "800")


def test_the_qr_code_of_a_letter_leads_to_its_check(cast: Cast) -> None:
    response = Client().get("/verify/ABCD-EFGH-JKMN")

    assert response.headers["Location"] == "/open/verify/ABCD-EFGH-JKMN/"
