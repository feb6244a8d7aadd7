"""What public money bought, what was drawn, who waits for help: without a key, without a name."""

from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.testing import DAY, Cast, make_cast
from minzheng.engines.disclosure import api as disclosure
from minzheng.engines.needs.testing import world_of
from minzheng.engines.projects import api
from minzheng.engines.projects.testing import (
    NAME,
    accepted,
    awarded,
    manager_of,
    organisation,
    paid,
    reported,
    signed,
)

from .conftest import Program

pytestmark = pytest.mark.django_db
OPEN = Program("")


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR, settings.DEMO, settings.HOME_DIVISION = tmp_path, True, ""
    (tmp_path / "business-date.txt").write_text(DAY.isoformat())
    return make_cast(DAY)


def test_a_contract_is_read_with_its_results(cast: Cast) -> None:
    contract = signed(cast, DAY)
    manager = manager_of(contract.organisation, DAY)
    for claimed in ({}, {"A": 80, "B": 3}):
        stage = accepted(reported(contract, manager, claimed, DAY), cast, claimed, DAY)
        if stage.amount:
            paid(stage, cast, DAY)

    _, listed = OPEN.get("/contracts")
    status, told = OPEN.get(f"/contracts/{contract.pk}")

    assert [row["id"] for row in listed["items"]] == [contract.pk]
    assert status == 200 and told["paid_fen"] == listed["items"][0]["paid_fen"] == 6_000_000
    assert [(row["done"], row["few"]) for row in told["indicators"]] == [(80, False), (None, True)]
    assert told["result"] is None and told["stages"][0]["amount_fen"] == 6_000_000
    assert all(word not in str(told) for word in ("柯美玲", "探访和小组按计划做"))


def test_kinds_of_funds_close_to_the_fen(cast: Cast) -> None:
    signed(cast, DAY)

    _, told = OPEN.get("/funds/kinds")

    (row,) = told["items"]
    parts = ("allotted_fen", "spent_fen", "promised_fen", "available_fen")
    assert row["received_fen"] == sum(row[part] for part in parts)
    assert row["promised_fen"] == 10_000_000


def test_awards_are_read_once_they_are_published(cast: Cast) -> None:
    row = awarded(cast, manager_of(organisation(), DAY), DAY)
    draft = api.publicise_award(row, by=cast.viewers["district_clerk"], on=DAY)
    assert OPEN.get(f"/rounds/{row.pk}")[1]["awards"] is None
    disclosure.publish(draft, by=cast.viewers["district_head"], on=DAY)

    (won,) = OPEN.get(f"/rounds/{row.pk}")[1]["awards"]

    assert (won["score"], won["spread"], won["marks"]) == (80.0, 0.0, 3)
    assert won["organisation"] == NAME and won["award_fen"] == 5_000_000
    assert OPEN.get("/rounds")[1]["items"][0]["proposals"] == 1


def test_what_waits_for_a_giver_names_nobody(cast: Cast) -> None:
    world_of(cast).offered()

    _, told = OPEN.get("/giving")

    (row,) = told["items"]
    assert row["worth_fen"] and "罗春生" not in str(told) and "石桥" not in str(told)
    assert OPEN.get("/giving?item=nothing")[1]["items"] == []


@pytest.mark.parametrize("path", ["/contracts", "/rounds", "/draws", "/giving"])
def test_a_cursor_of_another_list_is_refused(cast: Cast, path: str) -> None:
    status, told = OPEN.get(f"{path}?next=abc")

    assert status == 400 and "next" in told["detail"]


@pytest.mark.parametrize("path", ["/contracts/9", "/rounds/9", "/draws/9"])
def test_what_is_not_there_is_not_found(cast: Cast, path: str) -> None:
    assert OPEN.get(path)[0] == 404
