"""Checklists as data: a YAML file of groups of items, each with its basis; wrong is refused."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

MOST_WORDS = 200
MINOR, MAJOR = "minor", "major"
SEVERITIES = {MINOR: "一般", MAJOR: "重大"}
# How far the basis of an item was checked against its text.
STATUSES = {"verified": "", "reported": "依据见于公开报道，未读原文", "unconfirmed": "依据待核实"}
GOOD, BAD, NOT_APPLICABLE = "good", "bad", "na"
ANSWERS = {GOOD: "符合", BAD: "不符合", NOT_APPLICABLE: "不适用"}


class ChecklistFaulty(ValueError):
    """A checklist's file cannot be used; the text names file, item, fault and remedy."""


@dataclass(frozen=True)
class Item:
    """One thing to look at: `usual` is its usual severity, `status` how sure the basis is."""

    code: str
    item: str
    look: str
    basis: str
    status: str
    usual: str

    @property
    def doubt(self) -> str:
        """What is not sure about the basis, in words; "" when its text was read."""
        return STATUSES[self.status]


@dataclass(frozen=True)
class Group:
    """Items that are looked at together."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Sheet:
    """What every list has; `told`: the whole file, for what a kind of list writes beside it."""

    key: str
    name: str
    groups: tuple[Group, ...]
    told: Mapping[str, Any]


def read_sheet(key: str, text: str) -> Sheet:
    """A list from the text of its file. Raises ChecklistFaulty naming the item and the fault."""
    try:
        told = yaml.safe_load(text)
    except yaml.YAMLError as wrong:
        raise faulty(key, f"不是 YAML：{str(wrong)[:120]}", "请对照旁边的检查表改") from wrong
    if not isinstance(told, dict):
        raise faulty(key, "没有内容", "请写 name、groups 等各项")
    groups = tuple(_group(key, each) for each in listed(key, told, "groups"))
    codes = [item.code for group in groups for item in group.items]
    twice = next((code for code in codes if codes.count(code) > 1), "")
    if twice:
        raise faulty(key, f"编号 {twice} 用了两次", "每项的编号要不同")
    return Sheet(key, _text(key, told, "name", key), groups, told)


def groups_of(kept: Iterable[Mapping[str, Any]]) -> tuple[Group, ...]:
    """The groups as `asdict` wrote them."""
    return tuple(
        Group(each["title"], tuple(Item(**item) for item in each["items"])) for each in kept
    )


def sheet_digest(plain: Mapping[str, Any]) -> str:
    """SHA-256 of a whole list; another word anywhere is another digest."""
    written = json.dumps(plain, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()


def listed(key: str, told: Mapping[str, Any], name: str) -> list[Any]:
    """What stands under a name, at least one. Raises ChecklistFaulty."""
    found = told.get(name)
    if not isinstance(found, list) or not found:
        raise faulty(key, f"{name} 是空的或不是一串", f"请在 {name} 下至少写一条")
    return found


def among(table: Mapping[str, Any]) -> str:
    """What would have been right."""
    return f"应为 {'、'.join(table)} 之一"


def faulty(key: str, fault: str, remedy: str) -> ChecklistFaulty:
    """The refusal of a file."""
    return ChecklistFaulty(f"检查表 {key}.yaml：{fault}；{remedy}")


def _group(key: str, told: Any) -> Group:
    if not isinstance(told, dict):
        raise faulty(key, "groups 里有一段不是“title 加 items”", "请对照旁边的检查表改")
    title = _text(key, told, "title", "某一组")
    return Group(title, tuple(_item(key, each, title) for each in listed(key, told, "items")))


def _item(key: str, told: Any, title: str) -> Item:
    if not isinstance(told, dict):
        raise faulty(key, f"“{title}”里有一项不是键和值", "请对照旁边的检查表改")
    where = str(told.get("code") or f"“{title}”里没有编号的一项")
    words = {name: _text(key, told, name, where) for name in Item.__dataclass_fields__}
    if words["status"] not in STATUSES:
        raise faulty(key, f"{where} 的 status “{words['status']}”无法识别", among(STATUSES))
    if words["usual"] not in SEVERITIES:
        raise faulty(key, f"{where} 的 usual “{words['usual']}”无法识别", among(SEVERITIES))
    return Item(**words)


def _text(key: str, told: Mapping[str, Any], name: str, where: str) -> str:
    text = str(told.get(name) or "").strip()
    if not text:
        raise faulty(key, f"{where} 没有写 {name}", "请补上")
    if len(text) > MOST_WORDS:
        raise faulty(key, f"{where} 的 {name} 有 {len(text)} 个字", f"最多 {MOST_WORDS} 个字")
    return text
