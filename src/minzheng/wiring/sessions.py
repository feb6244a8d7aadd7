"""Idle sign-out: a session lives on while it is used, without one database write per page."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

TOUCHED = "touched"
TOUCH_EVERY_SECONDS = 60


class KeepAliveMiddleware:
    """Renews a used session at most once a minute; SESSION_COOKIE_AGE counts from there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        session = request.session
        now = int(time.time())
        if not session.is_empty() and now - session.get(TOUCHED, 0) >= TOUCH_EVERY_SECONDS:
            session[TOUCHED] = now
        return self.get_response(request)
