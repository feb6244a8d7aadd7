"""Feed: data that another department shares, declared: whose, why, which columns, how often.

class 殡葬火化(Feed):
    title, owner, basis = "殡葬火化", "殡葬管理机构", (社会救助法.第四十条,)
    columns = (Column("身份证号", 证件号码, Role.ID), Column("火化日期", 登记火化日期))
    key = (登记火化日期,)
    gives = {火化日期: 成员.最大(登记火化日期)}
    every, grace = 日(1), 工作日(2)

In `gives` a row of the feed is the member and the person she: the rows of one person, in the
language of the rules, give one fact about her.
"""

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fnmatch import fnmatchcase
from functools import cache
from typing import Any, ClassVar

from minzheng.kernel.clock import Term
from minzheng.kernel.expr import Expr, Fact, Param
from minzheng.kernel.flow import Cites
from minzheng.kernel.units import NUMERIC_EMPTY, Kind


class FeedError(TypeError):
    """The feed as written cannot be received; raised when its class is created."""


class Role(Enum):
    """What a column says of who somebody is; such columns are sealed and never lie open."""

    ID = "证件号码"
    NAME = "姓名"
    SEX = "性别"
    BIRTH = "出生日期"
    PHONE = "手机号码"
    ADDRESS = "住址"
    OTHER = "其他标识"


@dataclass(frozen=True)
class Column:
    """One column: its header in the file, the term it is, and what may stand in it.

    `also`: other headers seen for it. `marks`: the department's own marks for our labels, such as
    {"M": "男"}. `low`, `high`: the range outside which a value is refused (fen, count or day).
    """

    header: str
    term: Fact
    role: Role | None = None
    required: bool = False
    low: int | date | None = None
    high: int | date | None = None
    also: tuple[str, ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def sealed(self) -> bool:
        """Whether it may lie in the lake only encrypted."""
        return self.role not in (None, Role.SEX, Role.BIRTH)


class Feed:
    """Base of all feeds.

    `key`: the terms that, with the person, make a row one of a kind. `adds`: a file holds only what
    is new, so a version is the former rows and these by key; otherwise a file is the whole list.
    `whole`: whether the register behind it is complete, so that somebody without a row has none of
    it. `used_for`: patterns of the matters that may read it. `closed`: only a named team sees
    single rows. `by_consent`: read only of people who authorised a check or receive a benefit.
    """

    title: ClassVar[str]
    owner: ClassVar[str]
    basis: ClassVar[Cites]
    columns: ClassVar[tuple[Column, ...]]
    key: ClassVar[tuple[Fact, ...]]
    gives: ClassVar[Mapping[Fact, Expr]]
    every: ClassVar[Term]
    grace: ClassVar[Term]
    keeps: ClassVar[Param]
    used_for: ClassVar[tuple[str, ...]]
    adds: ClassVar[bool] = False
    whole: ClassVar[bool] = False
    closed: ClassVar[bool] = False
    by_consent: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        for name in ("title", "owner", "basis", "columns", "key", "gives", "every", "grace",
                     "keeps", "used_for"):  # fmt: skip
            if not hasattr(cls, name):
                raise FeedError(f"数据《{cls.__name__}》没有写明 {name}")
        terms = {column.term for column in cls.columns}
        if len(terms) < len(cls.columns):
            raise FeedError(f"数据《{cls.title}》有两列是同一个词")
        if sum(column.role is Role.ID for column in cls.columns) != 1:
            raise FeedError(f"数据《{cls.title}》应当有且只有一列证件号码")
        for fact, expr in cls.gives.items():
            cls._refuse(fact, expr, terms)

    @classmethod
    def _refuse(cls, fact: Fact, expr: Expr, terms: set[Fact]) -> None:
        foreign = expr.needs().facts - terms
        if foreign:
            names = "、".join(sorted(each.term for each in foreign))
            raise FeedError(f"数据《{cls.title}》的“{fact.term}”用到没有的列：{names}")
        if fact.entity != "person" or expr.entity != "household":
            raise FeedError(f"数据《{cls.title}》的“{fact.term}”应当由一个人的各行（成员）得出")

    @classmethod
    def name(cls) -> str:
        """Its short name: that of its file, such as "cremations"."""
        return cls.__module__.rsplit(".", maxsplit=1)[-1]

    @classmethod
    def column_of(cls, role: Role) -> Column | None:
        """The column of a role, or None."""
        return next((column for column in cls.columns if column.role is role), None)

    @classmethod
    def is_for(cls, matter: str) -> bool:
        """Whether a matter ("relief/dibao") may read it."""
        return any(fnmatchcase(matter, pattern) for pattern in cls.used_for)

    @classmethod
    def without_rows(cls) -> Mapping[Fact, Any]:
        """What is so for a person without a row: nothing known, or none where the feed is whole."""
        empty = {fact: NUMERIC_EMPTY.get(fact.kind) for fact in cls.gives}
        for fact in empty:
            if fact.kind is Kind.CODE and 0 in fact.unit.codes:
                empty[fact] = 0
        return empty if cls.whole else dict.fromkeys(cls.gives)


@dataclass(frozen=True)
class Precedence:
    """Who is believed about a fact: the first source that knows it. The fact itself among them
    stands for what the bureau has on file (registers and cases)."""

    fact: Fact
    sources: tuple[Fact, ...]
    why: str = ""


class UnknownFeed(LookupError):
    """No file declares this feed; the text lists those there are."""


@cache
def feeds() -> Mapping[str, type[Feed]]:
    """Every feed by its name, read once from the files in minzheng/feeds."""
    found = [value for module in _modules() for value in vars(module).values()
             if isinstance(value, type) and issubclass(value, Feed)
             and value.__module__ == module.__name__]  # fmt: skip
    return {feed.name(): feed for feed in found}


@cache
def precedences() -> Mapping[Fact, Precedence]:
    """Who is believed about which fact (feeds/precedence.py)."""
    found = [value for module in _modules() for value in getattr(module, "次序", ())]
    return {each.fact: each for each in found}


def feed_named(name: str) -> type[Feed]:
    """The feed of this name. Raises UnknownFeed."""
    if name not in feeds():
        raise UnknownFeed(f"没有数据“{name}”。现有：{'、'.join(sorted(feeds()))}")
    return feeds()[name]


def _modules() -> list[Any]:
    root = importlib.import_module("minzheng.feeds")
    names = sorted(
        each.name for each in pkgutil.iter_modules(root.__path__) if each.name != "tests"
    )
    return [importlib.import_module(f"minzheng.feeds.{name}") for name in names]
