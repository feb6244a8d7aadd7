"""The frame of every desk page: the menu of what the viewer's posts open, and where one is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from minzheng.engines.access.api import NOBODY, Viewer
from minzheng.engines.parameters.api import READERS
from minzheng.engines.simulation.api import PLANNERS
from minzheng.faces.desk import roles
from minzheng.faces.looks.parts import Link


@dataclass(frozen=True)
class Part:
    """A part of the desk: its name in the menu, its address, and the posts it is for."""

    label: str
    url_name: str
    roles: tuple[str, ...]


PARTS = (
    Part("工作台", "desk:day", roles.EVERYBODY),
    Part("办件", "desk:cases", roles.READERS),
    Part("收件", "desk:intake", roles.TAKERS_IN),
    Part("入户", "desk:visits", roles.VISITORS),
    Part("档案", "desk:people", roles.READERS),
    Part("公示", "desk:notices", roles.READERS),
    Part("发放", "desk:payments", roles.PAYMENT_READERS),
    Part("参数", "desk:parameters", roles.EVERYBODY),
    Part("标准调整", "desk:standards", READERS),
    Part("试算", "desk:simulations", PLANNERS),
    Part("审计", "desk:audit", roles.AUDITORS),
)
HEADINGS = {403: "您没有办理这件事的权限", 404: "没有找到", 409: "这一步没有办成"}


def page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """The page inside the desk's frame."""
    return render(request, f"desk/{template}.html", {**frame(request), **context}, status=status)


def refused(request: HttpRequest, why: str, status: int) -> HttpResponse:
    """A page that says what was not possible, why, and what to do."""
    return page(request, "refused", status=status, why=why, refusal=HEADINGS[status])


def frame(request: HttpRequest) -> Mapping[str, Any]:
    """What desk/base.html needs: the menu and who is signed in."""
    viewer: Viewer = getattr(request, "viewer", NOBODY)
    menu = [_link(part, request.path) for part in PARTS if viewer.roles & set(part.roles)]
    may_search = bool(viewer.roles & set(roles.READERS))
    return {"menu": menu, "viewer": viewer, "may_search": may_search}


def _link(part: Part, path: str) -> Link:
    url = reverse(part.url_name)
    current = path == url if part.url_name == "desk:day" else path.startswith(url)
    return Link(part.label, url, current)
