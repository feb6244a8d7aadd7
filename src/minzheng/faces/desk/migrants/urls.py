"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.migrants import rounds, views

PERSON, ROUND = "migrants/people/<int:pk>", "migrants/lists/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("migrants/", views.migrants, name="migrants"),
    path("migrants/reservoirs/new/", views.reservoir_new, name="reservoir-new"),
    path("migrants/reservoirs/<int:pk>/heads/", views.heads, name="migrant-heads"),
    path("migrants/plans/new/", views.plan_new, name="migrant-plan-new"),
    path("migrants/plans/<int:pk>/confirm/", views.plan_confirm, name="migrant-plan-confirm"),
    path("migrants/people/", views.people, name="migrant-people"),
    path("migrants/people/new/", views.register, name="migrant-new"),
    path(f"{PERSON}/", views.migrant, name="migrant"),
    path(f"{PERSON}/account/", views.account, name="migrant-account"),
    path(f"{PERSON}/stop/", views.stop, name="migrant-stop"),
    path("migrants/lists/", rounds.rounds, name="migrant-rounds"),
    path("migrants/lists/new/", rounds.new, name="migrant-round-new"),
    path(f"{ROUND}/", rounds.round, name="migrant-round"),
    path(f"{ROUND}/publicise/", rounds.publicise, name="migrant-round-publicise"),
    path(f"{ROUND}/return/", rounds.give_back, name="migrant-round-return"),
    path(f"{ROUND}/town/", rounds.town, name="migrant-round-town"),
    path(f"{ROUND}/district/", rounds.district, name="migrant-round-district"),
    path(f"{ROUND}/approve/", rounds.approve, name="migrant-round-approve"),
    path(f"{ROUND}/bank/", rounds.bank, name="migrant-round-bank"),
    path(f"{ROUND}/answer/", rounds.answer, name="migrant-round-answer"),
    path("migrants/lines/<int:pk>/again/", rounds.again, name="migrant-again"),
]
