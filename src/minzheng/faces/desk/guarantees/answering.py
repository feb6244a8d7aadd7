"""What the guarantees engine refuses becomes a page of the desk."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse

from minzheng.engines.guarantees.api import (
    GuaranteeRefused,
    NoSuchGuarantee,
    OtherHandNeeded,
)
from minzheng.faces.desk.pages import refused
from minzheng.faces.desk.requests import OfficerRequest

View = Callable[..., HttpResponse]


def answering(view: View) -> View:
    """The view; what is not the officer's business is not found, what cannot be done says why."""

    @wraps(view)
    def answered(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoSuchGuarantee as missing:
            return refused(request, str(missing), 404)
        except OtherHandNeeded as refusal:
            return refused(request, str(refusal), 403)
        except GuaranteeRefused as refusal:
            return refused(request, str(refusal), 409)

    return answered
