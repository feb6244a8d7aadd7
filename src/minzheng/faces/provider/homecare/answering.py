"""What the homecare engine refuses becomes a page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse

from minzheng.engines.homecare.api import HomecareRefused, NoSuchVisit
from minzheng.faces.provider.pages import refused
from minzheng.faces.provider.requests import HouseRequest

View = Callable[..., HttpResponse]


def answering(view: View) -> View:
    """The view; what is not the house's own is not found, what cannot be done says why."""

    @wraps(view)
    def answered(request: HouseRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoSuchVisit as missing:
            return refused(request, str(missing), 404)
        except HomecareRefused as refusal:
            return refused(request, str(refusal), 409)

    return answered
