"""Addresses of this part of the provider face."""

from django.urls import URLPattern, path

from minzheng.faces.provider.proposals import proposing, reviewing, views

urlpatterns: list[URLPattern] = [
    path("contracts/", views.contracts, name="contracts"),
    path("contracts/<int:pk>/", views.contract, name="contract"),
    path("contracts/stages/<int:pk>/", views.report, name="stage-report"),
    path("proposals/", proposing.proposals, name="proposals"),
    path("proposals/rounds/<int:pk>/", proposing.propose, name="propose"),
    path("proposals/<int:pk>/", proposing.proposal, name="proposal"),
    path("proposals/<int:pk>/withdraw/", proposing.withdraw, name="proposal-withdraw"),
    path("proposals/<int:pk>/objection/", proposing.objection, name="proposal-objection"),
    path("proposals/reviews/", reviewing.reviews, name="reviews"),
    path("proposals/reviews/<int:pk>/", reviewing.review, name="review"),
    path("proposals/reviews/mark/<int:pk>/", reviewing.mark, name="review-mark"),
]
