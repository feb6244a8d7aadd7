"""Addresses of the pages: institutions, booking, tips."""

from django.urls import URLPattern, path

from minzheng.faces.portal.places import booking, institutions, tips

urlpatterns: list[URLPattern] = [
    path("institutions/", institutions.institutions, name="institutions"),
    path("institutions/compare/", institutions.compare, name="institutions-compare"),
    path("institutions/points/", institutions.points, name="institution-points"),
    path("institutions/<int:pk>/", institutions.institution, name="institution"),
    path("booking/", booking.offers, name="booking"),
    path("booking/mine/", booking.mine, name="my-booking"),
    path("booking/done/", booking.done, name="booked"),
    path("booking/<int:pk>/", booking.book, name="book"),
    path("tips/", tips.tip, name="tips"),
    path("tips/received/", tips.received, name="tip-received"),
    path("tips/progress/", tips.progress, name="tip-progress"),
]
