"""Law: one class per instrument; its articles are attributes, restated in our own words.

    class 社会救助法(Law):
        title, number, in_force = "社会救助法", "主席令第七十四号", date(2026, 7, 1)
        第十八条 = "……"

    str(社会救助法.第十八条) == "《社会救助法》第十八条"

A wrong article number is an AttributeError where it is written.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

STATUSES = ("verified", "reported", "unconfirmed")


class LawError(TypeError):
    """The instrument as written cannot be cited; raised when its class is created."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article of one instrument: its number, what it says in our words, how sure we are."""

    law: type["Law"] = field(repr=False)
    number: str
    text: str = field(repr=False)

    @property
    def status(self) -> str:
        """verified, reported or unconfirmed: the status of its instrument."""
        return self.law.status

    def __str__(self) -> str:
        return f"《{self.law.title}》{self.number}"


class _Instrument(type):
    """Answers an article number that is not there with the title and how to mend it."""

    def __getattr__(cls, name: str) -> Any:
        # Only article numbers reach a reader; anything else keeps Python's own words.
        if name.isascii():
            raise AttributeError(name)
        title = getattr(cls, "title", cls.__name__)
        raise AttributeError(f"《{title}》里没有登记“{name}”，请核对条号，或先在 statutes/ 写上它")


class Law(metaclass=_Instrument):
    """Base of all instruments: title, number, days in force, status, and articles as attributes."""

    title: ClassVar[str]
    number: ClassVar[str]
    in_force: ClassVar[date]
    ended: ClassVar[date | None] = None
    status: ClassVar[str] = "unconfirmed"

    def __init_subclass__(cls) -> None:
        for needed in ("title", "number", "in_force"):
            if not hasattr(cls, needed):
                raise LawError(f"法规 {cls.__name__} 没有写明 {needed}")
        if cls.status not in STATUSES:
            raise LawError(f"《{cls.title}》的 status 应为 {'、'.join(STATUSES)} 之一")
        for name, text in list(vars(cls).items()):
            if not name.isascii() and isinstance(text, str):
                setattr(cls, name, Article(cls, name, text))
        _REGISTER.append(cls)

    @classmethod
    def articles(cls) -> tuple[Article, ...]:
        """The articles written down here, in order."""
        return tuple(value for value in vars(cls).values() if isinstance(value, Article))


_REGISTER: list[type[Law]] = []


def all_laws() -> tuple[type[Law], ...]:
    """Every instrument whose module has been imported."""
    return tuple(_REGISTER)
