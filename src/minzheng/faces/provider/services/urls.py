"""Addresses of this part of the provider."""

from django.urls import URLPattern, path

from minzheng.faces.provider.services import records, settling

MONTH = "settlement/<int:pk>/<str:month>"
urlpatterns: list[URLPattern] = [
    path("services/", records.services, name="services"),
    path("services/new/", records.new, name="service-new"),
    path("services/sheet/", records.sheet, name="service-sheet"),
    path("services/sheet/<int:pk>/", records.blank, name="service-blank"),
    path("services/<int:pk>/", records.service, name="service"),
    path("settlement/", settling.settlements, name="settlements"),
    path("settlement/lines/<int:pk>/", settling.line, name="settlement-line"),
    path(f"{MONTH}/", settling.settlement, name="settlement"),
    path(f"{MONTH}/hand-in/", settling.handed_in, name="settlement-hand-in"),
]
