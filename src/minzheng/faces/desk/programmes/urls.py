"""Addresses of the pages: programmes that a closed team runs."""

from django.urls import URLPattern, path

from minzheng.faces.desk.programmes import deeds, openings, points, views

FILE, POINT = "programmes/files/<int:pk>", "programmes/points/<int:pk>"
OPENING = "programmes/openings/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("programmes/", views.programmes, name="programmes"),
    path(f"{FILE}/", views.file, name="programme-file"),
    path(f"{FILE}/who/", views.who, name="programme-who"),
    path(f"{FILE}/consent/", views.consent, name="programme-consent"),
    path(f"{FILE}/answer/", deeds.answer, name="programme-answer"),
    path(f"{FILE}/worker/", deeds.worker, name="programme-worker"),
    path(f"{FILE}/scales/<slug:key>/", deeds.scale, name="programme-scale"),
    path(f"{FILE}/plan/", deeds.plan, name="programme-plan"),
    path(f"{FILE}/meeting/", deeds.meeting, name="programme-meeting"),
    path(f"{FILE}/review/", deeds.review, name="programme-review"),
    path(f"{FILE}/crisis/", deeds.crisis, name="programme-crisis"),
    path(f"{FILE}/calm/", deeds.calm, name="programme-calm"),
    path(f"{FILE}/end/", deeds.end, name="programme-end"),
    path(f"{FILE}/follow/", deeds.follow, name="programme-follow"),
    path("programmes/points/", points.points, name="programme-points"),
    path("programmes/points/new/", points.point_new, name="programme-point-new"),
    path(f"{POINT}/", points.point, name="programme-point"),
    path(f"{POINT}/refer/", views.refer, name="programme-refer"),
    path(f"{POINT}/team/", points.name, name="programme-name"),
    path(f"{POINT}/team/<int:mate>/release/", points.release, name="programme-release"),
    path("programmes/openings/", openings.openings, name="programme-openings"),
    path("programmes/openings/new/", openings.ask, name="programme-ask"),
    path(f"{OPENING}/", openings.opening, name="programme-opening"),
    path(f"{OPENING}/sheet/", openings.sheet, name="programme-sheet"),
]
