"""What a story of the demo is: who applies when, and what happens on which working day after."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from minzheng.wiring.demo import shapes
from minzheng.wiring.demo.deeds import Act

Acts = tuple[tuple[int, Act], ...]
NEEDY, BORDERLINE, WELL_OFF = "needy", "borderline", "well_off"


@dataclass(frozen=True)
class Story:
    """What happens to one family. `starts`: so many working days before the demo's day.

    `found`: fen of a pension that the check finds with the head and the family did not declare.
    `account`: the user name of a resident's account, of the member at `holder`; the story can be
    gone on with. `traits`: what is special about a member, by her place in the family. `is_near`:
    lives in the first village, whose officers all have accounts. `town`: lives in the first village
    of the town of this code.
    """

    key: str
    title: str
    starts: int
    acts: Acts
    shape: shapes.Maker = shapes.couple_with_children
    means: str = NEEDY
    differs: Mapping[str, Any] = field(default_factory=dict)
    found: int = 0
    account: str = ""
    holder: int = 0
    traits: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    is_near: bool = False
    town: str = ""
