"""Addresses of the pages: purchased services."""

from django.urls import URLPattern, path

from minzheng.faces.desk.projects import deeds, reviewers, reviews, rounds, stages, views

ONE, STAGE = "projects/<int:pk>", "projects/stages/<int:pk>"
ROUND = "projects/rounds/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("projects/", views.projects, name="projects"),
    path("projects/new/", views.propose, name="project-new"),
    path(f"{ONE}/", views.project, name="project"),
    path(f"{ONE}/decide/", deeds.decide, name="project-decide"),
    path(f"{ONE}/contract/", deeds.sign, name="project-contract"),
    path(f"{ONE}/amend/", deeds.amend, name="project-amend"),
    path(f"{ONE}/stop/", deeds.stop, name="project-stop"),
    path(f"{ONE}/drop/", deeds.drop, name="project-drop"),
    path(f"{ONE}/evaluate/", deeds.evaluate, name="project-evaluate"),
    path(f"{ONE}/follow/", deeds.follow, name="project-follow"),
    path(f"{STAGE}/accept/", stages.accept, name="stage-accept"),
    path(f"{STAGE}/confirm/", stages.confirm, name="stage-confirm"),
    path(f"{STAGE}/return/", stages.give_back, name="stage-return"),
    path(f"{STAGE}/approve/", stages.approve, name="stage-approve"),
    path(f"{STAGE}/pay/", stages.pay, name="stage-pay"),
    path(f"{STAGE}/proof/", stages.proof, name="stage-proof"),
    path("projects/rounds/", rounds.rounds, name="rounds"),
    path("projects/rounds/new/", rounds.new, name="round-new"),
    path(f"{ROUND}/", rounds.round, name="round"),
    path(f"{ROUND}/reviewers/", reviewers.name, name="round-reviewer"),
    path(f"{ROUND}/reviewers/invite/", reviewers.invite, name="round-invite"),
    path(f"{ROUND}/reviewers/<int:reviewer>/dismiss/", reviewers.dismiss, name="round-dismiss"),
    path(f"{ROUND}/begin/", rounds.begin, name="round-begin"),
    path(f"{ROUND}/award/", rounds.award, name="round-award"),
    path(f"{ROUND}/publicise/", rounds.publicise, name="round-publicise"),
    path(f"{ROUND}/confirm/", rounds.confirm, name="round-confirm"),
    path("projects/proposals/<int:pk>/", rounds.proposal, name="round-proposal"),
    path("projects/objections/<int:pk>/", rounds.objection, name="round-objection"),
    path("reviews/", reviews.reviews, name="reviews"),
    path("reviews/<int:pk>/", reviews.review, name="review"),
    path("reviews/proposals/<int:pk>/", reviews.mark, name="review-mark"),
]
