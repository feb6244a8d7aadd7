"""The text people sign: what is looked at, where, for what, until when, and how to take it back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from minzheng.engines.parameters.api import book
from minzheng.kernel.divisions import NATION
from minzheng.kernel.feed import Feed, feeds
from minzheng.kernel.matter import catalogue
from minzheng.kernel.months import Month

VERSION = "2026-11"  # a changed text gets a new version; what was signed keeps the old one
MONTHS = "consent.valid_months"


@dataclass(frozen=True)
class Statement:
    """What is put before somebody who is asked to authorise."""

    version: str
    title: str
    why: str
    until: date
    feeds: tuple[type[Feed], ...]
    paragraphs: tuple[str, ...]

    @property
    def scope(self) -> tuple[str, ...]:
        """The names of the feeds."""
        return tuple(feed.name() for feed in self.feeds)


def statement(matter: str, *, on: date, place: str = NATION) -> Statement:
    """The text for a matter, as signed on a day at a place. Raises NotInForce, UnknownMatter."""
    title, until = catalogue().get(matter).service.short, valid_until(on, place)
    asked = feeds_for(matter)
    return Statement(VERSION, title, f"办理{title}", until, asked, _paragraphs(title, until, asked))


def feeds_for(matter: str) -> tuple[type[Feed], ...]:
    """The departments' data that the matter may read."""
    return tuple(feed for _, feed in sorted(feeds().items()) if feed.is_for(matter))


def valid_until(given_on: date, place: str = NATION) -> date:
    """The last day on which what is signed on a day holds. Raises NotInForce."""
    months = int(book().value(MONTHS, on=given_on, place=place or NATION))
    month = Month.of(given_on).shift(months)
    return month.first.replace(day=min(given_on.day, month.last.day))


def owners_words(asked: Iterable[type[Feed]]) -> str:
    """The departments and what is asked of each: "人社部门（养老金、社保）"."""
    by_owner: dict[str, list[str]] = {}
    for feed in asked:
        by_owner.setdefault(feed.owner, []).append(feed.title)
    return "、".join(f"{owner}（{'、'.join(titles)}）" for owner, titles in by_owner.items())


def _paragraphs(title: str, until: date, asked: Sequence[type[Feed]]) -> tuple[str, ...]:
    where = owners_words(asked) or "依法提供核对信息的部门和单位"
    return (
        f"为办理{title}，我同意民政部门向下列部门和单位核对我的收入和财产情况：{where}。",
        "核对结果只用于办理这一事项，以及享受期间依法进行的定期核查，不作别的用途。",
        f"授权到{until:%Y年%m月%d日}为止。我可以随时撤回；撤回后不再核对，"
        "已经作出的决定不因此改变，需要核对才能办的，可能无法继续办理。",
    )
