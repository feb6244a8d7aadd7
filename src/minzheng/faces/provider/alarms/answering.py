"""What the alarms engine refuses becomes a page; the moment at which something is done."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from minzheng.engines.alarms.api import AlarmRefused, NoSuchAlarm
from minzheng.faces.provider.pages import refused
from minzheng.faces.provider.requests import HouseRequest

View = Callable[..., HttpResponse]
LONGEST = 15


def answering(view: View) -> View:
    """The view; what is not the viewer's business is not found, what cannot be done says why."""

    @wraps(view)
    def answered(request: HouseRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoSuchAlarm as missing:
            return refused(request, str(missing), 404)
        except AlarmRefused as refusal:
            return refused(request, str(refusal), 409)

    return answered


def now_of(request: HouseRequest) -> datetime:
    """The moment on the business day, by the wall clock at the place."""
    return timezone.make_aware(datetime.combine(request.today, timezone.localtime().time()))


def after(request: HouseRequest) -> int:
    """Where the page of a list begins; 0 at the start or for a cursor that was cut."""
    told = request.GET.get("after", "")
    return int(told) if told.isdecimal() and len(told) <= LONGEST else 0
