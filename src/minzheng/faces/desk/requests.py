"""Who is at the desk: a signed-in officer with the right post; every refusal says what to do."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from minzheng.engines.access.api import Account, NotAllowed, UnknownPurpose, Viewer, viewer_of
from minzheng.engines.alerts.api import AlertRefused, NoSuchTask, UnknownRule
from minzheng.engines.bookings.api import BookingRefused, NoSuchBooking
from minzheng.engines.caregiving.api import CaregivingRefused, NoSuchCharge
from minzheng.engines.cases.api import CaseRefused, NoSuchCase, SourceUnavailable
from minzheng.engines.circles.api import CirclesRefused, NoSuchCircle
from minzheng.engines.delivery.api import DeliveryRefused, NoSuchStatement, OtherPersonNeeded
from minzheng.engines.discovery.api import DiscoveryRefused, NoSuchEntry
from minzheng.engines.draws.api import DrawRefused, NoSuchDraw
from minzheng.engines.exchange.api import ExchangeRefused, NoSuchDelivery, SameHand
from minzheng.engines.ledger import api as ledger
from minzheng.engines.needs.api import NeedRefused, NoSuchNeed
from minzheng.engines.notices.api import (
    AlreadyServed,
    MissingDocument,
    NotShowing,
    TamperedDocument,
)
from minzheng.engines.oversight.api import NoSuchInspection, OversightRefused
from minzheng.engines.parameters.api import NoSuchProposal, ParameterRefused, SamePerson
from minzheng.engines.payments.api import (
    FourEyes,
    NoSuchCorrection,
    NoSuchEntitlement,
    NoSuchRecovery,
    NoSuchRun,
    PaymentRefused,
)
from minzheng.engines.programmes.api import NoSuchFile, ProgrammeRefused
from minzheng.engines.projects.api import NoSuchProject, OtherHandNeeded, ProjectRefused
from minzheng.engines.reserves.api import NoSuchReserve, ReserveRefused, SecondHandNeeded
from minzheng.engines.standards.api import NoSuchAdjustment, OnePersonOnly, StandardRefused
from minzheng.engines.street.api import NoSuchOnStreet, StreetRefused
from minzheng.engines.supervision.api import NoSuchPlan, SupervisionRefused
from minzheng.engines.tips.api import NoSuchTip, TipRefused
from minzheng.engines.workbench.api import Habits
from minzheng.faces.desk.pages import refused
from minzheng.faces.desk.roles import words
from minzheng.registers.households.api import HouseholdRefused
from minzheng.registers.people.api import PersonRefused

View = Callable[..., HttpResponse]


class NotFound(LookupError):
    """Nothing of this number, or nothing the viewer may see: the two are not told apart."""


class OfficerRequest(HttpRequest):
    """A request as the house passes it on, once an officer is known to make it.

    `habits`: what she keeps about the lists of the page, by the list's key.
    """

    today: date
    user: Account
    viewer: Viewer
    habits: Mapping[str, Habits]


# The first kind that fits answers; the more exact ones stand before their bases.
ANSWERS: tuple[tuple[tuple[type[Exception], ...], int], ...] = (
    ((NotFound, NoSuchCase, NoSuchRun, NoSuchRecovery), 404),
    ((NoSuchEntitlement, NoSuchCorrection), 404),
    ((NoSuchProposal, NoSuchAdjustment), 404),
    ((NoSuchTask, UnknownRule), 404),
    ((NoSuchTip, NoSuchBooking), 404),
    ((NoSuchInspection,), 404),
    ((NoSuchCharge,), 404),
    ((NoSuchCircle,), 404),
    ((CirclesRefused,), 409),
    ((CaregivingRefused,), 409),
    ((NoSuchNeed,), 404),
    ((NeedRefused,), 409),
    ((NoSuchPlan, NoSuchDraw), 404),
    ((SupervisionRefused, DrawRefused), 409),
    ((NoSuchEntry,), 404),
    ((DiscoveryRefused,), 409),
    ((OversightRefused,), 409),
    ((NoSuchOnStreet,), 404),
    ((StreetRefused,), 409),
    ((NoSuchReserve,), 404),
    ((SecondHandNeeded,), 403),
    ((ReserveRefused,), 409),
    ((NoSuchFile, NoSuchProject), 404),
    ((OtherHandNeeded,), 403),
    ((ProgrammeRefused, ProjectRefused), 409),
    ((NoSuchStatement,), 404),
    ((OtherPersonNeeded,), 403),
    ((DeliveryRefused,), 409),
    ((ledger.NoSuchFund, ledger.NoSuchPaper), 404),
    ((ledger.SamePerson,), 403),
    ((ledger.LedgerRefused,), 409),
    ((AlertRefused, TipRefused, BookingRefused), 409),
    ((NoSuchDelivery,), 404),
    ((SameHand,), 403),
    ((NotAllowed, FourEyes, SamePerson, OnePersonOnly), 403),
    ((CaseRefused, PaymentRefused, PersonRefused, HouseholdRefused, UnknownPurpose), 409),
    ((ParameterRefused, StandardRefused, ExchangeRefused), 409),
    ((SourceUnavailable, NotShowing, AlreadyServed, MissingDocument, TamperedDocument), 409),
)
POSTS = "posts"  # where a guarded view keeps whom it lets pass
ANSWERED = tuple(kind for kinds, _ in ANSWERS for kind in kinds)


def officer(roles: Iterable[str]) -> Callable[[View], View]:
    """The view for officers who hold one of the posts; others are told whom to ask."""
    wanted = tuple(roles)

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            request.viewer = viewer_of(request.user, request.today)
            if not (request.viewer.posts or request.viewer.house or request.viewer.person_id):
                return to_sign_in(request)
            if not request.viewer.roles & set(wanted):
                return refused(request, _no_post(request.viewer, wanted), 403)
            return answered(view, request, *args, **kwargs)

        vars(guarded)[POSTS] = wanted
        return guarded

    return guard


def posts_of_view(view: Callable[..., Any]) -> tuple[str, ...]:
    """Whom the guard in front of a view lets pass; empty where none stands."""
    posts: tuple[str, ...] = vars(view).get(POSTS, ())
    return posts


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
    if viewer.house is not None:
        return "您正用机构账号登录，经办端只给工作人员用。请退出后用工号登录，或到机构端办理。"
    if viewer.person_id is not None:
        return (
            "您正用居民账号登录，经办端只给工作人员用。请退出后用工号登录，或到公众端办理自己的事。"
        )
    return (
        f"这一页由{words(wanted)}使用，您没有这个岗位。"
        "如果这是您的工作，请联系本单位的安全管理员核对岗位。"
    )
