"""The frame of every desk page: the menu of what the viewer's posts open, and where one is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from minzheng.engines.access.api import NOBODY, Viewer
from minzheng.engines.parameters.api import READERS
from minzheng.engines.sharing.api import READERS as SHARE_READERS
from minzheng.engines.sharing.api import REVIEWERS
from minzheng.engines.simulation.api import PLANNERS
from minzheng.engines.views.api import COUNTERS
from minzheng.faces.desk import roles
from minzheng.faces.looks.parts import Link


@dataclass(frozen=True)
class Part:
    """A part of the desk: its name in the menu, its address, and the posts it is for."""

    label: str
    url_name: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Wing:
    """Parts under one word of the menu; who may open one of them alone sees that one's name."""

    label: str
    parts: tuple[Part, ...]


POLICY = Wing(
    "政策",
    (
        Part("参数", "desk:parameters", roles.EVERYBODY),
        Part("标准调整", "desk:standards", READERS),
        Part("试算", "desk:simulations", PLANNERS),
    ),
)
DATA = Wing(
    "数据",
    (
        Part("人口", "desk:population", COUNTERS),
        Part("部门数据", "desk:feeds", roles.DATA_READERS),
        Part("人员关联", "desk:linkage", roles.DATA_READERS),
        Part("数据不一致", "desk:conflicts", roles.SOURCE_READERS),
        Part("数据版本", "desk:lake", roles.DATA_READERS),
        Part("数据共享", "desk:shares", SHARE_READERS),
        Part("查看复核", "desk:openings", REVIEWERS),
    ),
)
PARTS = (
    Part("工作台", "desk:day", roles.EVERYBODY),
    Part("办件", "desk:cases", roles.READERS),
    Part("收件", "desk:intake", roles.TAKERS_IN),
    Part("入户", "desk:visits", roles.VISITORS),
    Part("预警", "desk:alerts", roles.ALERT_READERS),
    Part("档案", "desk:people", roles.READERS),
    Part("公示", "desk:notices", roles.READERS),
    Part("发放", "desk:payments", roles.PAYMENT_READERS),
    POLICY,
    DATA,
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
    """What desk/base.html needs: the menu, the rooms of the wing one is in, who is signed in."""
    viewer: Viewer = getattr(request, "viewer", NOBODY)
    wings = [_open_to(viewer, each) for each in PARTS]
    links = [[_link(part, request.path) for part in parts] for _, parts in wings if parts]
    labels = [label for label, parts in wings if parts]
    menu = [_word(label, rooms) for label, rooms in zip(labels, links, strict=True)]
    here = next((rooms for rooms in links if len(rooms) > 1 and _is_here(rooms)), [])
    may_search = bool(viewer.roles & set(roles.READERS))
    return {"menu": menu, "rooms": here, "viewer": viewer, "may_search": may_search}


def _open_to(viewer: Viewer, entry: Part | Wing) -> tuple[str, list[Part]]:
    parts = entry.parts if isinstance(entry, Wing) else (entry,)
    return entry.label, [part for part in parts if viewer.roles & set(part.roles)]


def _word(label: str, rooms: list[Link]) -> Link:
    """One word of the menu: a wing's own when it has several rooms, else the room's."""
    if len(rooms) == 1:
        return rooms[0]
    return Link(label, rooms[0].url, _is_here(rooms))


def _is_here(rooms: list[Link]) -> bool:
    return any(room.current for room in rooms)


def _link(part: Part, path: str) -> Link:
    url = reverse(part.url_name)
    current = path == url if part.url_name == "desk:day" else path.startswith(url)
    return Link(part.label, url, current)
