"""Much is matched and sent in the background; told on the page, nothing half, begun again."""

from typing import Any

import pytest
from django.test import Client

from minzheng.engines.access.testing import Cast
from minzheng.engines.needs import api
from minzheng.engines.needs.testing import World, world_of
from minzheng.engines.workbench.api import Job, run_job
from minzheng.faces.desk import matching_work
from minzheng.faces.desk.lists.working import REFUSALS, RUNNERS
from minzheng.faces.desk.tests.conftest import At, at, cast, data_dir

__all__ = ["at", "cast", "data_dir"]
pytestmark = pytest.mark.django_db
MATCHINGS = "/desk/needs/matchings/"


@pytest.fixture
def world(cast: Cast) -> World:
    return world_of(cast)


def many(world: World, count: int) -> None:
    """So many needs that are alike."""
    told: dict[str, Any] = dict(api.Need.objects.filter(pk=world.needs().pk).values().get())
    del told["id"]
    api.Need.objects.bulk_create(
        api.Need(**told | {"number": f"X{at:09d}"}) for at in range(count - 1)
    )


def begun(browser: Client, world: World) -> Job:
    many(world, matching_work.MATCHED_AT_ONCE + 1)
    made = browser.post(f"{MATCHINGS}start/")
    assert made.headers["Location"] == MATCHINGS
    return Job.objects.get()


def done(job: Job) -> Job:
    ended = run_job(job.pk, RUNNERS, refusals=REFUSALS)
    assert ended is not None
    return ended


def test_much_is_matched_in_the_background_once(world: World, at: At) -> None:
    world.gives(capacity=100)
    browser = at("town_clerk")
    job = begun(browser, world)

    browser.post(f"{MATCHINGS}start/")
    waiting = browser.get(MATCHINGS).content.decode()

    assert "正在匹配" in waiting
    assert Job.objects.count() == 1
    assert not api.Run.objects.exists()
    assert "50 项有安排" in done(job).says
    assert api.Run.objects.get().lines.count() == job.total
    assert "正在匹配" not in browser.get(MATCHINGS).content.decode()


def test_what_was_stopped_left_nothing_and_is_begun_again(world: World, at: At) -> None:
    world.gives()
    browser = at("town_clerk")
    job = begun(browser, world)
    Job.objects.filter(pk=job.pk).update(cancel_asked=True)

    assert done(job).state == "cancelled"
    assert not api.Run.objects.exists()
    assert "上一次没有算成" in browser.get(MATCHINGS).content.decode()

    browser.post(f"{MATCHINGS}start/")
    assert done(Job.objects.exclude(pk=job.pk).get()).state == "done"


def test_a_fault_is_told_on_the_page(world: World, at: At) -> None:
    browser = at("town_clerk")
    job = begun(browser, world)
    api.Need.objects.update(state="withdrawn")

    done(job)

    assert "没有等待安排的需求，不用匹配" in browser.get(MATCHINGS).content.decode()


def test_many_orders_are_sent_one_by_one_and_none_twice(world: World, at: At) -> None:
    world.gives(capacity=100)
    many(world, matching_work.SENT_AT_ONCE + 1)
    run = api.propose("440118101000", by=world.clerk, on=world.cast.on)

    answer = at("town_clerk").post(f"{MATCHINGS}{run.pk}/confirm/")
    job = Job.objects.get()
    api.confirm_line(run.lines.all()[0], by=world.clerk, on=world.cast.on)

    assert answer.headers["Location"] == f"/desk/jobs/{job.pk}/"
    assert done(job).says == f"派出 {matching_work.SENT_AT_ONCE} 张派单，0 项没有派出"
    assert api.Order.objects.count() == matching_work.SENT_AT_ONCE + 1
