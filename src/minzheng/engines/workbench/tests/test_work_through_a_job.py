"""Long work: row by row, refusals told, stopped when asked, carried on after a kill."""

from datetime import timedelta

import pytest
from django.utils import timezone

from minzheng.engines.access.testing import DAY, Cast
from minzheng.engines.audit.api import Entry
from minzheng.engines.workbench import api

ROWS = ("甲", "乙", "丙")


class Refused(ValueError):
    """What a row may answer."""


def job_of(cast: Cast) -> api.Job:
    new = api.NewJob("try", "试办三行", {"rows": list(ROWS)}, total=len(ROWS))
    return api.open_job(new, by=cast.viewers["town_clerk"], on=DAY)


def run(job: api.Job, runner: api.Runner) -> api.Job:
    api.run_job(job.pk, {"try": runner}, refusals=(Refused,))
    job.refresh_from_db()
    return job


def act_on(work: api.Work, name: str) -> api.Told:
    if name == "乙":
        raise Refused("乙的材料不齐")
    if name == "丁":
        raise RuntimeError("broken")
    assert work.viewer.doer.key == "town_clerk"
    return api.Told(f"{name}办好了")


def all_rows(work: api.Work) -> str:
    for name in work.params["rows"]:
        work.row(api.Subject(name, name), lambda name=name: act_on(work, name))
    return "三行都过了一遍"


def told(job: api.Job) -> list[tuple[str, bool, str]]:
    return [(line.subject, line.ok, line.says) for line in api.lines_of(job)]


def test_every_row_is_told_and_a_refusal_stops_nothing(cast: Cast) -> None:
    job = run(job_of(cast), all_rows)

    assert (job.state, job.done, job.says) == ("done", 3, "三行都过了一遍")
    assert told(job)[1] == ("乙", False, "乙的材料不齐")
    assert [ok for _, ok, _ in told(job)] == [True, False, True]


def test_a_row_that_breaks_is_told_without_its_inside(cast: Cast) -> None:
    job = job_of(cast)
    job.params = {"rows": ["丁"]}
    job.save()

    run(job, all_rows)

    assert told(job)[0][1] is False
    assert "broken" not in told(job)[0][2]


def test_what_was_begun_and_killed_goes_on_where_it_stood(cast: Cast) -> None:
    job, seen = job_of(cast), []

    def killed(work: api.Work) -> str:
        work.row(api.Subject("甲", "甲"), lambda: act_on(work, "甲"))
        raise KeyboardInterrupt

    def counting(work: api.Work) -> str:
        for name in ROWS:
            work.row(api.Subject(name, name), lambda name=name: seen.append(name) or api.Told(""))
        return "好"

    with pytest.raises(KeyboardInterrupt):
        run(job, killed)
    assert api.revive(timezone.now()) == []  # perhaps it is only slow
    assert api.revive(timezone.now() + timedelta(hours=1)) == [job.pk]
    run(job, counting)

    assert (seen, job.state, job.attempts) == (["乙", "丙"], "done", 2)


def test_a_job_interrupted_three_times_has_failed(cast: Cast) -> None:
    job = job_of(cast)
    api.Job.objects.filter(pk=job.pk).update(state="running", attempts=3)

    assert api.revive(timezone.now() + timedelta(hours=1)) == []

    job.refresh_from_db()
    assert job.state == "failed"
    assert "中断" in job.says


def test_it_is_done_once_however_often_it_is_called(cast: Cast) -> None:
    job = run(job_of(cast), all_rows)

    assert api.run_job(job.pk, {"try": all_rows}, refusals=()) is None
    assert len(told(job)) == 3


def test_a_job_that_waits_is_cancelled_at_once(cast: Cast) -> None:
    job = job_of(cast)

    api.cancel_job(job.pk, by=cast.viewers["town_clerk"])

    assert run(job, all_rows).state == "cancelled"
    assert told(job) == []


def test_a_running_job_stops_after_the_row_at_hand(cast: Cast) -> None:
    job = job_of(cast)

    def asked_to_stop(work: api.Work) -> str:
        work.job.beat_at -= timedelta(seconds=5)
        api.cancel_job(job.pk, by=cast.viewers["town_clerk"])
        return all_rows(work)

    assert run(job, asked_to_stop).state == "cancelled"
    assert len(told(job)) == 1


def test_a_job_is_nobody_elses(cast: Cast) -> None:
    with pytest.raises(api.NoSuchJob):
        api.job_for(cast.viewers["second_town_clerk"], job_of(cast).pk)


def test_nobody_fills_the_queue(cast: Cast) -> None:
    for _ in range(10):
        job_of(cast)

    with pytest.raises(api.WorkbenchRefused, match="10 项"):
        job_of(cast)


def test_beginning_and_end_are_in_the_trail(cast: Cast) -> None:
    job = run(job_of(cast), all_rows)

    verbs = Entry.objects.filter(subject=f"job:{job.pk}").values_list("verb", flat=True)
    assert sorted(verbs) == ["end_job", "open_job"]
