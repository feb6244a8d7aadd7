"""Issuing, serving, opening, verifying."""

from dataclasses import replace
from datetime import date

import pytest

from minzheng.engines.audit import api as audit
from minzheng.engines.notices.api import (
    AlreadyServed,
    MissingDocument,
    MissingGlyph,
    Notice,
    NumberClash,
    Service,
    TamperedDocument,
    UnknownKind,
    find_by_verify_code,
    issue_notice,
    letter_pdf,
    notices_of_case,
    notices_to,
    paragraph,
    serve_notice,
)
from minzheng.engines.notices.letter_json import letter_from_json

ON = date(2026, 11, 20)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_dir")]


def test_it_numbers_stores_and_records(draft, clerk, family, data_dir) -> None:
    notice = issue_notice(draft, by=clerk, on=ON)

    assert notice.number == "增民低保〔2026〕第0001号"
    assert letter_pdf(notice).startswith(b"%PDF")
    assert (data_dir / notice.path).parent.name == "2026"
    assert "无仿宋" in notice.fonts
    assert letter_from_json(notice.letter).verify_code == notice.verify_code
    assert list(notices_of_case("case:GZ0001")) == list(notices_to(family)) == [notice]
    assert [entry.verb for entry in audit.entries_about("case:GZ0001")] == ["issue_notice"]


def test_each_office_year_and_word_counts_alone(draft, clerk) -> None:
    other_word = replace(draft, number_word="增民特困")
    years = [ON, ON, date(2027, 1, 4)]

    numbers = [issue_notice(draft, by=clerk, on=on).number[-8:] for on in years]

    assert [number[-5:] for number in numbers] == ["0001号", "0002号", "0001号"]
    assert issue_notice(other_word, by=clerk, on=ON).number == "增民特困〔2026〕第0001号"


def test_it_refuses_a_word_another_office_uses(draft, clerk) -> None:
    issue_notice(draft, by=clerk, on=ON)

    with pytest.raises(NumberClash, match="增民低保〔2026〕第0001号"):
        issue_notice(replace(draft, office_code="440111"), by=clerk, on=ON)


def test_a_missing_glyph_uses_no_number_and_leaves_nothing(draft, clerk, data_dir) -> None:
    broken = replace(draft, letter=replace(draft.letter, body=(paragraph("张\ue000"),)))

    with pytest.raises(MissingGlyph):
        issue_notice(broken, by=clerk, on=ON)

    assert not list(data_dir.rglob("*.pdf"))
    assert not audit.entries_about("case:GZ0001")
    assert issue_notice(draft, by=clerk, on=ON).number == "增民低保〔2026〕第0001号"


def test_it_refuses_an_unknown_kind(draft, clerk) -> None:
    with pytest.raises(UnknownKind):
        issue_notice(replace(draft, letter=replace(draft.letter, kind="poem")), by=clerk, on=ON)


def test_no_half_written_file_remains(draft, clerk, data_dir) -> None:
    issue_notice(draft, by=clerk, on=ON)

    assert not list(data_dir.rglob("*.part"))


def test_it_refuses_to_open_a_changed_file(draft, clerk, data_dir) -> None:
    notice = issue_notice(draft, by=clerk, on=ON)
    path = data_dir / notice.path
    path.write_bytes(path.read_bytes() + b" ")

    with pytest.raises(TamperedDocument, match="第0001号"):
        letter_pdf(notice)


def test_it_says_when_the_file_is_gone(draft, clerk, data_dir) -> None:
    notice = issue_notice(draft, by=clerk, on=ON)
    (data_dir / notice.path).unlink()

    with pytest.raises(MissingDocument, match="备份"):
        letter_pdf(notice)


def test_it_is_served_once_with_mode_and_proof(draft, clerk) -> None:
    notice = issue_notice(draft, by=clerk, on=ON)
    service = Service(Notice.ServiceMode.POST, date(2026, 11, 24), "EMS 签收单")

    served = serve_notice(notice, service, by=clerk)

    assert (served.served_on, served.service_mode) == (date(2026, 11, 24), "post")
    assert audit.entries_about("case:GZ0001")[-1].verb == "serve_notice"
    with pytest.raises(AlreadyServed, match=r"2026-11-24.*邮寄送达"):
        serve_notice(notice, service, by=clerk)


def test_it_cannot_be_served_before_it_was_issued(draft, clerk) -> None:
    notice = issue_notice(draft, by=clerk, on=ON)

    with pytest.raises(ValueError, match="早于签发"):
        serve_notice(notice, Service(Notice.ServiceMode.HANDED, date(2026, 11, 19), ""), by=clerk)


@pytest.mark.parametrize("spoil", [str, str.lower, lambda code: code.replace("-", " ")])
def test_anybody_can_verify_and_learns_no_name(draft, clerk, spoil) -> None:
    notice = issue_notice(draft, by=clerk, on=ON)

    facts = find_by_verify_code(spoil(notice.verify_code))

    assert facts is not None
    assert (facts.number, facts.issuer) == (notice.number, "广州市增城区民政局")
    assert "张" not in repr(facts)


@pytest.mark.parametrize("code", ["", "-", "2222-2222-2222", "张三", "' OR 1=1"])
def test_a_wrong_code_finds_nothing(draft, clerk, code) -> None:
    issue_notice(draft, by=clerk, on=ON)

    assert find_by_verify_code(code) is None
