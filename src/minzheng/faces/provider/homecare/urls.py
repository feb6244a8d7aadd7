"""Addresses of this part of the provider face."""

from django.urls import URLPattern, path

from minzheng.faces.provider.homecare import phone, views

urlpatterns: list[URLPattern] = [
    path("homecare/", views.board, name="homecare"),
    path("homecare/plans/", views.plans, name="homecare-plans"),
    path("homecare/plans/<int:pk>/", views.plan, name="homecare-plan"),
    path("homecare/plans/<int:pk>/agree/", views.agree, name="homecare-agree"),
    path("homecare/plans/<int:pk>/decline/", views.decline, name="homecare-decline"),
    path("homecare/visits/<int:pk>/cancel/", views.cancel, name="homecare-cancel"),
    path("homecare/today/", phone.today, name="homecare-today"),
    path("homecare/today/worker.js", phone.worker, name="homecare-worker"),
    path("homecare/visits/<int:pk>/in/", phone.check_in, name="homecare-in"),
    path("homecare/visits/<int:pk>/out/", phone.check_out, name="homecare-out"),
    path("homecare/months/", views.months, name="homecare-months"),
    path("homecare/<int:pk>/months/<str:month>/", views.month, name="homecare-month"),
]
