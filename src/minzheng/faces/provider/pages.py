"""The frame of every page of the provider face."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from minzheng.engines.access.api import NOBODY, Viewer
from minzheng.faces.looks.parts import Link

PARTS = (
    ("待办", "provider:duties"),
    ("服务点", "provider:profile"),
    ("服务对象", "provider:people"),
    ("床位", "provider:residence"),
    ("派单", "provider:orders"),
    ("能提供的", "provider:supplies"),
    ("认领求助", "provider:giving"),
    ("服务记录", "provider:services"),
    ("结算", "provider:settlements"),
    ("助餐", "provider:meals"),
    ("健康", "provider:health"),
    ("消费券", "provider:vouchers"),
    ("辅具租赁", "provider:rentals"),
    ("设备报警", "provider:alarms"),
    ("居家服务", "provider:homecare"),
    ("检查整改", "provider:inspections"),
    ("人员", "provider:staff"),
    ("安全", "provider:safety"),
    ("质量评价", "provider:evaluations"),
    ("亮灯", "provider:lights"),
    ("备案", "provider:filings"),
    ("购买服务", "provider:contracts"),
    ("创投征集", "provider:proposals"),
    ("消息", "provider:messages"),
)
HEADINGS = {403: "您不能办理这件事", 404: "没有找到", 409: "这一步没有办成"}


def page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """The page inside the frame."""
    viewer: Viewer = getattr(request, "viewer", NOBODY)
    shown = {"viewer": viewer, "menu": _menu(viewer, request.path), **context}
    return render(request, f"provider/{template}.html", shown, status=status)


def refused(request: HttpRequest, why: str, status: int) -> HttpResponse:
    """A page that says what was not possible, why, and what to do."""
    return page(request, "refused", status=status, why=why, refusal=HEADINGS[status])


def _menu(viewer: Viewer, path: str) -> list[Link]:
    if viewer.house is None:
        return []
    links = [(label, reverse(name)) for label, name in PARTS]
    here = max((url for _, url in links if path.startswith(url)), key=len, default="")
    return [Link(label, url, url == here) for label, url in links]
