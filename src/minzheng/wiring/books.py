"""One look at the approved parameters per request, however many formulas it reads."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from minzheng.engines.parameters.api import steady


class SteadyBookMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with steady():
            return self.get_response(request)
