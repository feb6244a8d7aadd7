"""Refusals of these engines, told on a page: what, why, what to do."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse

from minzheng.engines.consent.api import ConsentRefused, NoSuchConsent, NotHers, SheetBroken
from minzheng.engines.screening.api import ScreeningError
from minzheng.engines.sharing.api import NoSuchEntry, NoSuchShare, SamePerson, SharingRefused
from minzheng.faces.desk.pages import refused
from minzheng.faces.desk.requests import OfficerRequest

View = Callable[..., HttpResponse]
# The first kind that fits answers.
ANSWERS: tuple[tuple[tuple[type[Exception], ...], int], ...] = (
    ((NoSuchShare, NoSuchEntry, NoSuchConsent), 404),
    ((SamePerson, NotHers), 403),
    ((SharingRefused, ConsentRefused, SheetBroken, ScreeningError), 409),
)
ANSWERED = tuple(kind for kinds, _ in ANSWERS for kind in kinds)


def told(view: View) -> View:
    """The view; what these engines refuse becomes a page of its own. Stands inside `officer`."""

    @wraps(view)
    def answered(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except ANSWERED as refusal:
            status = next(code for kinds, code in ANSWERS if isinstance(refusal, kinds))
            return refused(request, str(refusal), status)

    return answered
