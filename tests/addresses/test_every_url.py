"""Every address as every post, as an officer of the other town, as a citizen and as nobody.

The addresses are read from the resolver: a new one without an expectation fails. What anybody
does here is undone, so that the next one finds the same district.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver

from minzheng.engines.access.testing import OFFICERS
from minzheng.faces.desk.requests import posts_of_view

from .doors import ANY_HOUSE, ANYBODY, CITIZEN, NEIGHBOURS, OWN, OWN_HOUSE
from .scene import ACTORS, DOORS, Scene

DONE = {200, 302, 409}
WRONG_METHOD = 405
OTHER_TOWN = {
    "other_village_worker", "other_town_clerk", "other_town_head", "other_social_worker",
}  # fmt: skip
ROLE_OF = {key: role for key, (_, role, _) in OFFICERS.items()}
DEMO_ONLY = {"demo:move"}
HOUSES = ("house", "other_house")
OF_EACH_LEVEL = ("village_worker", "town_clerk", "other_town_clerk", "district_head", "auditor")


def _views(patterns: list[Any], spaces: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _views(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield ":".join((*spaces, pattern.name or str(pattern.pattern))), pattern.callback


# Every address there is, by name; one without a name shows its route.
VIEWS = dict(_views(get_resolver().url_patterns, ()))


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
            ANY_HOUSE: set(HOUSES),
            OWN_HOUSE: {"house"},
        }[who]
    )


def refusals(name: str, actor: str) -> set[int]:
    """How somebody who may not is turned away."""
    is_desk = isinstance(DOORS[name].who, tuple)
    if actor == "nobody":
        return {302}
    if name.startswith("provider:"):
        return {404} if actor in HOUSES else {403}
    if actor in HOUSES:
        return {403}
    if actor in OFFICERS:
        return {404} if is_desk and ROLE_OF[actor] in DOORS[name].who else {403, 404}
    return {403} if is_desk else {404}


def test_every_address_has_an_expectation() -> None:
    assert sorted(VIEWS.keys() - DEMO_ONLY) == sorted(DOORS)


def asked(name: str) -> list[str]:
    """Who has to be tried: a guard of the desk turns others away before the view begins, alike.

    Elsewhere officers are turned away, or let in, whatever their post: one of each level is tried.
    """
    who = DOORS[name].who
    if not isinstance(who, tuple):
        return [each for each in ACTORS if each not in OFFICERS or each in OF_EACH_LEVEL]
    guarded = posts_of_view(VIEWS[name])
    if not guarded:
        return list(ACTORS)
    near = {*who, *guarded}
    outside = next(iter(each for each in OFFICERS if ROLE_OF[each] not in near), "nobody")
    return [each for each in ACTORS if ROLE_OF.get(each, who[0]) in near or each == outside]


def test_a_guard_lets_nobody_pass_who_is_not_expected() -> None:
    unexpected = {
        name: posts
        for name, door in DOORS.items()
        if (posts := {*posts_of_view(VIEWS[name])})
        and isinstance(door.who, tuple)
        and not {*door.who} <= posts
    }

    assert unexpected == {}


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(DOORS))
def test_it_opens_to_those_it_is_for_and_to_nobody_else(scene: Scene, name: str) -> None:
    for actor in asked(name):
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
