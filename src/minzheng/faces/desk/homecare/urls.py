"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.homecare import pairing, settling, views

PLAN, SETTLEMENT, PAIR = (
    "homecare/plans/<int:pk>", "homecare/months/<int:pk>", "homecare/pairs/<int:pk>",
)  # fmt: skip
urlpatterns: list[URLPattern] = [
    path("homecare/", views.plans, name="homecare"),
    path(f"{PLAN}/", views.plan, name="homecare-plan"),
    path(f"{PLAN}/approve/", views.approve_plan, name="homecare-plan-approve"),
    path(f"{PLAN}/pause/", views.pause, name="homecare-pause"),
    path(f"{PLAN}/resume/", views.resume, name="homecare-resume"),
    path(f"{PLAN}/level/", views.level, name="homecare-level"),
    path(f"{PLAN}/bed/", views.bed, name="homecare-bed"),
    path(f"{PLAN}/end/", views.end, name="homecare-end"),
    path("people/<int:pk>/homecare/", views.plan_new, name="homecare-plan-new"),
    path("homecare/beds/", views.beds, name="homecare-beds"),
    path("homecare/providers/", views.figures, name="homecare-figures"),
    path("homecare/odd/", views.odd, name="homecare-flags"),
    path("homecare/visits/<int:pk>/", views.visit, name="homecare-visit"),
    path("homecare/visits/<int:pk>/photo/", views.photo, name="homecare-photo"),
    path("homecare/visits/<int:pk>/judge/", views.judge, name="homecare-judge"),
    path("homecare/calls/", views.calls, name="homecare-calls"),
    path("homecare/calls/<int:pk>/", views.call, name="homecare-call"),
    path("homecare/complaints/", views.complaints, name="homecare-complaints"),
    path("homecare/complaints/<int:pk>/", views.complaint, name="homecare-complaint"),
    path("homecare/months/", settling.settlements, name="homecare-settlements"),
    path(f"{SETTLEMENT}/", settling.settlement, name="homecare-settlement"),
    path(f"{SETTLEMENT}/check/", settling.check, name="homecare-check"),
    path(f"{SETTLEMENT}/return/", settling.give_back, name="homecare-return"),
    path(f"{SETTLEMENT}/approve/", settling.approve, name="homecare-approve"),
    path(f"{SETTLEMENT}/pay/", settling.pay, name="homecare-pay"),
    path("homecare/weak/", pairing.weak, name="homecare-weak"),
    path("people/<int:pk>/helpers/", pairing.pair_new, name="homecare-pair-new"),
    path(f"{PAIR}/", pairing.pair, name="homecare-pair"),
    path(f"{PAIR}/contact/", pairing.contact, name="homecare-contact"),
    path(f"{PAIR}/end/", pairing.end, name="homecare-pair-end"),
]
