"""Long work an officer began in this session: told on her pages until she has seen the end."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from minzheng.engines.access.api import Viewer
from minzheng.engines.workbench.api import Job, jobs_of

BEGUN = "long-work"
MOST = 5


def remember(request: HttpRequest, job: Job) -> None:
    """From now on her pages tell how far it is."""
    request.session[BEGUN] = [job.pk, *request.session.get(BEGUN, ())][:MOST]


def forget(request: HttpRequest, job: Job) -> None:
    """She has seen how it ended."""
    begun = request.session.get(BEGUN, ())
    if job.pk in begun and not job.is_open:
        request.session[BEGUN] = [pk for pk in begun if pk != job.pk]


def going_on(request: HttpRequest, viewer: Viewer) -> list[tuple[Job, str]]:
    """Her work of this session with its pages; no query for who has begun none."""
    session: Any = getattr(request, "session", None)
    begun = session.get(BEGUN, ()) if session is not None else ()
    if not begun:
        return []
    return [
        (job, reverse("desk:job", args=[job.pk])) for job in jobs_of(viewer).filter(pk__in=begun)
    ]
