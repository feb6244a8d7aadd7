"""Refusals of the disclosure engine, told on a page: what, why, what to do."""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

from django.forms import Form
from django.http import HttpResponse

from minzheng.engines.access.api import PURPOSES
from minzheng.engines.disclosure.api import (
    DisclosureRefused,
    NoSuchDocument,
    PersonalData,
    SamePerson,
    Unfit,
)
from minzheng.faces.desk.pages import page, refused
from minzheng.faces.desk.requests import OfficerRequest
from minzheng.kernel.params import NotInForce

View = Callable[..., HttpResponse]
# The first kind that fits answers.
ANSWERS: tuple[tuple[tuple[type[Exception], ...], int], ...] = (
    ((NoSuchDocument,), 404),
    ((SamePerson,), 403),
    ((DisclosureRefused, NotInForce), 409),
)
ANSWERED = tuple(kind for kinds, _ in ANSWERS for kind in kinds)


def told(view: View) -> View:
    """The view; what the engine refuses becomes a page of its own. Stands inside `officer`."""

    @wraps(view)
    def answered(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except PersonalData as found:
            return page(request, "disclosure/personal", 409, finds=found.finds)
        except ANSWERED as refusal:
            status = next(code for kinds, code in ANSWERS if isinstance(refusal, kinds))
            return refused(request, str(refusal), status)

    return answered


def beside(form: Form, unfit: Unfit) -> None:
    """What the engine found wrong, beside each field that the form has."""
    for name, text in unfit.errors.items():
        form.add_error(name if name in form.fields else None, text)


def purposes() -> Iterable[tuple[str, str]]:
    """Why a sealed field may be opened."""
    return [(purpose, purpose) for purpose in PURPOSES]


def cursor(query: Mapping[str, str]) -> int | None:
    """The number before which a list goes on."""
    before = query.get("before", "")
    return int(before) if before.isdecimal() and len(before) < 18 else None
