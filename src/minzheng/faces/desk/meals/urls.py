"""Addresses of this part of the desk."""

from django.urls import URLPattern, path

from minzheng.faces.desk.meals import cards, settling, views

SETTLEMENT = "meals/settlements/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("meals/", views.day, name="meals"),
    path("meals/figures/", views.figures, name="meal-figures"),
    path("meals/odd/", views.odd, name="meal-flags"),
    path("meals/served/<int:pk>/", views.meal, name="meal"),
    path("meals/served/<int:pk>/judge/", views.judge, name="meal-judge"),
    path("meals/cards/", cards.cards, name="meal-cards"),
    path("meals/cards/<int:pk>/end/", cards.end, name="meal-card-end"),
    path("meals/cards/<int:pk>/order/", cards.order, name="meal-card-order"),
    path("people/<int:pk>/meal-card/", cards.issue, name="meal-card-new"),
    path("meals/settlements/", settling.settlements, name="meal-settlements"),
    path(f"{SETTLEMENT}/", settling.settlement, name="meal-settlement"),
    path(f"{SETTLEMENT}/check/", settling.check, name="meal-check"),
    path(f"{SETTLEMENT}/return/", settling.give_back, name="meal-return"),
    path(f"{SETTLEMENT}/approve/", settling.approve, name="meal-approve"),
    path(f"{SETTLEMENT}/pay/", settling.pay, name="meal-pay"),
]
