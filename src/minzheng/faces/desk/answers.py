"""What an engine refuses becomes a page of the desk, one way for every room."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse

from minzheng.faces.desk.pages import refused
from minzheng.faces.desk.requests import OfficerRequest

View = Callable[..., HttpResponse]
Kinds = tuple[type[Exception], ...]


def answers(missing: Kinds, refusals: Kinds = ()) -> Callable[[View], View]:
    """A decorator for a room's views, inside `officer`.

    What is not the officer's business (`missing`) is not found; what cannot be done (`refusals`)
    says why. The words are the engine's own.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def answered(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except missing as unknown:
                return refused(request, str(unknown), 404)
            except refusals as refusal:
                return refused(request, str(refusal), 409)

        return answered

    return guard
