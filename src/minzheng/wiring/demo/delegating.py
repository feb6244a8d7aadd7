"""The pilot: since July one town confirms monthly assistance itself, and what it has decided."""

from datetime import date

from minzheng.engines.parameters import api as parameters
from minzheng.wiring.demo import shapes
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import PILOT
from minzheng.wiring.demo.stories import GRANT, LONG_AGO
from minzheng.wiring.demo.story import NEEDY, WELL_OFF, Story

DECIDED_ON, SINCE = date(2026, 6, 22), date(2026, 7, 1)
PAPER = "增民〔2026〕31号（演示）：青禾镇试点低保审核确认权限委托"
REFUSED_EVERY = 4


def hand_down(staff: Staff) -> None:
    """The district hands the power to confirm 低保 down to one town, by a dated parameter."""
    new = parameters.NewValue(
        key="dibao.delegated", place=PILOT, value="是", since=SINCE, source=PAPER,
        status="unconfirmed", checked_on=DECIDED_ON,
    )  # fmt: skip
    entry = parameters.propose(new, by=staff.bureau("district_clerk"), on=DECIDED_ON)
    parameters.approve(entry, by=staff.bureau("district_head"), on=DECIDED_ON)


def _story(place: int) -> Story:
    """A family of the pilot town that was decided on in summer; some have too much."""
    refused = place % REFUSED_EVERY == REFUSED_EVERY - 1
    return Story(
        f"pilot_{place}", "试点镇不予批准" if refused else "试点镇批准，在保",
        LONG_AGO - 3 * place, GRANT, shapes.NEEDY[place % len(shapes.NEEDY)],
        WELL_OFF if refused else NEEDY, town=PILOT,
    )  # fmt: skip


PILOT_STORIES = tuple(map(_story, range(8)))
