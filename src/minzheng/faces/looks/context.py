"""What every page's frame needs: the reader's preferences, the site, the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from minzheng.faces.looks.parts import Link
from minzheng.faces.looks.prefs import COOKIE, Prefs


@dataclass(frozen=True)
class Site:
    """The particulars a government site must show at its foot."""

    name: str = "民政服务"
    owner: str = "未填写"
    maker: str = "未填写"
    site_code: str = "未填写"
    icp: str = "未填写"
    police: str = "未填写"
    hotline: str = "12345"
    updated: str = ""
    links: tuple[tuple[str, str], ...] = ()

    @classmethod
    def from_settings(cls) -> "Site":
        particulars: Mapping[str, Any] = getattr(settings, "SITE", {})
        return cls(**particulars)

    @property
    def footer_links(self) -> tuple[Link, ...]:
        return tuple(Link(label, url) for label, url in self.links)


@dataclass(frozen=True)
class Setting:
    """One group of the accessibility bar: its name, its words and the choice in force."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    current: str


Group = tuple[str, str, tuple[tuple[str, str], ...]]
BAR: tuple[Group, ...] = (
    ("size", "字号", (("1", "标准"), ("2", "大"), ("3", "更大"), ("4", "最大"))),
    ("contrast", "对比度", (("standard", "标准"), ("high", "高对比"), ("black", "黑底黄字"))),
    ("spacing", "行距", (("normal", "标准"), ("wide", "加宽"))),
    ("cursor", "鼠标", (("normal", "标准"), ("large", "大光标"))),
    ("pinyin", "姓名拼音", (("off", "不显示"), ("on", "显示"))),
)
SCRIPTED: tuple[Group, ...] = (
    ("ruler", "阅读辅助线", (("off", "关"), ("on", "开"))),
    ("keys", "快捷键", (("on", "开"), ("off", "关"))),
)


def looks(request: HttpRequest) -> dict[str, object]:
    """Context processor: what base.html needs of every request."""
    prefs = Prefs.from_cookie(request.COOKIES.get(COOKIE, ""))
    return {
        "prefs": prefs,
        "settings_bar": _settings(BAR, prefs),
        "scripted_bar": _settings(SCRIPTED, prefs),
        "site": Site.from_settings(),
        "session_seconds": settings.SESSION_COOKIE_AGE,
        "here": request.get_full_path(),
    }


def _settings(groups: tuple[Group, ...], prefs: Prefs) -> list[Setting]:
    return [Setting(name, label, options, prefs.value(name)) for name, label, options in groups]
