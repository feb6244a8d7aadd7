"""Which list holds where on which day: those that came as files, and those adopted since.

The nation's, the city's and the district's lists add up; of two items of one code the lower place's
holds. Of two lists of one place the later one holds, wholly.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from minzheng.engines.guarantees.coded import STATUSES, State
from minzheng.engines.guarantees.errors import ListFaulty
from minzheng.engines.guarantees.items import Item, read_items
from minzheng.engines.guarantees.models import Version
from minzheng.kernel.divisions import covers, normalise
from minzheng.kernel.matter import PACKAGE

NATIONAL, LOCAL = "matters/guarantees.yaml", "cities/*/*guarantees.yaml"
HEAD = ("place", "title", "issuer", "basis", "since", "status")


@dataclass(frozen=True)
class Published:
    """A list in force from a day on. `key`: f-… of a file, the number of an adopted version."""

    key: str
    place: str
    title: str
    issuer: str
    basis: str
    since: date
    status: str
    items: tuple[Item, ...]

    @property
    def status_name(self) -> str:
        return STATUSES[self.status]


@dataclass(frozen=True)
class Listed:
    """An item with the list it stands in."""

    item: Item
    source: Published


@dataclass(frozen=True)
class Change:
    """How an item differs between two lists: 新增, 取消 or 改写, with both wordings."""

    code: str
    kind: str
    before: Item | None
    after: Item | None

    @property
    def columns(self) -> tuple[str, ...]:
        """Which columns were rewritten."""
        if self.before is None or self.after is None:
            return ()
        old, new = self.before.as_data(), self.after.as_data()
        return tuple(name for name in old if old[name] != new[name])


def read_list(text: str, name: str) -> Published:
    """A list as a file writes it. Raises ListFaulty naming the file and the fault."""
    try:
        raw = yaml.load(text, yaml.CSafeLoader)
    except yaml.YAMLError as broken:
        raise ListFaulty(f"{name} 不是能读的清单文件：{broken}") from None
    if not isinstance(raw, Mapping) or not isinstance(raw.get("items"), list):
        raise ListFaulty(f"{name}：应写明 {'、'.join(HEAD)} 和 items（各项）")
    missing = [key for key in HEAD if not raw.get(key)]
    if missing:
        raise ListFaulty(f"{name}：缺少“{missing[0]}”，请补上")
    if not isinstance(raw["since"], date):
        raise ListFaulty(f"{name}：施行日期“{raw['since']}”应写成 2026-01-01 这样")
    if raw["status"] not in STATUSES:
        raise ListFaulty(f"{name}：可靠程度“{raw['status']}”应是 {'、'.join(STATUSES)} 之一")
    return _of_file(raw, name)


def _of_file(raw: Mapping[str, Any], name: str) -> Published:
    return Published(
        f"f-{normalise(str(raw['place']))}-{raw['since']}", normalise(str(raw["place"])),
        str(raw["title"]), str(raw["issuer"]), str(raw["basis"]), raw["since"],
        str(raw["status"]), read_items(raw["items"]),
    )  # fmt: skip


@cache
def shipped() -> tuple[Published, ...]:
    """The lists that came as files."""
    files = [PACKAGE / NATIONAL, *sorted(PACKAGE.glob(LOCAL))]
    return tuple(read_list(path.read_text("utf-8"), _called(path)) for path in files)


def published(place: str = "") -> list[Published]:
    """Every list there is or was, of one place or of all, the newest first. One query."""
    rows = Version.objects.filter(state=State.ADOPTED)
    adopted = [of_version(row) for row in (rows.filter(place=place) if place else rows)]
    taken = {(each.place, each.since) for each in adopted}
    files = (each for each in shipped() if (each.place, each.since) not in taken)
    everything = [*adopted, *(each for each in files if not place or each.place == place)]
    return sorted(everything, key=lambda each: (each.since, each.key), reverse=True)


def of_version(row: Version) -> Published:
    """A version as a list."""
    return Published(
        str(row.pk), row.place, row.title, row.issuer, row.basis, row.since, row.status,
        read_items(row.items),
    )  # fmt: skip


def newest_of_places(lists: Iterable[Published], on: date) -> list[Published]:
    """Of each place the list in force on a day, the widest place first."""
    found: dict[str, Published] = {}
    for each in sorted(lists, key=lambda one: one.since):
        if each.since <= on:
            found[each.place] = each
    return sorted(found.values(), key=lambda each: len(each.place.rstrip("0")))


def merged(lists: Iterable[Published], place: str, on: date) -> tuple[Listed, ...]:
    """What holds at a place on a day; a lower place's item stands in for the same code above."""
    found: dict[str, Listed] = {}
    for each in newest_of_places(lists, on):
        if covers(each.place, place):
            found |= {item.code: Listed(item, each) for item in each.items}
    return tuple(found.values())


def in_force(place: str, on: date) -> tuple[Listed, ...]:
    """The items that hold at a place on a day. One query."""
    return merged(published(), normalise(place), on)


def changes(before: Published | None, after: Published) -> tuple[Change, ...]:
    """What a list changes against another, by code."""
    old = {item.code: item for item in before.items} if before else {}
    new = {item.code: item for item in after.items}
    told = (_change(code, old.get(code), new.get(code)) for code in sorted({*old, *new}))
    return tuple(each for each in told if each is not None)


def _change(code: str, before: Item | None, after: Item | None) -> Change | None:
    if before == after:
        return None
    kind = "新增" if before is None else "取消" if after is None else "改写"
    return Change(code, kind, before, after)


def _called(path: Path) -> str:
    return str(path.relative_to(PACKAGE))
