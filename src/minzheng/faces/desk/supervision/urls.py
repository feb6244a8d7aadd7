"""Addresses of supervision."""

from django.urls import URLPattern, path

from minzheng.faces.desk.supervision import amounts, comparing, findings, joints, plans, reviews

HOUSE = "supervision"
PLAN, REVIEW = f"{HOUSE}/plans/<int:pk>", f"{HOUSE}/reviews/<int:pk>"
FINDING, JOINT = f"{HOUSE}/findings/<int:pk>", f"{HOUSE}/joint/<int:pk>"
urlpatterns: list[URLPattern] = [
    path(f"{HOUSE}/plans/", plans.plans, name="review-plans"),
    path(f"{HOUSE}/plans/new/", plans.new, name="review-plan-new"),
    path(f"{PLAN}/", plans.plan, name="review-plan"),
    path(f"{PLAN}/commit/", plans.commit, name="review-plan-commit"),
    path(f"{PLAN}/draw/", plans.draw, name="review-plan-draw"),
    path(f"{HOUSE}/reviews/", reviews.reviews, name="drawn-reviews"),
    path(f"{REVIEW}/", reviews.review, name="drawn-review"),
    path(f"{REVIEW}/checklist/", reviews.checklist, name="drawn-review-checklist"),
    path(f"{REVIEW}/conclusion/", reviews.rule, name="drawn-review-rule"),
    path(f"{REVIEW}/sign/", reviews.sign, name="drawn-review-sign"),
    path(f"{REVIEW}/give-back/", reviews.give_back, name="drawn-review-give-back"),
    path(f"{HOUSE}/findings/", findings.findings, name="supervision-findings"),
    path(f"{FINDING}/", findings.finding, name="supervision-finding"),
    path(f"{FINDING}/answer/", findings.answer, name="supervision-answer"),
    path(f"{FINDING}/look/", findings.look, name="supervision-look"),
    path(f"{FINDING}/amount/", amounts.amount, name="supervision-amount"),
    path(f"{FINDING}/case/", findings.follow, name="supervision-follow"),
    path(f"{HOUSE}/monitor/", comparing.monitor, name="town-monitor"),
    path(f"{HOUSE}/periodic/", comparing.periodic, name="periodic-reviews"),
    path(f"{HOUSE}/joint/", joints.joints, name="joint-inspections"),
    path(f"{HOUSE}/joint/new/", joints.new, name="joint-new"),
    path(f"{JOINT}/", joints.joint, name="joint-inspection"),
    path(f"{JOINT}/end/", joints.end, name="joint-end"),
    path(f"{JOINT}/log/", joints.log, name="joint-log"),
    path(f"{JOINT}/files/<str:number>/", joints.file, name="joint-file"),
    path(f"{JOINT}/files/<str:number>/open/", joints.open_file, name="joint-file-open"),
]
