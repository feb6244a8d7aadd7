"""What the statistics engine refuses becomes a page of the desk."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse

from minzheng.engines.statistics.api import NoSuchFigure, PaperLost, StatisticsRefused
from minzheng.faces.desk.pages import refused
from minzheng.faces.desk.requests import OfficerRequest
from minzheng.kernel.divisions import DivisionCodeError

View = Callable[..., HttpResponse]


def answering(view: View) -> View:
    """The view; what is not the officer's business is not found, what cannot be done says why."""

    @wraps(view)
    def answered(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoSuchFigure as missing:
            return refused(request, str(missing), 404)
        except (StatisticsRefused, PaperLost, DivisionCodeError) as refusal:
            return refused(request, str(refusal), 409)

    return answered
