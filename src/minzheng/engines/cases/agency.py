"""An agent (代办人): who looks with another's eyes, only at the matters she is entrusted with."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.registers.households.api import households_of, members

NEEDS = "needs"
# What may be entrusted besides matters, by key.
ERRANDS = {NEEDS: "提出需要的帮助（服务、物资）"}


@dataclass(frozen=True)
class Agent(Viewer):
    """`person_id` is whom she acts for, `doer` herself: so the trail names who did it."""

    entrustment: int = 0
    agent_id: int = 0
    matters: frozenset[str] = frozenset()
    authority: str = ""


def is_covered(viewer: Viewer, matter: str) -> bool:
    """Whether somebody's mandate, if she acts under one, covers the matter."""
    return not isinstance(viewer, Agent) or matter in viewer.matters


def family_of(viewer: Viewer, on: date) -> list[int]:
    """Herself and her household, for a citizen who acts for herself. Two queries.

    Nobody for an agent: she looks only at what she is entrusted with, matter by matter.
    """
    if viewer.person_id is None or isinstance(viewer, Agent):
        return []
    home = households_of([viewer.person_id], on).get(viewer.person_id)
    others = [row.person_id for row in members(home, on)] if home is not None else []
    return sorted({viewer.person_id, *others})
