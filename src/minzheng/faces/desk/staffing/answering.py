"""What the staffing engine refuses becomes a page of the desk."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse

from minzheng.engines.staffing.api import NoSuchStaff, StaffRefused
from minzheng.faces.desk.pages import refused
from minzheng.faces.desk.requests import OfficerRequest

View = Callable[..., HttpResponse]
LONGEST = 15


def answering(view: View) -> View:
    """The view; what is not the officer's business is not found, what cannot be done says why."""

    @wraps(view)
    def answered(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoSuchStaff as missing:
            return refused(request, str(missing), 404)
        except StaffRefused as refusal:
            return refused(request, str(refusal), 409)

    return answered


def after(request: OfficerRequest) -> int:
    """Where the page of a list begins; 0 at the start or for a cursor that was cut."""
    told = request.GET.get("after", "")
    return int(told) if told.isdecimal() and len(told) <= LONGEST else 0
