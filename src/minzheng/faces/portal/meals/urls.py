"""Addresses of this part of the portal."""

from django.urls import URLPattern, path

from minzheng.faces.portal.meals import views

urlpatterns: list[URLPattern] = [
    path("meals/", views.menu, name="meals"),
    path("meals/<int:pk>/order/", views.order, name="meal-order"),
    path("my/meals/", views.orders, name="meal-orders"),
    path("my/meals/<int:pk>/cancel/", views.cancel, name="meal-cancel"),
]
