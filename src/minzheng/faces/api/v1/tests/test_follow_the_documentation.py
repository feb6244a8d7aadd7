"""The page says what there is, and every example on it works."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from minzheng.engines.access.testing import APPLICANT_ID, SPOUSE_ID, Cast
from minzheng.engines.cases.testing import apply
from minzheng.engines.partners import api as partners
from minzheng.faces.api.v1.examples import EXAMPLES, Example
from minzheng.faces.api.v1.page import chapters

from .conftest import MONDAY, PDF, Program, told
from .places import HOME_CODE, open_places, open_times

CASE = "⟨办件编号⟩"


def filled(value: Any, known: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: filled(each, known) for name, each in value.items()}
    if isinstance(value, list):
        return [filled(each, known) for each in value]
    for word, meant in known.items():
        value = value.replace(word, meant) if isinstance(value, str) else value
    return value


def lodged(cast: Cast, partner: partners.Partner) -> str:
    case = apply(cast, on=MONDAY)
    partners.Lodged.objects.create(
        partner=partner, matter=case.matter, division_code=case.division_code,
        person=case.applicant_id, draft=1, token=case.token, case=case.number, begun_on=MONDAY,
    )  # fmt: skip
    return str(case.number)


def reported(cast: Cast, partner: partners.Partner) -> dict[str, str]:
    """A home that the partner reports for, and where times can be booked."""
    home, _ = open_places(MONDAY)
    scopes = [*partner.scopes, partners.PLACES]
    partners.Partner.objects.update(scopes=scopes, institutions=[HOME_CODE])
    offer = open_times(cast, home, MONDAY)
    return {"⟨机构编号⟩": str(home.pk), "⟨预约服务⟩": str(offer.pk), "⟨日期⟩": "2026-11-03"}


def run(program: Program, example: Example, known: dict[str, str]) -> tuple[int, Any]:
    path = filled(example.path, known)
    if example.form is not None:
        data = {**example.form, "file": SimpleUploadedFile("a.pdf", PDF)}
        headers = {"Authorization": f"Bearer {program.key}", "Idempotency-Key": "examples-file"}
        return told(program.client.post(f"/api/v1{path}", data, headers=headers))
    if example.method == "get":
        return program.get(path)
    return program.send(example.method, path, filled(example.body, known))


def test_every_example_works(cast: Cast, partner: Any, program: Program) -> None:
    known = {"⟨姓名⟩": "谢月娥", "⟨证件号码⟩": SPOUSE_ID, **reported(cast, partner[0])}

    for example in EXAMPLES:
        if CASE in example.path and CASE not in known:
            known[CASE] = lodged(cast, partner[0])
        status, answer = run(program if example.keyed else Program(""), example, known)

        assert status == example.status, (example.title, answer.get("errors", answer))
        assert set(example.has) <= set(answer), (example.title, answer)
        known |= {word: str(answer[name]) for word, name in example.keeps.items()}


def test_the_page_lists_every_operation_and_every_example(cast: Cast) -> None:
    response = Client().get("/api/v1/")

    page = response.content.decode()
    assert response.status_code == 200 and APPLICANT_ID not in page
    for chapter in chapters():
        for row in chapter.operations:
            assert row.path in page and row.summary in page
    for example in EXAMPLES:
        assert example.title in page


def test_every_operation_says_what_it_does() -> None:
    rows = [row for chapter in chapters() for row in chapter.operations]

    assert len(rows) > 30
    assert all(row.says and row.summary for row in rows)
