"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.evaluations import houses, rounds, rubrics, subsidies

ROUND, HOUSE = "evaluations/<int:pk>", "evaluations/houses/<int:pk>"
VERSION, SUBSIDY = "evaluations/versions/<int:pk>", "evaluations/subsidies/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("evaluations/", rounds.rounds, name="evaluations"),
    path("evaluations/plan/", rounds.plan, name="evaluation-plan"),
    path("evaluations/mine/", houses.mine, name="my-assessments"),
    path("evaluations/rubrics/", rubrics.rubrics, name="rubrics"),
    path("evaluations/rubrics/write/", rubrics.write, name="rubric-write"),
    path("evaluations/rubrics/of/<slug:key>/", rubrics.rubric, name="rubric"),
    path("evaluations/rubrics/of/<slug:key>/change/", rubrics.change, name="rubric-change"),
    path(f"{VERSION}/", rubrics.version, name="rubric-version"),
    path(f"{VERSION}/approve/", rubrics.approve, name="rubric-approve"),
    path(f"{VERSION}/return/", rubrics.give_back, name="rubric-return"),
    path("evaluations/subsidies/", subsidies.subsidies, name="subsidies"),
    path(f"{SUBSIDY}/", subsidies.subsidy, name="subsidy"),
    path(f"{SUBSIDY}/approve/", subsidies.approve, name="subsidy-approve"),
    path(f"{SUBSIDY}/return/", subsidies.give_back, name="subsidy-return"),
    path(f"{SUBSIDY}/pay/", subsidies.pay, name="subsidy-pay"),
    path(f"{ROUND}/", rounds.round, name="evaluation"),
    path(f"{ROUND}/show/", rounds.show, name="evaluation-show"),
    path(f"{ROUND}/decide/", rounds.decide, name="evaluation-decide"),
    path(f"{ROUND}/reckon/", rounds.reckon, name="evaluation-reckon"),
    path("evaluations/papers/<int:pk>/", houses.paper, name="evaluation-paper"),
    path(f"{HOUSE}/", houses.house, name="evaluated"),
    path(f"{HOUSE}/leave/", houses.leave, name="evaluated-leave"),
    path(f"{HOUSE}/assessor/", houses.assessor, name="evaluated-assessor"),
    path(f"{HOUSE}/ties/", houses.ties, name="evaluated-ties"),
    path(f"{HOUSE}/scores/", houses.scores, name="evaluated-scores"),
    path(f"{HOUSE}/hand-in/", houses.hand_in, name="evaluated-hand-in"),
    path(f"{HOUSE}/agree/<slug:item>/", houses.agree, name="evaluated-agree"),
    path(f"{HOUSE}/confirm/<slug:item>/", houses.confirm, name="evaluated-confirm"),
    path(f"{HOUSE}/compute/", houses.compute, name="evaluated-compute"),
    path(f"{HOUSE}/review/", houses.review, name="evaluated-review"),
    path(f"{HOUSE}/objections/<int:number>/", houses.answer, name="evaluated-answer"),
    path(f"{HOUSE}/letter/", houses.letter, name="evaluated-letter"),
]
