"""Addresses of living circles, of the premises pool and of the investment handbook."""

from django.urls import URLPattern, path

from minzheng.faces.desk.circles import deeds, handbooks, points, pool, trying, views

ONE, COMMUNITY = "premises/<int:pk>", "circles/communities/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("circles/", views.circles, name="circles"),
    path("circles/measure/", views.measure, name="circle-measure"),
    path("circles/what-if/", trying.what_if, name="circle-what-if"),
    path("circles/best/", trying.best, name="circle-best"),
    path("circles/points/", points.points, name="circle-points"),
    path("circles/points/new/", points.new, name="circle-point-new"),
    path("circles/points/sheet/", points.sheet, name="circle-points-sheet"),
    path(f"{COMMUNITY}/", views.community, name="circle-community"),
    path("premises/", pool.premises, name="premises"),
    path("premises/new/", pool.new, name="premises-new"),
    path("premises/sheet/", pool.sheet, name="premises-sheet"),
    path(f"{ONE}/", pool.one, name="premises-one"),
    path(f"{ONE}/amend/", pool.amend, name="premises-amend"),
    path(f"{ONE}/match/", deeds.match, name="premises-match"),
    path(f"{ONE}/visit/", deeds.visit, name="premises-visit"),
    path(f"{ONE}/let/", deeds.let, name="premises-let"),
    path(f"{ONE}/refuse/", deeds.refuse, name="premises-refuse"),
    path(f"{ONE}/become/", deeds.become, name="premises-become"),
    path("handbook/", handbooks.handbooks, name="handbooks"),
    path("handbook/new/", handbooks.new, name="handbook-new"),
    path("handbook/<int:pk>/withdraw/", handbooks.withdraw, name="handbook-withdraw"),
]
