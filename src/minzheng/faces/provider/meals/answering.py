"""What the meals engine refuses becomes a page."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.http import HttpResponse

from minzheng.engines.meals.api import MealRefused, NoSuchMeal
from minzheng.faces.provider.pages import refused
from minzheng.faces.provider.requests import HouseRequest

View = Callable[..., HttpResponse]


def answering(view: View) -> View:
    """The view; what is not the house's own is not found, what cannot be done says why."""

    @wraps(view)
    def answered(request: HouseRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoSuchMeal as missing:
            return refused(request, str(missing), 404)
        except MealRefused as refusal:
            return refused(request, str(refusal), 409)

    return answered


def day_named(text: str, otherwise: date) -> date:
    """The day that an address names; another one where it names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return otherwise
