"""Who is at the desk: a signed-in officer with the right post; every refusal says what to do."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from minzheng.engines.access.api import Account, NotAllowed, UnknownPurpose, Viewer, viewer_of
from minzheng.engines.alerts.api import AlertRefused, NoSuchTask, UnknownRule
from minzheng.engines.cases.api import CaseRefused, NoSuchCase, SourceUnavailable
from minzheng.engines.exchange.api import ExchangeRefused, NoSuchDelivery, SameHand
from minzheng.engines.notices.api import (
    AlreadyServed,
    MissingDocument,
    NotShowing,
    TamperedDocument,
)
from minzheng.engines.parameters.api import NoSuchProposal, ParameterRefused, SamePerson
from minzheng.engines.payments.api import FourEyes, NoSuchRecovery, NoSuchRun, PaymentRefused
from minzheng.engines.standards.api import NoSuchAdjustment, OnePersonOnly, StandardRefused
from minzheng.faces.desk.pages import refused
from minzheng.faces.desk.roles import words
from minzheng.registers.households.api import HouseholdRefused
from minzheng.registers.people.api import PersonRefused

View = Callable[..., HttpResponse]


class NotFound(LookupError):
    """Nothing of this number, or nothing the viewer may see: the two are not told apart."""


class OfficerRequest(HttpRequest):
    """A request as the house passes it on, once an officer is known to make it."""

    today: date
    user: Account
    viewer: Viewer


# The first kind that fits answers; the more exact ones stand before their bases.
ANSWERS: tuple[tuple[tuple[type[Exception], ...], int], ...] = (
    ((NotFound, NoSuchCase, NoSuchRun, NoSuchRecovery), 404),
    ((NoSuchProposal, NoSuchAdjustment), 404),
    ((NoSuchTask, UnknownRule), 404),
    ((AlertRefused,), 409),
    ((NoSuchDelivery,), 404),
    ((SameHand,), 403),
    ((NotAllowed, FourEyes, SamePerson, OnePersonOnly), 403),
    ((CaseRefused, PaymentRefused, PersonRefused, HouseholdRefused, UnknownPurpose), 409),
    ((ParameterRefused, StandardRefused, ExchangeRefused), 409),
    ((SourceUnavailable, NotShowing, AlreadyServed, MissingDocument, TamperedDocument), 409),
)
ANSWERED = tuple(kind for kinds, _ in ANSWERS for kind in kinds)


def officer(roles: Iterable[str]) -> Callable[[View], View]:
    """The view for officers who hold one of the posts; others are told whom to ask."""
    wanted = tuple(roles)

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            request.viewer = viewer_of(request.user, request.today)
            if request.viewer.person_id is None and not request.viewer.posts:
                return to_sign_in(request)
            if not request.viewer.roles & set(wanted):
                return refused(request, _no_post(request.viewer, wanted), 403)
            return answered(view, request, *args, **kwargs)

        return guarded

    return guard


def answered(view: View, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """What the view gives; a refusal it does not answer itself is told on a page of its own."""
    try:
        return view(request, *args, **kwargs)
    except ANSWERED as refusal:
        status = next(code for kinds, code in ANSWERS if isinstance(refusal, kinds))
        return refused(request, str(refusal), status)


def to_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    """To the sign-in page, and back here afterwards."""
    query = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
    return HttpResponseRedirect(f"{reverse('desk:sign-in')}?{query}")


def _no_post(viewer: Viewer, wanted: tuple[str, ...]) -> str:
    if viewer.person_id is not None:
        return (
            "您正用居民账号登录，经办端只给工作人员用。请退出后用工号登录，或到公众端办理自己的事。"
        )
    return (
        f"这一页由{words(wanted)}使用，您没有这个岗位。"
        "如果这是您的工作，请联系本单位的安全管理员核对岗位。"
    )
