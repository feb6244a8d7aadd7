"""The worker does what waits, and puts interrupted work into the queue again."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from minzheng.engines.access.testing import DAY, Cast, make_cast
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.workbench.api import Job, NewJob, open_job
from minzheng.faces.desk.lists.working import work
from minzheng.wiring.commands.work import run

ORDER = {"key": "cases", "of": "/desk/cases/?view=todo", "kind": "csv", "purpose": "例会"}


@pytest.fixture
def cast(transactional_db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_DIR = tmp_path
    return make_cast(DAY)


def begun(cast: Cast) -> Job:
    new = NewJob("export", "导出办件", ORDER)
    return open_job(new, by=cast.viewers["town_clerk"], on=DAY)


def test_what_waits_is_done_and_told(cast: Cast) -> None:
    job = begun(cast)
    work.enqueue(job.pk)

    assert run(["--once"]) == 0

    job.refresh_from_db()
    assert (job.state, job.says) == ("done", "共 0 行，文件保存 30 天")
    assert inbox(Recipient("officer", "town_clerk")).count() == 1


def test_what_was_interrupted_goes_on(cast: Cast) -> None:
    job = begun(cast)
    long_ago = timezone.now() - timedelta(hours=1)
    Job.objects.filter(pk=job.pk).update(state="running", attempts=1, beat_at=long_ago)

    run(["--once"])

    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 2)
