"""A village's elder in support at home, decided on, and everybody who has to do with her."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import Cast, make_cast
from minzheng.engines.caregiving.api import Agreement, Charge, Followed, follow
from minzheng.engines.caregiving.testing import agreed, elder, enter_amounts, supported
from minzheng.registers.people.api import Person

LODGED, DECIDED = date(2026, 11, 2), date(2026, 11, 16)


@dataclass(frozen=True)
class World:
    """`granny` is in support by the decision of DECIDED; `niece` could look after her."""

    cast: Cast
    granny: Person
    niece: Person

    @property
    def charge(self) -> Charge:
        return self.charge_of(self.granny)

    def charge_of(self, person: Person) -> Charge:
        return Charge.objects.select_related("person").get(person=person)

    def follow(self, on: date) -> Followed:
        return follow(on)

    @property
    def clerk(self) -> Viewer:
        return self.cast.viewers["town_clerk"]

    @property
    def head(self) -> Viewer:
        return self.cast.viewers["town_head"]

    @property
    def worker(self) -> Viewer:
        return self.cast.viewers["village_worker"]


Agree = Callable[..., Agreement]


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Path) -> World:
    settings.DATA_DIR = tmp_path
    cast = make_cast(LODGED)
    enter_amounts(cast, LODGED)
    granny = elder("钟阿婆", date(1948, 3, 5))
    niece = elder("钟小玲", date(1980, 6, 1), 2)
    supported(cast, granny, LODGED)
    follow(DECIDED)
    return World(cast, granny, niece)


@pytest.fixture
def agree(world: World) -> Agree:
    """An agreement with the niece in force; what is told differs from it."""

    def act(**told: Any) -> Agreement:
        on = told.pop("on", DECIDED)
        return agreed(world.cast, world.charge, world.niece, on, **told)

    return act
