"""Addresses of this part of the portal."""

from django.urls import URLPattern, path

from minzheng.faces.portal.needs import views

NEED = "my/needs/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("my/needs/", views.needs, name="needs"),
    path("my/needs/new/<slug:step>/", views.step, name="need-step"),
    path("my/needs/check/", views.check, name="need-check"),
    path(f"{NEED}/", views.need, name="need"),
    path(f"{NEED}/withdraw/", views.withdraw, name="need-withdraw"),
    path(f"{NEED}/receipt/", views.receipt, name="need-receipt"),
    path(f"{NEED}/deny/", views.deny, name="need-deny"),
    path(f"{NEED}/rate/", views.rate, name="need-rate"),
    path("needs/confirm/<str:code>/", views.by_link, name="need-by-link"),
]
