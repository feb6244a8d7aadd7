"""Who is asking: the signed-in citizen, or the way to the sign-in page; refusals in plain words."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from minzheng.engines.access.api import NotAllowed, Viewer, viewer_of
from minzheng.engines.cases.api import (
    CaseRefused,
    NoSuchCase,
    NoSuchDraft,
    NotYours,
    agent_for,
)
from minzheng.faces.portal.keeping import keep_answers

View = Callable[..., HttpResponse]
ACTING = "acting"  # in the session: under which mandate, and for whom
OWN_ONLY = "您正在为{}办理，这一页只有本人能看。要办自己的事，请先停止代办"


class PortalRequest(HttpRequest):
    """A request as the house passes it on: with the business day, and the viewer when signed in."""

    today: date
    viewer: Viewer


def viewer_for(request: HttpRequest) -> Viewer:
    """Whoever is signed in, or nobody."""
    return viewer_of(request.user, request.today)  # type: ignore[attr-defined]  # our own attribute


def citizen(view: View) -> View:
    """The view for a signed-in citizen about what is her own, never for an agent.

    What an engine refuses becomes a page that says why.
    """

    @wraps(view)
    def guarded(request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        met = _stopped(request)
        if met is not None:
            return met
        if ACTING in request.session:
            return refused(request, OWN_ONLY.format(request.session[ACTING]["name"]), 403)
        return answered(view, request, *args, **kwargs)

    return guarded


def citizen_or_agent(view: View) -> View:
    """The same for what an agent may do too: she then looks with the eyes of whom she acts for."""

    @wraps(view)
    def guarded(request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        met = _stopped(request)
        if met is not None:
            return met
        try:
            request.viewer = _acting(request)
        except NotAllowed as over:
            del request.session[ACTING]
            return refused(request, str(over), 403)
        return answered(view, request, *args, **kwargs)

    return guarded


def _stopped(request: PortalRequest) -> HttpResponse | None:
    """Where somebody is sent who is not signed in as a citizen; else she becomes the viewer."""
    request.viewer = viewer_for(request)
    if request.viewer.posts or request.viewer.house is not None:
        why = "您正用工作人员或机构的账号登录。请先退出，再用居民账号办理自己的事"
        return refused(request, why, 403)
    if request.viewer.person_id is None:
        keep_answers(request)
        return to_sign_in(request)
    return None


def _acting(request: PortalRequest) -> Viewer:
    acting = request.session.get(ACTING)
    return agent_for(request.viewer, acting["pk"], request.today) if acting else request.viewer


def answered(view: View, request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """What the view gives; a refusal nobody answered closer by is told on a page of its own."""
    try:
        return view(request, *args, **kwargs)
    except (NoSuchCase, NoSuchDraft) as gone:
        return refused(request, str(gone), 404)
    except NotYours:
        return refused(request, "没有这件办件，或它不是您或您家的。请核对编号", 404)
    except NotAllowed as wrong:
        return refused(request, str(wrong), 403)
    except CaseRefused as wrong:
        return refused(request, str(wrong), 409)


def refused(request: HttpRequest, why: str, status: int) -> HttpResponse:
    """A page that says why it did not work and where to go on."""
    return render(request, "portal/refused.html", {"why": why}, status=status)


def to_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    """To the sign-in page, and back here afterwards."""
    query = urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(f"{reverse('portal:sign-in')}?{query}")


def as_texts(posted: Mapping[str, Any]) -> dict[str, str]:
    """What was posted, one text a name."""
    return {name: str(posted[name]) for name in posted}
