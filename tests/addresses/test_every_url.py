"""Every address as every post, as an officer of the other town, as a citizen and as nobody.

The addresses are read from the resolver: a new one without an expectation fails. What anybody
does here is undone, so that the next one finds the same district.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from django.urls import URLPattern, URLResolver, get_resolver

from minzheng.engines.access.testing import (
    OFFICERS,
)

from .doors import ANYBODY, CITIZEN, NEIGHBOURS, OWN
from .scene import ACTORS, DOORS, FRIDAY, Scene, make_scene

DONE = {200, 302, 409}
WRONG_METHOD = 405
OTHER_TOWN = {"other_village_worker", "other_town_clerk", "other_town_head"}
ROLE_OF = {key: role for key, (_, role, _) in OFFICERS.items()}
DEMO_ONLY = {"demo:move"}


@pytest.fixture(scope="module")
def scene(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Scene]:
    folder = tmp_path_factory.mktemp("scene")
    (folder / "business-date.txt").write_text(FRIDAY.isoformat())
    demo = override_settings(DATA_DIR=folder, DEMO=True)
    with django_db_blocker.unblock(), demo, transaction.atomic():
        yield make_scene(folder)
        transaction.set_rollback(True)


def names() -> list[str]:
    """Every address there is, by name; one without a name shows its route."""
    return sorted(set(_names(get_resolver().url_patterns, ())) - DEMO_ONLY)


def _names(patterns: list[Any], spaces: tuple[str, ...]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield ":".join((*spaces, pattern.name or str(pattern.pattern)))


def allowed(name: str, actor: str) -> bool:
    who = DOORS[name].who
    if isinstance(who, tuple):
        near = actor not in OTHER_TOWN or not DOORS[name].far
        return ROLE_OF.get(actor) in who and near
    return (
        actor
        in {
            ANYBODY: set(ACTORS),
            CITIZEN: {"applicant", "neighbour"},
            OWN: {"applicant"},
            NEIGHBOURS: {"neighbour"},
        }[who]
    )


def refusals(name: str, actor: str) -> set[int]:
    """How somebody who may not is turned away."""
    is_desk = isinstance(DOORS[name].who, tuple)
    if actor == "nobody":
        return {302}
    if actor in OFFICERS:
        return {404} if is_desk and ROLE_OF[actor] in DOORS[name].who else {403, 404}
    return {403} if is_desk else {404}


def test_every_address_has_an_expectation() -> None:
    assert names() == sorted(DOORS)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(DOORS))
def test_it_opens_to_those_it_is_for_and_to_nobody_else(scene: Scene, name: str) -> None:
    for actor in ACTORS:
        answers = {scene.asks(actor, name, method) for method in ("get", "post")} - {WRONG_METHOD}

        if allowed(name, actor):
            assert answers, f"{actor} 用什么方法都打不开 {name}"
            assert answers <= DONE | DOORS[name].also, f"{actor} 应能打开 {name}，得到 {answers}"
        else:
            assert answers, f"{name} 没有回答 {actor}"
            assert answers <= refusals(name, actor), f"{actor} 不应打开 {name}，得到 {answers}"


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(n for n in DOORS if n.startswith("desk:")))
def test_nobody_is_sent_to_sign_in(scene: Scene, name: str) -> None:
    if DOORS[name].who == ANYBODY:
        pytest.skip("这一页本来就是给没有登录的人的")
    with transaction.atomic():
        response = scene.browser("nobody").get(scene.url(name))
        transaction.set_rollback(True)

    assert response.status_code == WRONG_METHOD or response.url.startswith("/desk/sign-in/")
