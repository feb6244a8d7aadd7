"""The catalogue of needs and the assessment form as data; another line there is another item."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from minzheng.engines.needs.coded import PERIODS
from minzheng.engines.needs.errors import CatalogueFaulty

FOLDER = Path(__file__).parent / "catalogue_files"
SERVICE, GOODS = "service", "goods"
KINDS = {SERVICE: "服务", GOODS: "物资"}
STATUSES = {"verified": "", "reported": "公开报道，没有读到原文", "ours": "我们的分组"}


@dataclass(frozen=True)
class Group:
    """A group of items; `status` is how sure its basis is."""

    key: str
    name: str
    basis: str
    status: str

    @property
    def doubt(self) -> str:
        """What is not sure about the basis, in words."""
        return STATUSES[self.status]


@dataclass(frozen=True)
class Item:
    """What somebody can need: counted in `unit`; `skills` are asked of who gives it.

    `words`: what a price list of a facility calls the same.
    """

    key: str
    name: str
    group: str
    unit: str
    minutes: int
    skills: tuple[str, ...]
    words: tuple[str, ...]
    kind: str = SERVICE

    @property
    def is_goods(self) -> bool:
        return self.kind == GOODS

    def is_called(self, service: str) -> bool:
        """Whether a price list's service is this item."""
        return service == self.name or any(word in service for word in self.words)


@dataclass(frozen=True)
class Choice:
    """One answer of the assessment, and the items it proposes."""

    key: str
    words: str
    proposes: tuple[str, ...]


@dataclass(frozen=True)
class Dimension:
    """One side of a life that is looked at."""

    key: str
    name: str
    answers: tuple[Choice, ...]

    def chosen(self, key: str) -> Choice | None:
        """The answer with a key."""
        return next((each for each in self.answers if each.key == key), None)


@dataclass(frozen=True)
class Catalogue:
    """Everything in the files."""

    groups: Mapping[str, Group]
    items: Mapping[str, Item]
    skills: Mapping[str, str]

    def name(self, key: str) -> str:
        """An item by its name; a key that was taken out of the file shows itself."""
        return self.items[key].name if key in self.items else key

    def unit(self, key: str) -> str:
        return self.items[key].unit if key in self.items else "次"

    def skill_words(self, keys: Iterable[str]) -> str:
        return "、".join(self.skills.get(key, key) for key in keys)

    def item_called(self, service: str) -> Item | None:
        """The first item that a price list's service is."""
        return next((item for item in self.items.values() if item.is_called(service)), None)


@cache
def catalogue() -> Catalogue:
    """The catalogue of needs. Raises CatalogueFaulty."""
    return read_catalogue((FOLDER / "items.yaml").read_text("utf-8"))


def amount_words(item: str, quantity: int, period: str) -> str:
    """每周 3 次; 一次 2 件."""
    return f"{PERIODS.get(period, period)} {quantity} {catalogue().unit(item)}"


def read_catalogue(text: str) -> Catalogue:
    """A catalogue from the text of a file. Raises CatalogueFaulty naming item and fault."""
    told: dict[str, Any] = yaml.safe_load(text)
    groups = {row["key"]: Group(**row) for row in told["groups"]}
    items = [_item(row) for row in told["items"]]
    skills = dict(told["skills"])
    for item in items:
        _check(item, groups, skills)
    keyed = {item.key: item for item in items}
    if len(keyed) < len(items):
        raise CatalogueFaulty("需求目录里有两项用了同一个 key，请改成不同的")
    return Catalogue(groups, MappingProxyType(keyed), skills)


def _item(row: Mapping[str, Any]) -> Item:
    told = {**row, "skills": tuple(row["skills"]), "words": tuple(row["words"])}
    return Item(**told)


def _check(item: Item, groups: Mapping[str, Group], skills: Mapping[str, str]) -> None:
    unknown = [skill for skill in item.skills if skill not in skills]
    if item.group not in groups or item.kind not in KINDS or unknown:
        raise CatalogueFaulty(f"需求目录“{item.name}”的组、类别或技能不认识，请核对 items.yaml")
    if groups[item.group].status not in STATUSES:
        raise CatalogueFaulty(f"需求目录“{item.name}”所在组的状态不认识，请核对 items.yaml")


@cache
def assessment_form() -> tuple[Dimension, ...]:
    """The eight dimensions. Raises CatalogueFaulty when an answer proposes what does not exist."""
    told: dict[str, Any] = yaml.safe_load((FOLDER / "assessment.yaml").read_text("utf-8"))
    form = tuple(_dimension(row) for row in told["dimensions"])
    proposed = {key for each in form for answer in each.answers for key in answer.proposes}
    unknown = sorted(proposed - set(catalogue().items))
    if unknown:
        raise CatalogueFaulty(f"需求评估建议了目录里没有的项：{'、'.join(unknown)}")
    return form


def _dimension(row: Mapping[str, Any]) -> Dimension:
    answers = (Choice(a["key"], a["words"], tuple(a["proposes"])) for a in row["answers"])
    return Dimension(row["key"], row["name"], tuple(answers))
