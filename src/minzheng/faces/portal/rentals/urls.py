"""Addresses of this part of the portal face."""

from django.urls import URLPattern, path

from minzheng.faces.portal.rentals import views

urlpatterns: list[URLPattern] = [
    path("rentals/", views.catalogue, name="rentals"),
    path("rentals/<int:pk>/<int:place>/", views.ask, name="rental-ask"),
    path("my/rentals/", views.mine, name="my-rentals"),
    path("my/rentals/asks/<int:pk>/withdraw/", views.withdraw, name="rental-withdraw"),
    path("my/rentals/<int:pk>/extend/", views.extend, name="rental-extend"),
]
