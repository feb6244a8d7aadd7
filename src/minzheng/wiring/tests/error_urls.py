"""Addresses that fail, each in its own way, for test_error_pages."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_protect


def bad(_request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation("too large")


def forbidden(_request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def broken(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken on purpose")


@csrf_protect
def guarded(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("", include("minzheng.wiring.urls")),
    path("bad/", bad),
    path("forbidden/", forbidden),
    path("broken/", broken),
    path("guarded/", guarded),
]
