"""Figures, funds and disclosure: what is public for anybody, the rest with a scope and in reach."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import (
    DISTRICT,
    TOWN_A,
    TOWN_B,
    VILLAGE_A,
    VILLAGE_B,
    Cast,
    make_cast,
)
from minzheng.engines.disclosure.api import withdraw
from minzheng.engines.disclosure.tests.staging import disclosed
from minzheng.engines.indicators.api import compute, indicators
from minzheng.engines.indicators.tests.staging import MONDAY, OCTOBER, paid
from minzheng.engines.partners.testing import let_in
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.papers import Paper

from .conftest import Program

OPEN = Program("")
TODAY = date(2026, 11, 20)
KEY = "paid-money"


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(TODAY.isoformat())
    return make_cast(MONDAY)


@pytest.fixture
def october(cast: Cast) -> None:
    paid(cast, [VILLAGE_A] * 11 + [VILLAGE_B] * 2)
    compute(OCTOBER, by=SYSTEM, on=TODAY)


def public_key() -> str:
    return next(k for k, each in indicators().items() if each.public and each.unit == "元")


def test_every_public_indicator_is_defined(cast: Cast) -> None:
    status, told = OPEN.get("/indicators")

    assert status == 200 and told["items"] and all(each["public"] for each in told["items"])
    assert all(each["means"] and each["numerator"] for each in told["items"])


def test_small_towns_are_not_told_apart(cast: Cast, october: None) -> None:
    status, told = OPEN.get(f"/indicators/{public_key()}")

    rows = {(row["month"], row["division"]): row for row in told["items"]}
    assert status == 200 and rows["2026-10", DISTRICT]["status"] == "told"
    assert TOWN_B not in {row["division"] for row in told["items"]}
    assert {row["month"] for row in told["items"]} == {"2026-10"}


@pytest.mark.parametrize(
    ("path", "status"),
    [("/indicators/no-such", 404), ("/indicators/{}?since=2026-13", 422),
     ("/indicators/{}?since=2026-12&until=2026-01", 422), ("/funds/2026-10/relief/nothing", 404),
     ("/indicators/{}?since=1900-01&until=2026-01", 422), ("/funds?year=3", 422),
     ("/funds/october/relief/dibao", 422)],
)  # fmt: skip
def test_what_is_not_there_or_not_fit_is_told(cast: Cast, path: str, status: int) -> None:
    told = OPEN.get(path.format(public_key()))

    assert told[0] == status and told[1]["detail"]


def test_with_the_scope_the_rest_is_read_where_it_reaches(cast: Cast, october: None) -> None:
    program = Program(let_in(cast, on=TODAY, divisions=(TOWN_A,))[1])
    hidden = next(key for key, each in indicators().items() if not each.public)

    status, told = program.get(f"/figures/{hidden}?since=2026-10&until=2026-10")
    assert status == 200 and [row["division"] for row in told["items"]] == [TOWN_A]
    assert program.get(f"/figures/{hidden}?division={VILLAGE_A}")[0] == 200
    assert program.get(f"/figures/{hidden}?division={TOWN_B}")[0] == 403
    assert program.get(f"/figures/{hidden}?division={DISTRICT}")[0] == 403
    assert len(program.get("/figures")[1]["items"]) == len(indicators())


def test_without_the_scope_only_the_public_ones_are_read(cast: Cast) -> None:
    program = Program(let_in(cast, on=TODAY, scopes=("cases",))[1])

    assert program.get("/figures")[0] == program.get(f"/figures/{public_key()}")[0] == 403


def test_funds_add_up_to_the_cent(cast: Cast, october: None) -> None:
    _, told = OPEN.get("/funds?year=2026")

    (month,) = told["items"]
    exact = sum(80_000 + number for number in range(1, 14))
    assert month["whole"]["money_fen"] == exact == sum(m["money_fen"] for m in month["matters"])
    assert month["whole"]["money_yuan"] == f"{exact // 100}.{exact % 100:02d}"
    _, towns = OPEN.get("/funds/2026-10/relief/dibao")
    assert TOWN_B not in {row["division"] for row in towns["items"]}


def test_the_directory_leads_to_text_versions_and_paper(cast: Cast) -> None:
    paper = Paper("通知.pdf", b"%PDF-1.4 a notice")
    document = disclosed(cast, paper=paper, paper_checked=True)

    _, listed = OPEN.get("/disclosures?q=最低生活保障&category=0901&year=2026")
    assert [row["id"] for row in listed["items"]] == [document.pk]
    _, told = OPEN.get(f"/disclosures/{document.pk}")
    assert told["current"]["text"].startswith("各村委会") and told["standing"] == "有效"
    status, content = OPEN.get(told["current"]["paper"].removeprefix("/api/v1"))
    assert (status, content) == (200, b"%PDF-1.4 a notice")
    assert OPEN.get(f"/disclosures/{document.pk}/versions")[1]["items"][0]["number"] == 1
    assert OPEN.get(f"/disclosures/{document.pk}/versions/2")[0] == 404
    assert OPEN.get("/disclosures?q=没有这样的")[1]["items"] == []


def test_of_a_withdrawn_document_nothing_typed_is_told(cast: Cast) -> None:
    document = disclosed(cast)
    withdraw(document, "含个人信息", by=cast.viewers["town_head"], on=TODAY)

    _, told = OPEN.get(f"/disclosures/{document.pk}")

    assert (told["state"], told["current"]) == ("withdrawn", None)
    assert "最低生活保障" not in str(told)
    for path in ("versions", "versions/1", "versions/1/paper"):
        assert OPEN.get(f"/disclosures/{document.pk}/{path}")[0] == 404
