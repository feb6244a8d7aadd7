"""Who is here: somebody who acts for an institution; every refusal says what to do."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from minzheng.engines.access.api import Account, NotAllowed, Viewer, viewer_of
from minzheng.engines.care.api import NotItsOwn
from minzheng.engines.projects.api import NoSuchProject
from minzheng.faces.provider.pages import refused

View = Callable[..., HttpResponse]


class HouseRequest(HttpRequest):
    """A request as the house passes it on, once a member of an institution is known to make it."""

    today: date
    user: Account
    viewer: Viewer


def member(view: View) -> View:
    """The view for who acts for an institution; what an engine refuses becomes a page."""

    @wraps(view)
    def guarded(request: HouseRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.viewer = viewer_of(request.user, request.today)
        if request.viewer.house is not None:
            return _answered(view, request, *args, **kwargs)
        if request.viewer.posts or request.viewer.person_id is not None:
            why = "您用的不是机构账号。请先退出，再用机构账号登录"
            return refused(request, why, 403)
        return to_sign_in(request)

    return guarded


def to_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    """To the sign-in page, and back here afterwards."""
    query = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
    return HttpResponseRedirect(f"{reverse('provider:sign-in')}?{query}")


def _answered(view: View, request: HouseRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    try:
        return view(request, *args, **kwargs)
    except (NotItsOwn, NoSuchProject) as missing:
        return refused(request, str(missing), 404)
    except NotAllowed as wrong:
        return refused(request, str(wrong), 403)
