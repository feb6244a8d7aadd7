"""A village terminal applies for somebody who signed a mandate, from the first call to the end."""

from typing import Any

import pytest

from minzheng.engines.access.testing import APPLICANT_ID, TOWN_B, Cast
from minzheng.engines.audit.api import Entry
from minzheng.engines.cases.api import Case
from minzheng.engines.cases.testing import ANSWERS, take
from minzheng.engines.consent.api import Consent
from minzheng.engines.partners import api as partners
from minzheng.engines.partners.testing import let_in

from .conftest import MONDAY, Program
from .filling import fill_in, lodged

BEGIN = {
    "matter": "relief/dibao", "authority": "委托书 WT-1，2026-11-01",
    "applicant": {"name": "罗春生", "id_number": APPLICANT_ID},
}  # fmt: skip


def test_it_is_written_signed_and_submitted(cast: Cast, program: Program) -> None:
    case = lodged(program, BEGIN)

    row = Case.objects.get(number=case)
    entry = Entry.objects.get(verb="submit", subject=row.ref)
    assert row.agent_name == "增城农村商业银行" and row.agent_mandate.startswith("委托书 WT-1")
    assert (entry.doer_kind, entry.doer_name) == ("system", "便民服务终端")


def test_nobody_is_made_to_authorise_a_check_by_it(cast: Cast, program: Program) -> None:
    lodged(program, BEGIN)

    assert not Consent.objects.exists()


def test_without_the_mandate_it_is_not_submitted(cast: Cast, program: Program) -> None:
    _, begun = program.send("post", "/applications", BEGIN)
    fill_in(program, begun, ANSWERS)

    status, told = program.send("post", f"/applications/{begun['id']}/submit")

    assert status == 409 and told["title"] == "缺少委托书"
    assert not Case.objects.exists()


def test_what_is_missing_is_told_at_once_with_pointers(cast: Cast, program: Program) -> None:
    _, begun = program.send("post", "/applications", BEGIN)
    program.upload(f"/applications/{begun['id']}/papers", "mandate")

    status, told = program.send("post", f"/applications/{begun['id']}/submit")

    assert status == 422 and len(told["errors"]) > 5
    assert all(each["pointer"].startswith("/") for each in told["errors"])


@pytest.mark.parametrize("name", ["罗冬生", "谢月娥"])
def test_name_and_number_must_both_fit(cast: Cast, program: Program, name: str) -> None:
    asked = {**BEGIN, "applicant": {"name": name, "id_number": APPLICANT_ID}}

    status, told = program.send("post", "/applications", asked)

    assert status == 404 and APPLICANT_ID not in str(told)


def test_a_partner_of_the_other_town_finds_nobody(cast: Cast) -> None:
    _, key = let_in(cast, on=MONDAY, divisions=(TOWN_B,))

    assert Program(key).send("post", "/applications", BEGIN)[0] == 404


def test_another_partner_sees_nothing_of_it(cast: Cast, program: Program) -> None:
    case = lodged(program, BEGIN)
    other = Program(let_in(cast, on=MONDAY, name="别的系统")[1])
    number = partners.Lodged.objects.get().pk

    assert other.get("/applications")[1]["items"] == other.get("/cases")[1]["items"] == []
    for path in (f"/applications/{number}", f"/cases/{case}", f"/cases/{case}/letters",
                 f"/cases/{case}/letters/1"):  # fmt: skip
        assert other.get(path)[0] == 404
    for path, body in (("withdraw", {}), ("rating", {"level": 5}), ("answers/补正", {})):
        assert other.send("post", f"/cases/{case}/{path}", body)[0] == 404
    assert other.upload(f"/cases/{case}/papers", "")[0] == 404


def test_when_its_divisions_shrink_it_sees_nothing_any_more(cast: Cast, program: Program) -> None:
    case = lodged(program, BEGIN)
    partners.Partner.objects.update(divisions=[TOWN_B])

    assert program.get(f"/cases/{case}")[0] == 404
    assert program.get("/cases")[1]["items"] == program.get("/applications")[1]["items"] == []


def test_it_follows_answers_withdraws_and_rates(cast: Cast, program: Program) -> None:
    case = Case.objects.get(number=lodged(program, BEGIN))
    clerk = cast.viewers["town_clerk"]
    take(case, "受理审查", "一次性告知补正", by=clerk, on=MONDAY, papers_complete="否",
         reason="缺户口簿")  # fmt: skip

    status, shown = program.get(f"/cases/{case.number}")
    assert status == 200 and shown["state"] == "open"
    waits = shown["waits"][0]
    _, listed = program.get(f"/cases/{case.number}/letters")
    status, pdf = program.get(listed["items"][0]["url"].removeprefix("/api/v1"))
    assert status == 200 and pdf.startswith(b"%PDF")

    path = f"/cases/{case.number}/answers/{waits['element']}"
    assert program.send("post", path, {"text": "户口簿已补"})[0] == 200
    assert program.send("post", f"/cases/{case.number}/rating", {"level": 5})[0] == 409
    assert program.send("post", f"/cases/{case.number}/withdraw", {})[0] == 200
    assert program.send("post", f"/cases/{case.number}/rating", {"level": 5})[0] == 200
    assert program.get(f"/cases/{case.number}")[1]["rated"] is True


def test_no_name_of_an_officer_stands_in_the_history(cast: Cast, program: Program) -> None:
    case = Case.objects.get(number=lodged(program, BEGIN))
    take(case, "受理审查", "受理", by=cast.viewers["town_clerk"], on=MONDAY)

    _, shown = program.get(f"/cases/{case.number}")

    assert "李建国" not in str(shown) and "罗春生" not in str(shown)


def test_a_change_since_it_was_read_is_refused(cast: Cast, program: Program) -> None:
    _, begun = program.send("post", "/applications", BEGIN)
    path = f"/applications/{begun['id']}"
    etag = program.client.get(f"/api/v1{path}", headers={"Authorization": f"Bearer {program.key}"})[
        "ETag"
    ]
    body: dict[str, Any] = {"household": {"homes": 1}}

    assert program.send("put", f"{path}/answers", body, **{"If-Match": etag})[0] == 200
    status, told = program.send("put", f"{path}/answers", body, **{"If-Match": etag})

    assert status == 412 and "ETag" in told["remedy"]


def test_a_draft_is_thrown_away(cast: Cast, program: Program) -> None:
    _, begun = program.send("post", "/applications", BEGIN)

    assert program.send("delete", f"/applications/{begun['id']}")[0] == 200
    assert program.get(f"/applications/{begun['id']}")[0] == 404
