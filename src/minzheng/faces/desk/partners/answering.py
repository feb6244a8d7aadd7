"""Refusals of the partners engine, told on a page: what, why, what to do."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse

from minzheng.engines.partners.api import NoSuchPartner, PartnerRefused, SamePerson
from minzheng.faces.desk.pages import refused
from minzheng.faces.desk.requests import OfficerRequest

View = Callable[..., HttpResponse]
# The first kind that fits answers.
ANSWERS: tuple[tuple[type[Exception], int], ...] = (
    (NoSuchPartner, 404),
    (SamePerson, 403),
    (PartnerRefused, 409),
)


def told(view: View) -> View:
    """The view; what the engine refuses becomes a page of its own. Stands inside `officer`."""

    @wraps(view)
    def answered(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except PartnerRefused as refusal:
            status = next(code for kind, code in ANSWERS if isinstance(refusal, kind))
            return refused(request, str(refusal), status)

    return answered
