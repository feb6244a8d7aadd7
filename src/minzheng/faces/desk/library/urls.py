"""Addresses of this part of the desk face."""

from django.urls import URLPattern, path

from minzheng.faces.desk.library import deeds, views

ONE = "policies/<int:pk>"
EDITION = f"{ONE}/editions/<int:edition>"
urlpatterns: list[URLPattern] = [
    path("policies/", views.policies, name="policies"),
    path("policies/new/", deeds.take_in, name="policy-new"),
    path(f"{ONE}/", views.policy, name="policy"),
    path(f"{ONE}/again/", deeds.take_in_again, name="policy-again"),
    path(f"{ONE}/repeal/", deeds.repeal, name="policy-repeal"),
    path(f"{ONE}/open/", deeds.open_up, name="policy-open"),
    path(f"{EDITION}/read/", deeds.mark_read, name="policy-read"),
    path(f"{EDITION}/hand-out/", deeds.hand_out, name="policy-hand-out"),
    path(f"{EDITION}/changes/new/", deeds.add_change, name="policy-change-new"),
    path(
        f"{EDITION}/changes/<int:change>/strike/", deeds.strike_change, name="policy-change-strike"
    ),
    path(f"{EDITION}/conclude/", deeds.conclude, name="policy-conclude"),
    path(f"{EDITION}/consult/", deeds.consult, name="policy-consult"),
    path(f"{EDITION}/issue/", deeds.issue, name="policy-issue"),
]
