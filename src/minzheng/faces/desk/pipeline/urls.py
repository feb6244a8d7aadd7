"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.pipeline import money, views, working

ONE, CONTRACT, PAYMENT = (
    "pipeline/<int:pk>", "pipeline/contracts/<int:pk>", "pipeline/payments/<int:pk>",
)  # fmt: skip
urlpatterns: list[URLPattern] = [
    path("pipeline/", views.board, name="pipeline"),
    path("pipeline/new/", views.new, name="pipeline-new"),
    path(f"{ONE}/", views.project, name="pipeline-project"),
    path(f"{ONE}/advance/", working.advance, name="pipeline-advance"),
    path(f"{ONE}/next/", working.plan_next, name="pipeline-next"),
    path(f"{ONE}/contact/", working.contact, name="pipeline-contact"),
    path(f"{ONE}/milestone/", working.milestone, name="pipeline-milestone"),
    path(f"{ONE}/report/", working.report, name="pipeline-report"),
    path(f"{ONE}/accept/", working.accept, name="pipeline-accept"),
    path(f"{ONE}/confirm/", working.confirm, name="pipeline-confirm"),
    path(f"{ONE}/review/", working.review, name="pipeline-review"),
    path(f"{ONE}/source/", money.source, name="pipeline-source"),
    path(f"{ONE}/contract/", money.contract, name="pipeline-contract"),
    path(f"{ONE}/settle/", money.settle, name="pipeline-settle"),
    path("pipeline/sources/<int:pk>/arrive/", money.arrive, name="pipeline-arrive"),
    path(f"{CONTRACT}/change/", money.change, name="pipeline-change"),
    path(f"{CONTRACT}/ask/", money.ask, name="pipeline-ask"),
    path(
        "pipeline/changes/<int:pk>/approve/", money.approve_change, name="pipeline-approve-change"
    ),
    path(f"{PAYMENT}/answer/", money.answer, name="pipeline-answer"),
    path(f"{PAYMENT}/pay/", money.pay, name="pipeline-pay"),
    path(f"{PAYMENT}/invoice/", views.invoice, name="pipeline-invoice"),
    path("pipeline/milestones/<int:pk>/reach/", working.reach, name="pipeline-reach"),
    path("pipeline/photos/<int:pk>/", views.photo, name="pipeline-photo"),
    path("pipeline/steps/<int:pk>/paper/", views.paper, name="pipeline-paper"),
]
