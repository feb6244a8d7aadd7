"""Schemes: which matter's people need somebody to look after them; read from files beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from minzheng.engines.caregiving.coded import CADENCES, FACILITY, HOME, MODES
from minzheng.engines.caregiving.errors import SchemeFaulty

FOLDER = Path(__file__).parent / "schemes"
STATUSES = {"verified": "", "reported": "依据见于公开报道，未读原文", "unconfirmed": "待本地确认"}


@dataclass(frozen=True)
class Tier:
    """A degree of care: the rule of the matter that gives it, and how often it is visited."""

    code: str
    rule: str
    name: str
    cadence: str


@dataclass(frozen=True)
class Task:
    """Something the agreement obliges to, for some tiers and modes; `status` of its basis."""

    code: str
    words: str
    tiers: tuple[str, ...]
    modes: tuple[str, ...]
    basis: str
    status: str

    @property
    def doubt(self) -> str:
        """What is not sure about the basis, in words."""
        return STATUSES[self.status]


@dataclass(frozen=True)
class Scheme:
    """Whose people, and by which names of the matter's policy tier, mode and money are read.

    `care` names the amount, `assessed` the column with the day of the assessment, `modes` the
    mode behind each code of that column, `event` and `mode_event` the triggers of its review.
    """

    key: str
    title: str
    matter: str
    support: str
    basis: str
    care: str
    assessed: str
    mode_column: str
    modes: Mapping[int, str]
    event: str
    mode_event: str
    tiers: tuple[Tier, ...]
    abilities: Mapping[str, str]
    tasks: tuple[Task, ...]

    def tier(self, code: str) -> Tier:
        """The tier of a code."""
        return next(each for each in self.tiers if each.code == code)

    def tasks_for(self, tier: str, mode: str) -> tuple[Task, ...]:
        """What is to be done for a tier in a mode."""
        return tuple(each for each in self.tasks if tier in each.tiers and mode in each.modes)


@cache
def schemes() -> dict[str, Scheme]:
    """Every scheme by its key. Raises SchemeFaulty."""
    files = sorted(FOLDER.glob("*.yaml"))
    return {file.stem: read_scheme(file.stem, file.read_text("utf-8")) for file in files}


def read_scheme(key: str, text: str) -> Scheme:
    """A scheme from the text of its file. Raises SchemeFaulty naming what is wrong."""
    told = yaml.safe_load(text)
    try:
        found = _scheme(key, told)
    except (KeyError, TypeError) as wrong:
        raise SchemeFaulty(f"照料方案“{key}”缺少 {wrong}，请对照旁边的文件补上") from wrong
    _check(found)
    return found


def _scheme(key: str, told: Mapping[str, Any]) -> Scheme:
    plain = ("title", "matter", "support", "basis", "care", "assessed")
    return Scheme(
        key=key,
        **{name: str(told[name]) for name in plain},
        mode_column=told["mode"]["column"],
        modes={int(told["mode"][mode]): mode for mode in (HOME, FACILITY)},
        event=told["review"]["event"],
        mode_event=told["review"]["mode_event"],
        tiers=tuple(Tier(**each) for each in told["tiers"]),
        abilities={each["column"]: each["name"] for each in told["abilities"]},
        tasks=tuple(_task(each) for each in told["duties"]),
    )


def _task(told: Mapping[str, Any]) -> Task:
    return Task(**{**told, "tiers": tuple(told["tiers"]), "modes": tuple(told["modes"])})


def _check(scheme: Scheme) -> None:
    tiers = {each.code for each in scheme.tiers}
    for task in scheme.tasks:
        strange = {*task.tiers} - tiers | {*task.modes} - set(MODES)
        if strange or task.status not in STATUSES:
            words = "、".join(strange) or task.status
            raise SchemeFaulty(f"照料方案“{scheme.key}”的“{task.code}”写了不认识的 {words}")
    if any(each.cadence not in CADENCES for each in scheme.tiers):
        raise SchemeFaulty(f"照料方案“{scheme.key}”的走访间隔只能是 {'、'.join(CADENCES)}")
