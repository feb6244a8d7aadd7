"""Addresses of this part of the provider."""

from django.urls import URLPattern, path

from minzheng.faces.provider.orders import giving, views

ORDER, PLEDGE = "orders/<int:pk>", "pledges/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("orders/", views.orders, name="orders"),
    path(f"{ORDER}/", views.order, name="order"),
    path(f"{ORDER}/accept/", views.accept, name="order-accept"),
    path(f"{ORDER}/refuse/", views.refuse, name="order-refuse"),
    path(f"{ORDER}/visit/", views.visit, name="order-visit"),
    path(f"{ORDER}/finish/", views.finish, name="order-finish"),
    path("orders/proofs/<int:pk>/", views.proof, name="visit-proof"),
    path("supplies/", giving.supplies, name="supplies"),
    path("supplies/new/", giving.new_supply, name="supply-new"),
    path("supplies/<int:pk>/", giving.supply, name="supply"),
    path("supplies/<int:pk>/end/", giving.end_supply, name="supply-end"),
    path("giving/", giving.offered, name="giving"),
    path("giving/<int:pk>/", giving.take_on, name="take-on"),
    path(f"{PLEDGE}/", giving.pledge, name="pledge"),
    path(f"{PLEDGE}/contact/", giving.contact, name="pledge-contact"),
    path(f"{PLEDGE}/deliver/", giving.deliver, name="pledge-deliver"),
    path(f"{PLEDGE}/proof/", giving.pledge_proof, name="pledge-proof"),
]
