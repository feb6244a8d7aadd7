"""Long work: what is going on, one job with its rows, its file, its end."""

from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from minzheng.engines.workbench import api
from minzheng.faces.desk import roles
from minzheng.faces.desk.files import download
from minzheng.faces.desk.lists import showing as show
from minzheng.faces.desk.lists.files import MIMES
from minzheng.faces.desk.lists.plans import WEIGH
from minzheng.faces.desk.lists.views import answering
from minzheng.faces.desk.long_work import forget
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer

SHOWN, LINES, ANY = 50, 200, "application/octet-stream"


@require_safe
@officer(roles.EVERYBODY)
def jobs(request: OfficerRequest) -> HttpResponse:
    """One's own long work, newest first."""
    table = show.job_table(api.jobs_of(request.viewer)[:SHOWN])
    return page(request, "lists/jobs", table=table)


@never_cache
@require_safe
@officer(roles.EVERYBODY)
@answering
def job(request: OfficerRequest, pk: int) -> HttpResponse:
    """One job: how far it is, what became of every row."""
    found = api.job_for(request.viewer, pk)
    lines = api.lines_of(found)
    failed, good = lines.filter(ok=False), lines.filter(ok=True)
    weighed = found.kind == WEIGH and not found.is_open
    forget(request, found)
    return page(
        request,
        "lists/job",
        job=found,
        word=show.state_words(found, weighed=weighed),
        figures=show.job_figures(found, failed.count(), weighed=weighed),
        failed=show.fault_table(failed[:LINES], "不能办的" if weighed else "没有办成的"),
        done=None if weighed else show.line_table(good[:LINES], "已办成的"),
        good=list(good) if weighed else [],
        each_read=bool(found.params.get("each_read")),
        idle=show.waits_for_nobody(found, timezone.now()),
    )


@never_cache
@require_safe
@officer(roles.EVERYBODY)
@answering
def progress(request: OfficerRequest, pk: int) -> HttpResponse:
    """How far a job is, for the bar."""
    found = api.job_for(request.viewer, pk)
    told = {"words": show.progress_words(found), "share": show.share(found)}
    return JsonResponse({**told, "open": found.is_open})


@require_POST
@officer(roles.EVERYBODY)
@answering
def cancel(request: OfficerRequest, pk: int) -> HttpResponse:
    """Stop it after the row at hand."""
    api.cancel_job(pk, by=request.viewer)
    messages.success(request, "已要求停下。办完手上这一行就停，已办的不退回。")
    return redirect("desk:job", pk)


@never_cache
@require_safe
@officer(roles.EVERYBODY)
@answering
def job_file(request: OfficerRequest, pk: int) -> HttpResponse:
    """The file that came out of it."""
    found = api.job_for(request.viewer, pk)
    path = Path(settings.DATA_DIR) / found.file_path
    if not found.file_path or not path.is_file():
        raise NotFound("这项任务没有文件，或者已超过 30 天删除。需要时请重新导出。")
    kind = found.file_name.rpartition(".")[2]
    return download(path.read_bytes(), MIMES.get(kind, ANY), found.file_name)
