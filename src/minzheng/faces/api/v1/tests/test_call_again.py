"""Idempotency: the same call once, whatever order, repetition or body; limits told in headers."""

import json
import threading
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minzheng.engines.access.testing import APPLICANT_ID, CHILD_ID, SPOUSE_ID, Cast, make_cast
from minzheng.engines.partners import api as partners
from minzheng.engines.partners.testing import let_in

from .conftest import MONDAY, Program

PEOPLE = {"罗春生": APPLICANT_ID, "谢月娥": SPOUSE_ID, "罗小雨": CHILD_ID}
CALLS = st.lists(st.tuples(st.sampled_from(["key-aaaa", "key-bbbb", "key-cccc"]),
                           st.sampled_from(sorted(PEOPLE))), min_size=1, max_size=8)  # fmt: skip


def begin(program: Program, key: str, name: str) -> tuple[int, Any, str]:
    body = {"matter": "relief/dibao", "authority": "WT-1",
            "applicant": {"name": name, "id_number": PEOPLE[name]}}  # fmt: skip
    response = program.answer("post", "/applications", body, **{"Idempotency-Key": key})
    return response.status_code, response.content, response.get("Idempotency-Replayed", "")


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(calls=CALLS)
def test_a_key_stands_for_one_request_and_one_answer(
    cast: Cast, program: Program, calls: list[tuple[str, str]]
) -> None:
    partners.StoredAnswer.objects.all().delete()
    first: dict[str, tuple[str, bytes]] = {}

    for key, name in calls:
        status, content, replayed = begin(program, key, name)
        known = first.get(key)
        if known is None:
            assert (status, replayed) == (201, "")
            first[key] = (name, content)
        elif known[0] == name:
            assert (status, replayed, content) == (201, "true", known[1])
        else:
            assert status == 409
    assert partners.Lodged.objects.count() <= len(PEOPLE)


def test_answers_put_or_thrown_away_again_change_nothing_more(cast: Cast, program: Program) -> None:
    path = f"/applications/{json.loads(begin(program, 'key-aaaa', '罗春生')[1])['id']}"
    answers = {"household": {"homes": 1}, "members": [{"lives_together": True}]}
    calls = (("put", f"{path}/answers", answers, "put-aaaa"), ("delete", path, {}, "del-aaaa"))

    for method, at, body, key in calls:
        first, again = (program.answer(method, at, body, **{"Idempotency-Key": key})
                        for _ in range(2))  # fmt: skip
        assert (first.status_code, again.content) == (200, first.content)
        assert again["Idempotency-Replayed"] == "true" and "Idempotency-Replayed" not in first
    other = program.answer("put", f"{path}/answers", {}, **{"Idempotency-Key": "put-aaaa"})
    assert other.status_code == 409


def test_put_and_delete_may_come_without_a_key(cast: Cast, program: Program) -> None:
    path = f"/applications/{json.loads(begin(program, 'key-aaaa', '罗春生')[1])['id']}"
    keyless = {"Idempotency-Key": ""}

    assert program.send("put", f"{path}/answers", {"household": {"homes": 1}}, **keyless)[0] == 200
    assert program.send("delete", path, **keyless)[0] == 200
    assert partners.StoredAnswer.objects.count() == 1


def test_answers_of_which_one_is_wrong_are_not_kept(cast: Cast, program: Program) -> None:
    path = f"/applications/{json.loads(begin(program, 'key-aaaa', '罗春生')[1])['id']}/answers"
    body = {"household": {"homes": 1, "nonsense": 1}}

    assert program.send("put", path, body)[0] == 422
    assert program.get(path)[1]["household"] == {}


def test_a_refusal_uses_up_no_key(cast: Cast, program: Program) -> None:
    wrong = program.answer("post", "/webhooks", {"url": "https://10.0.0.1/", "events": ["x"]},
                           **{"Idempotency-Key": "key-dddd"})  # fmt: skip

    assert wrong.status_code == 422
    assert begin(program, "key-dddd", "罗春生")[0] == 201


def test_another_partner_has_keys_of_its_own(cast: Cast, program: Program) -> None:
    other = Program(let_in(cast, on=MONDAY, name="别的系统")[1])
    begin(program, "key-eeee", "罗春生")

    assert begin(other, "key-eeee", "谢月娥")[2] == ""


@pytest.mark.parametrize("key", ["", "short", "x" * 81])
def test_without_a_fitting_key_nothing_is_done(cast: Cast, program: Program, key: str) -> None:
    assert begin(program, key, "罗春生")[0] == 400
    assert not partners.Lodged.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_do_one_deed(
    transactional_db: None, settings: Any, tmp_path: Any
) -> None:
    from_cast = _cast(settings, tmp_path)
    program = Program(let_in(from_cast, on=MONDAY)[1])
    got: list[tuple[int, Any, str]] = []

    def call() -> None:
        got.append(begin(Program(program.key), "key-ffff", "罗春生"))
        connection.close()

    threads = [threading.Thread(target=call) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [status for status, _, _ in got] == [201] * 4
    assert len({content for _, content, _ in got}) == 1
    assert sorted(replayed for _, _, replayed in got) == ["", "true", "true", "true"]
    assert partners.Lodged.objects.count() == 1


def _cast(settings: Any, tmp_path: Any) -> Cast:
    settings.DATA_DIR, settings.DEMO = tmp_path, True
    (tmp_path / "business-date.txt").write_text(MONDAY.isoformat())
    return make_cast(MONDAY)


def test_limits_are_told_and_held(cast: Cast) -> None:
    program = Program(let_in(cast, on=MONDAY, per_minute=2)[1])

    headers = {"Authorization": f"Bearer {program.key}"}
    first, second, over = (program.client.get("/api/v1/me", headers=headers) for _ in range(3))
    left = [each["RateLimit-Remaining"] for each in (first, second)]

    assert left == ["1", "0"]
    assert over.status_code == 429 and 0 < int(over["Retry-After"]) <= 60


def test_every_call_is_logged_and_wrong_keys_too(cast: Cast, program: Program) -> None:
    begin(program, "key-gggg", "罗春生")
    public = program.key.split("_")[1]
    Program(f"mz_{public}_guessed").get("/me")
    Program("nonsense").get("/me")

    rows = list(partners.Call.objects.order_by("pk"))
    assert [row.status for row in rows] == [201, 401, 401]
    assert rows[0].subjects[1] == f"person:{cast.applicant.pk}"
    assert rows[1].partner == rows[0].partner and rows[2].partner is None
    assert APPLICANT_ID not in str([vars(row) for row in rows])


def test_a_scope_that_was_not_given_opens_nothing(cast: Cast) -> None:
    program = Program(let_in(cast, on=MONDAY, scopes=("cases",))[1])

    for path in ("/applications", "/webhooks"):
        status, told = program.get(path)
        assert status == 403 and "权限" in told["title"]
    assert program.get("/cases")[0] == 200
