"""Wrong address, method or type: problem details in Chinese; what is known is not sent again."""

from typing import Any

import pytest
from django.test import Client

from minzheng.engines.access.testing import Cast

from .conftest import Program, told

OPEN = Program("")
PROBLEM = "application/problem+json"


def refused(response: Any) -> dict[str, Any]:
    assert response["Content-Type"].startswith(PROBLEM)
    found: dict[str, Any] = told(response)[1]
    assert found["status"] == response.status_code and found["remedy"]
    return found


@pytest.mark.parametrize("path", ["nowhere", "applications/abc", "cases/x/letters/y", "matters/"])
def test_an_address_that_is_none_is_told_in_chinese(cast: Cast, path: str) -> None:
    response = Client().get(f"/api/v1/{path}")

    assert response.status_code == 404 and "没有这个接口" in refused(response)["detail"]


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [("put", "/matters", "GET"), ("delete", "/verifications", "POST"), ("post", "/me", "GET"),
     ("put", "/registry/sync/search", "POST")],
)  # fmt: skip
def test_another_method_is_told_with_those_that_fit(
    cast: Cast, method: str, path: str, allow: str
) -> None:
    response = getattr(Client(), method)(f"/api/v1{path}", "{}", content_type="application/json")

    assert (response.status_code, response["Allow"]) == (405, allow)
    assert allow in refused(response)["detail"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded"])
def test_a_body_that_is_no_json_is_not_guessed_at(cast: Cast, kind: str) -> None:
    response = Client().post("/api/v1/verifications", "a=1", content_type=kind)

    assert response.status_code == 415 and "application/json" in refused(response)["remedy"]


def test_a_body_that_is_too_large_is_told(cast: Cast, program: Program) -> None:
    response = program.answer("post", "/verifications", {"purpose": "x" * (3 * 1024 * 1024)})

    assert response.status_code == 413 and "2 MB" in refused(response)["remedy"]


def test_a_stranger_beside_the_interface_still_reads_a_page(cast: Cast) -> None:
    response = Client().get("/nowhere/")

    assert response.status_code == 404 and response["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("path", ["/me", "/applications", "/parameters", "/funds", "/offers"])
def test_what_has_not_changed_is_not_sent_again(cast: Cast, program: Program, path: str) -> None:
    headers = {"Authorization": f"Bearer {program.key}"}
    first = Client().get(f"/api/v1{path}", headers=headers)

    again = Client().get(
        f"/api/v1{path}", headers={**headers, "If-None-Match": first.get("ETag", "")}
    )

    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


@pytest.mark.parametrize("key", ["", "short", "a key with blanks", "nul\x00nul-nul"])
def test_a_key_of_another_shape_is_refused(cast: Cast, program: Program, key: str) -> None:
    response = program.answer("post", "/bookings", {}, **{"Idempotency-Key": key})

    assert response.status_code in (400, 422) and response["Content-Type"].startswith(PROBLEM)
