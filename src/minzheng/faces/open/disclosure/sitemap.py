"""The site map: every public page there is, from the addresses and the catalogue."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.views.decorators.http import require_safe

from minzheng.engines.disclosure.api import public_consultations, published
from minzheng.faces.looks.parts import Link
from minzheng.faces.open.requests import OpenRequest
from minzheng.kernel.matter import catalogue

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 1000
PUBLIC = ("portal", "open")
# Every public address that takes no argument, by the words of the map; `test_sitemap` finds a
# page that is neither here nor below.
GROUPS: tuple[tuple[str, dict[str, str]], ...] = (
    ("办事", {
        "portal:home": "首页", "portal:services": "全部事项", "portal:events": "一件事一次办",
        "portal:entitled": "我能享受什么", "portal:calculator": "待遇测算",
        "portal:progress": "查进度", "portal:institutions": "找机构",
        "portal:institutions-compare": "比较机构", "portal:booking": "预约",
        "portal:my-booking": "查预约", "portal:tips": "我发现有人需要帮助",
        "portal:tip-progress": "查线索办理", "portal:ratings": "大家怎么评价",
        "portal:meals": "长者饭堂菜单和订餐", "portal:guarantees": "我有哪些基本养老服务",
        "portal:rentals": "租辅具",
        "portal:sign-in": "登录",
    }),
    ("公开", {
        "open:notices": "公示", "open:directory": "主动公开目录",
        "open:directory-standard": "主动公开标准目录", "open:parameters": "标准与参数",
        "open:funds": "资金公开", "open:money": "资金收支", "open:lottery": "福利彩票公益金",
        "open:statistics": "统计", "open:data": "开放数据",
        "open:consultations": "征求意见", "open:verify": "查验文书",
        "open:draws": "公开抽签", "open:giving": "爱心认领", "open:searches": "寻亲公告",
        "open:filings": "养老机构备案", "open:contracts": "购买服务合同",
        "open:rounds": "公益创投", "open:handbook": "养老服务招商手册",
        "open:guarantees": "基本养老服务清单",
        "open:hardship": "困难程度评分怎样算",
        "open:evaluations": "养老服务质量评价",
        "open:pipeline": "项目", "open:migrants": "水库移民直补",
        "open:policies": "政策",
    }),
    ("关于本站", {
        "sitemap": "站点地图", "accessibility": "无障碍声明", "privacy": "隐私说明",
        "open:corrections": "纠错和统计", "open:correction-new": "我要纠错",
        "open:comment-follow": "查意见的答复", "open:feed": "订阅（Atom）",
    }),
)  # fmt: skip
OWN = "my/"  # pages of one's own stand under it, after signing in
# Deeds, what is shown once after one, data of a page, and what only leads elsewhere.
NOT_PAGES = frozenset({
    "open:home", "portal:sign-out", "portal:keep", "portal:acting", "portal:stop-acting",
    "portal:booked", "portal:tip-received", "portal:institution-points", "open:handbook-pdf",
    "open:guarantees-pdf",
})  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A page with its words, where it stands, and when it was last changed."""

    title: str
    url: str
    changed: date | None = None


@require_safe
def sitemap(request: OpenRequest) -> HttpResponse:
    """The map to read."""
    groups = [(title, list(found)) for title, found in _groups(request.today)]
    return render(request, "open/disclosure/sitemap.html", {"groups": groups})


@require_safe
def sitemap_xml(request: OpenRequest) -> HttpResponse:
    """The map for search engines."""
    root = Element("urlset", xmlns=NAMESPACE)
    for _, places in _groups(request.today):
        for place in places:
            entry = SubElement(root, "url")
            SubElement(entry, "loc").text = request.build_absolute_uri(place.url)
            if place.changed:
                SubElement(entry, "lastmod").text = place.changed.isoformat()
    body = tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(body, content_type="application/xml; charset=utf-8")


def public_names() -> set[str]:
    """The name of every public address without an argument, read from the resolver."""
    return set(_names(get_resolver().url_patterns, ""))


def _names(patterns: list[Any], space: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern.url_patterns, pattern.namespace or space)
        elif _is_plain(pattern) and space in PUBLIC:
            yield f"{space}:{pattern.name}"


def _is_plain(pattern: Any) -> bool:
    """Whether an address takes no argument and is nobody's own."""
    if not isinstance(pattern, URLPattern):
        return False
    return not pattern.pattern.regex.groups and not str(pattern.pattern).startswith(OWN)


def _groups(on: date) -> Iterator[tuple[str, list[Place]]]:
    for title, pages in GROUPS:
        yield title, [Place(words, reverse(name)) for name, words in pages.items()]
    yield "办事指南", [_guide(link) for link in _matters("portal:guide")]
    yield "规则", [_guide(link) for link in _matters("open:rules")]
    yield (
        "公开的信息",
        [
            Place(
                row.current.title, reverse("open:document", args=[row.pk]), row.current.decided_on
            )
            for row in published()[:MOST]
            if row.current is not None
        ],
    )
    yield "征求意见", [
        Place(row.title, reverse("open:consultation", args=[row.pk]),
              row.summarised_on or row.opens_on)
        for row in public_consultations(on)[:MOST]
    ]  # fmt: skip


def _guide(link: Link) -> Place:
    return Place(link.label, link.url)


def _matters(name: str) -> list[Link]:
    return [
        Link(matter.service.title, reverse(name, args=matter.key.split("/")))
        for matter in catalogue().matters.values()
    ]
