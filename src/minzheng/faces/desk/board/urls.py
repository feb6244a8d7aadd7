"""Addresses of the pages: the cockpit."""

from django.urls import URLPattern, path

from minzheng.faces.desk.board import aims, views

FIGURE = "board/figures/<slug:key>"
urlpatterns: list[URLPattern] = [
    path("board/", views.board, name="board"),
    path("board/file/", views.board_file, name="board-file"),
    path("board/figures/", views.figures, name="figures"),
    path(f"{FIGURE}/", views.figure, name="figure"),
    path(f"{FIGURE}/target/", aims.aim, name="figure-target"),
    path(f"{FIGURE}/file/", views.figure_file, name="figure-file"),
    path(f"{FIGURE}/list/", views.figure_list, name="figure-list"),
    path(f"{FIGURE}/list/file/", views.list_file, name="figure-list-file"),
    path("map/", views.division_map, name="map"),
]
