"""What the rentals engine refuses becomes a page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse

from minzheng.engines.rentals.api import NoSuchRental, RentalRefused
from minzheng.faces.provider.pages import refused
from minzheng.faces.provider.requests import HouseRequest

View = Callable[..., HttpResponse]
LONGEST = 15


def answering(view: View) -> View:
    """The view; what is not the house's own is not found, what cannot be done says why."""

    @wraps(view)
    def answered(request: HouseRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoSuchRental as missing:
            return refused(request, str(missing), 404)
        except RentalRefused as refusal:
            return refused(request, str(refusal), 409)

    return answered


def number_named(request: HouseRequest, name: str) -> int:
    """A number that an address names; 0 where it names none."""
    told = request.GET.get(name, "")
    return int(told) if told.isdecimal() and len(told) <= LONGEST else 0
