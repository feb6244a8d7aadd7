"""Tips and comments passed on: by receipt, the partner's own, within its divisions."""

from typing import Any

import pytest

from minzheng.engines.access.testing import TOWN_B, VILLAGE_A, VILLAGE_B, Cast
from minzheng.engines.disclosure.api import show
from minzheng.engines.disclosure.tests.staging import consulted
from minzheng.engines.partners.testing import let_in
from minzheng.engines.tips.api import Tip

from .conftest import MONDAY, Program

OPEN = Program("")
TOLD = {"kind": "elder", "division": VILLAGE_A, "words": "独居老人三天没有开门", "who": "陈阿婆",
        "reporter": "何大山", "phone": "13700137000"}  # fmt: skip


@pytest.fixture
def other(cast: Cast) -> Program:
    return Program(let_in(cast, on=MONDAY, name="别的系统", divisions=(TOWN_B,))[1])


def test_a_hotlines_tip_reaches_the_post_of_the_place(program: Program) -> None:
    status, made = program.send("post", "/tips", TOLD)

    tip = Tip.objects.get(number=made["number"])
    assert (status, tip.source, tip.role) == (201, "hotline", "village_worker")
    status, told = program.get(f"/tips/{made['number']}")
    assert (status, told["closed"]) == (200, False)
    assert "陈阿婆" not in str(told) and "何大山" not in str(told)


@pytest.mark.parametrize(
    "differs", [{"kind": "ufo"}, {"words": " "}, {"phone": "x"}, {"division": "here"}]
)
def test_what_cannot_stand_is_told(program: Program, differs: dict[str, Any]) -> None:
    status, told = program.send("post", "/tips", TOLD | differs)

    assert status == 422 and told["detail"]
    assert not Tip.objects.exists()


def test_a_place_out_of_reach_is_no_place(program: Program) -> None:
    assert program.send("post", "/tips", TOLD | {"division": VILLAGE_B})[0] == 404


def test_only_who_passed_a_tip_on_follows_it(program: Program, other: Program) -> None:
    _, made = program.send("post", "/tips", TOLD)

    assert program.get("/tips")[1]["items"][0]["number"] == made["number"]
    assert other.get("/tips")[1]["items"] == []
    assert other.get(f"/tips/{made['number']}")[0] == 404


def test_a_comment_is_taken_within_its_window(cast: Cast, program: Program) -> None:
    row = consulted(cast, opens_on=MONDAY)
    path = f"/consultations/{row.pk}/comments"

    status, made = program.send("post", path, {"text": "发放日应当提前", "about": "第二条"})
    assert status == 201, made
    assert program.get(f"/comments/{made['number']}")[1]["state"] == "waiting"
    assert OPEN.get(path)[1]["items"] == []

    show(row.comments.get(), by=cast.viewers["town_clerk"], on=MONDAY)
    assert OPEN.get(path)[1]["items"][0]["about"] == "第二条"
    status, told = program.send("post", path, {"text": "发放日应当提前", "about": "第九条"})
    assert (status, told["errors"][0]["pointer"]) == (422, "/about")


def test_only_who_passed_a_comment_on_follows_it(
    cast: Cast, program: Program, other: Program
) -> None:
    row = consulted(cast, opens_on=MONDAY)
    path = f"/consultations/{row.pk}/comments"
    _, made = program.send("post", path, {"text": "发放日应当提前"})

    assert other.get("/comments")[1]["items"] == []
    assert other.get(f"/comments/{made['number']}")[0] == 404


def test_without_the_scope_nothing_is_passed_on(cast: Cast) -> None:
    program = Program(let_in(cast, on=MONDAY, scopes=("cases",))[1])

    for path, body in (("/tips", TOLD), ("/consultations/1/comments", {"text": "发放日应当提前"}),
                       ("/bookings", {})):  # fmt: skip
        assert program.send("post", path, body)[0] in (403, 422)
        assert program.send("post", path, body)[1]["title"] == "没有权限"
