"""Input that no register can hold is told by 400 or 404 wherever it is sent, never by a 500."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from .scene import ACTORS, DOORS, Scene
from .test_every_url import allowed

NUL, HALF = "a\x00b", "a\ud800b"
HUGE = 10**30
PROBLEM, PAGE = "application/problem+json", "text/html"
# Every name that a page of the house reads from its address as a number, a key or words.
NAMES = (
    "after", "before", "page", "cursor", "next", "limit", "person", "officer", "offer", "office",
    "facility", "agent", "draft", "mandate", "year", "days", "severity", "minutes", "c", "q",
    "number", "month", "day", "on", "place", "division", "price", "view", "level", "kind", "state",
)  # fmt: skip
NUMBERED = sorted(name for name, door in DOORS.items() if door.args)
READ = sorted(name for name in DOORS if not name.startswith("api:v1:"))


def answers(scene: Scene, actor: str, path: str, method: str = "get", **sent: Any) -> Any:
    """The answer; what the asking did is undone."""
    client = scene.browser(actor)
    with transaction.atomic():
        response = getattr(client, method)(path, **sent)
        transaction.set_rollback(True)
    return response


def reader_of(name: str) -> str:
    return next(actor for actor in ACTORS if allowed(name, actor))


def huge_paths(scene: Scene, name: str) -> Iterator[str]:
    """The address with each of its numbers in turn larger than any row's."""
    args = [scene.things[thing] for thing in DOORS[name].args]
    for place, value in enumerate(args):
        if isinstance(value, int):
            try:
                yield reverse(name, args=[*args[:place], HUGE, *args[place + 1 :]])
            except NoReverseMatch:
                continue


@pytest.mark.django_db
def test_nul_in_an_address_is_told_wherever_it_stands(scene: Scene) -> None:
    for name in sorted(DOORS):
        response = answers(scene, "nobody", f"{scene.url(name)}?q=a%00b")

        kind = PROBLEM if scene.url(name).startswith("/api/") else PAGE
        assert (response.status_code, response["Content-Type"].partition(";")[0]) == (400, kind)
        assert "“q”" in response.content.decode(), name


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/open/verify/A%00B/", "/api/v1/letters/A%00B", "/%00/"])
def test_nul_in_a_path_names_nothing(scene: Scene, path: str) -> None:
    response = answers(scene, "nobody", path)

    assert response.status_code == 400 and "网址" in response.content.decode()


@pytest.mark.django_db
def test_nul_in_a_cookie_is_no_session(scene: Scene) -> None:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = NUL

    response = client.get("/")

    assert response.status_code == 400 and "清除本网站的 Cookie" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["portal:tips", "desk:sign-in", "portal:progress", "open:verify"])
@pytest.mark.parametrize("kind", ["multipart", "urlencoded"])
def test_nul_in_a_form_is_told_with_the_field(scene: Scene, name: str, kind: str) -> None:
    typed = {"content_type": "application/x-www-form-urlencoded"} if kind == "urlencoded" else {}
    data: Any = "words=a%00b" if typed else {"words": NUL}

    response = answers(scene, "nobody", scene.url(name), "post", data=data, **typed)

    assert response.status_code == 400 and "“words”一项" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "pointer"),
    [('{"a": [0, "x\\u0000"]}', "/a/1"), ('{"a": {"b": "\\udc00"}}', "/a/b"),
     ('{"\\u0000": 1}', "/"), (f'{{"a": {HUGE}}}', "/a"), ('{"a": "\\ud83d"}', "/a")],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/api/v1/applications", "/api/v1/registry/sync/search"])
def test_a_broken_text_in_json_is_told_by_its_pointer(
    scene: Scene, path: str, body: str, pointer: str
) -> None:
    response = answers(scene, "nobody", path, "post", data=body, content_type="application/json")

    told = response.json()
    assert response.status_code == 400 and told["errors"][0]["pointer"].startswith(pointer)


@pytest.mark.django_db
def test_a_whole_sign_beyond_the_first_plane_is_no_broken_text(scene: Scene) -> None:
    response = answers(scene, "nobody", "/api/v1/applications", "post",
                       data='{"a": "\\ud83d\\ude00"}', content_type="application/json")  # fmt: skip

    assert response.status_code == 401


@pytest.mark.django_db
def test_bytes_that_are_no_utf_8_end_nowhere_in_a_server_error(scene: Scene) -> None:
    for name in sorted(DOORS):
        if name.startswith(("open:", "portal:", "api:")):
            response = answers(scene, "nobody", f"{scene.url(name)}?q=%ff%fe&next=%ed%a0%80")
            assert response.status_code < 500, name


@pytest.mark.django_db
def test_a_number_that_no_row_can_have_names_nothing(scene: Scene) -> None:
    for name in NUMBERED:
        actor = reader_of(name)
        for path in huge_paths(scene, name):
            for method in ("get", "post"):
                status = answers(scene, actor, path, method).status_code
                assert status in ({404, 405, 401} if "/api/" in path else {404, 405}), (name, path)


@pytest.mark.django_db
def test_a_huge_number_behind_any_name_is_survived(scene: Scene) -> None:
    asked = "&".join(f"{each}={HUGE}" for each in NAMES)

    for name in READ:
        status = answers(scene, reader_of(name), f"{scene.url(name)}?{asked}").status_code
        assert status < 500, name
