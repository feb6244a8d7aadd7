"""How a reader wants pages to look: care version, size, contrast … kept in one cookie."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

COOKIE = "looks"
A_YEAR = 365 * 24 * 3600

CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {  # the first of each is what a reader gets who has chosen nothing
        "care": ("off", "on"),
        "size": ("1", "2", "3", "4"),
        "contrast": ("standard", "high", "black"),
        "spacing": ("normal", "wide"),
        "cursor": ("normal", "large"),
        "ruler": ("off", "on"),
        "pinyin": ("off", "on"),
        "keys": ("on", "off"),
        "theme": ("light", "dark"),
        "script": ("simplified", "traditional"),
    }
)


class UnknownPreference(Exception):
    """A form asked for a preference this house does not have."""


@dataclass(frozen=True)
class Prefs:
    """The choices that differ from the default, by name."""

    chosen: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_cookie(cls, text: str) -> "Prefs":
        """Reads what it knows and ignores the rest: a cookie is anybody's to edit."""
        pairs = (word.partition("-") for word in text.split("."))
        return cls({name: value for name, _, value in pairs if value in CHOICES.get(name, ())[1:]})

    def to_cookie(self) -> str:
        return ".".join(f"{name}-{value}" for name, value in self.chosen.items())

    def changed(self, name: str, value: str) -> "Prefs":
        if value not in CHOICES.get(name, ()):
            raise UnknownPreference(f"没有“{name}：{value}”这项显示设置。")
        others = {key: kept for key, kept in self.chosen.items() if key != name}
        return Prefs(others if value == CHOICES[name][0] else {**others, name: value})

    def value(self, name: str) -> str:
        return self.chosen.get(name, CHOICES[name][0])

    @property
    def classes(self) -> str:
        """Classes for <html> on every page; only the officers' layout has a dark theme."""
        return " ".join(f"{name}-{v}" for name, v in self.chosen.items() if name != "theme")

    @property
    def officer_classes(self) -> str:
        return " ".join(f"{name}-{value}" for name, value in self.chosen.items())

    @property
    def care(self) -> bool:
        return self.value("care") == "on"

    @property
    def pinyin(self) -> bool:
        return self.value("pinyin") == "on"

    @property
    def traditional(self) -> bool:
        return self.value("script") == "traditional"

    @property
    def lang(self) -> str:
        """The language of a public page, which script.ScriptMiddleware goes by."""
        return "zh-Hant" if self.traditional else "zh-CN"

    @property
    def dark(self) -> bool:
        return self.value("theme") == "dark"
