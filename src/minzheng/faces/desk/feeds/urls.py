"""Addresses of the pages: departments' data coming in."""

from django.urls import URLPattern, path

from minzheng.faces.desk.feeds import deeds, views

DELIVERY = "feeds/deliveries/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("feeds/", views.board, name="feeds"),
    path("feeds/<slug:name>/", views.feed, name="feed"),
    path("feeds/<slug:name>/deliver/", deeds.deliver, name="feed-deliver"),
    path(f"{DELIVERY}/", views.delivery, name="delivery"),
    path(f"{DELIVERY}/report/", views.report, name="delivery-report"),
    path(f"{DELIVERY}/report/<slug:kind>/", views.report_file, name="delivery-report-file"),
    path(f"{DELIVERY}/carry-on/", deeds.carry_on, name="delivery-carry-on"),
    path(f"{DELIVERY}/accept/", deeds.accept, name="delivery-accept"),
    path(f"{DELIVERY}/refuse/", deeds.refuse, name="delivery-refuse"),
    path(f"{DELIVERY}/withdraw/", deeds.withdraw, name="delivery-withdraw"),
]
