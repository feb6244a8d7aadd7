"""A programme as data: who refers, where it is held, kinds of session, scales, whom to call."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from minzheng.engines.programmes.coded import SOURCES, STATUSES
from minzheng.engines.programmes.errors import ProgrammeRefused
from minzheng.engines.programmes.scales import scales
from minzheng.engines.programmes.yaml_files import (
    among,
    faulty,
    read_folder,
    status_of,
    table_of,
    text_of,
)
from minzheng.registers.facilities.api import KINDS

FOLDER = Path(__file__).parent / "definitions"


@dataclass(frozen=True)
class Emergency:
    """What to do at once, and when."""

    who: str
    call: str


@dataclass(frozen=True)
class Definition:
    """A programme: `scales` must be taken at the start, `also` may be taken."""

    key: str
    name: str
    short: str
    basis: str
    status: str
    places: tuple[str, ...]
    referrers: tuple[str, ...]
    sessions: Mapping[str, str]
    scales: tuple[str, ...]
    also: tuple[str, ...]
    emergencies: tuple[Emergency, ...]

    @property
    def doubt(self) -> str:
        """What is not sure about the basis; "" when its text was read."""
        return STATUSES[self.status]


@cache
def definitions() -> dict[str, Definition]:
    """Every programme of the folder. Raises DefinitionFaulty."""
    return {key: definition_from(key, told) for key, told in read_folder(FOLDER).items()}


def definition_of(key: str) -> Definition:
    """One programme. Raises ProgrammeRefused."""
    found = definitions().get(key)
    if found is None:
        raise ProgrammeRefused(f"请选服务：{'、'.join(d.name for d in definitions().values())}")
    return found


def definition_from(key: str, told: Mapping[str, Any]) -> Definition:
    """A programme from what its file says. Raises DefinitionFaulty."""
    required = among(key, told, "scales", scales())
    if not required:
        raise faulty(key, "scales 是空的", "请至少写一张开始时要做的记录表")
    return Definition(
        key, text_of(key, told, "name"), text_of(key, told, "short"),
        text_of(key, told, "basis"), status_of(key, told),
        among(key, told, "places", KINDS), among(key, told, "referrers", SOURCES),
        {str(code): words for code, words in table_of(key, told, "sessions").items()},
        required, among(key, told, "also", scales()), _emergencies(key, told),
    )  # fmt: skip


def _emergencies(key: str, told: Mapping[str, Any]) -> tuple[Emergency, ...]:
    found = told.get("emergencies")
    if not isinstance(found, list) or not found:
        raise faulty(key, "emergencies 是空的", "请写遇到危险时先找谁")
    return tuple(Emergency(text_of(key, each, "who"), text_of(key, each, "call")) for each in found)
