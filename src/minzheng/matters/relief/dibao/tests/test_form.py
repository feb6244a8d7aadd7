"""What the form asks of whom, and what an empty amount states."""

import pytest

from minzheng.kernel.form import AnswerError, clean
from minzheng.matters.relief.dibao.form import 低保申请


def test_an_empty_amount_states_none() -> None:
    cleaned = clean(低保申请.page("deposits"), {"deposits": " "})

    assert (cleaned.values, cleaned.errors) == ({"deposits": 0}, {})


def test_an_amount_is_kept_in_fen() -> None:
    assert clean(低保申请.page("deposits"), {"deposits": "1238.5"}).values == {"deposits": 123_850}


def test_an_amount_that_is_no_number_is_told() -> None:
    errors = clean(低保申请.page("deposits"), {"deposits": "很多"}).errors

    assert "存款和现金" in errors["deposits"]


def test_a_choice_has_no_default() -> None:
    page = 低保申请.page("relative")

    with pytest.raises(AnswerError, match="近亲属"):
        page.fields[0].parse("")


def test_every_adult_signs_truth_consent_and_report() -> None:
    assert [c.key for c in 低保申请.commitments] == ["truth", "consent", "report"]
    assert {str(c.cites) for c in 低保申请.commitments} == {
        "《社会救助法》第四十条",
        "《社会救助法》第四十六条",
    }


def test_every_paper_says_why_it_is_asked_and_when() -> None:
    assert all(paper.why and paper.needed_when is not None for paper in 低保申请.attachments)
