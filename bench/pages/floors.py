"""The house's addresses with two more beside them: an empty page, and one indexed query."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from minzheng.registers.divisions.api import Division
from minzheng.wiring import urls

EMPTY, ONE_QUERY = "/floor/empty/", "/floor/query/"


def empty(_request: HttpRequest) -> HttpResponse:
    """Nothing."""
    return HttpResponse("ok")


def one_query(_request: HttpRequest) -> HttpResponse:
    """One row by its unique number."""
    return HttpResponse(str(Division.objects.filter(pk=1).values_list("pk", flat=True).first()))


urlpatterns = [
    path("floor/empty/", empty),
    path("floor/query/", one_query),
    *urls.urlpatterns,
]
