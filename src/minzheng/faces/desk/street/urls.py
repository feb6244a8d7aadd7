"""Addresses of the pages: campaigns, patrols, people found, the relief station."""

from django.urls import URLPattern, path

from minzheng.faces.desk.street import deeds, station, views, walking

PATROL, FOUND, STAY = "street/patrols/<int:pk>", "street/found/<int:pk>", "street/stays/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("street/", views.street, name="street"),
    path("street/campaigns/new/", deeds.new_campaign, name="street-campaign-new"),
    path("street/warning/", deeds.warning, name="street-warning"),
    path("street/points/", views.points, name="street-points"),
    path("street/points/new/", deeds.new_point, name="street-point-new"),
    path("street/points/<int:pk>/close/", deeds.close_point, name="street-point-close"),
    path("street/patrols/", views.patrols, name="street-patrols"),
    path("street/patrols/new/", deeds.new_patrol, name="street-patrol-new"),
    path(f"{PATROL}/", views.patrol, name="street-patrol"),
    path(f"{PATROL}/walk/", walking.walk, name="street-walk"),
    path(f"{PATROL}/walk/seen/", walking.seen, name="street-walk-seen"),
    path(f"{PATROL}/walk/met/", walking.met, name="street-walk-met"),
    path(f"{PATROL}/walk/worker.js", walking.worker, name="street-walk-worker"),
    path(f"{PATROL}/begin/", deeds.begin, name="street-patrol-begin"),
    path(f"{PATROL}/end/", deeds.end, name="street-patrol-end"),
    path(f"{PATROL}/off/", deeds.call_off, name="street-patrol-off"),
    path(f"{PATROL}/points/<int:point>/", deeds.see, name="street-see"),
    path(f"{PATROL}/points/<int:point>/found/", deeds.find_on_patrol, name="street-find-there"),
    path("street/found/", views.findings, name="street-findings"),
    path("street/found/new/", deeds.find, name="street-find"),
    path(f"{FOUND}/", views.finding, name="street-finding"),
    path(f"{FOUND}/photo/", views.photo, name="street-photo"),
    path(f"{FOUND}/close/", deeds.close_finding, name="street-finding-close"),
    path(f"{FOUND}/admit/", station.admit, name="street-admit"),
    path("street/station/", views.station, name="street-station"),
    path("street/stays/", views.stays, name="street-stays"),
    path(f"{STAY}/", views.stay, name="street-stay"),
    path(f"{STAY}/judge/", station.judge, name="street-judge"),
    path(f"{STAY}/name/", station.name, name="street-name"),
    path(f"{STAY}/search/", station.search, name="street-search"),
    path(f"{STAY}/search/down/", station.search_down, name="street-search-down"),
    path(f"{STAY}/home/", station.home, name="street-home"),
    path(f"{STAY}/follow/", station.follow, name="street-follow"),
]
