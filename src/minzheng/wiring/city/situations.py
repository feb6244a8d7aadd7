"""Which of the city's people are in which situation: the truth that alerts should find."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from minzheng.wiring.city import citizens as c
from minzheng.wiring.city.citizens import NEVER
from minzheng.wiring.city.rows import Scene
from minzheng.wiring.city.rows_care import lives_alone, visited_on
from minzheng.wiring.city.rows_people import BAD_CARDS

UNVISITED = np.timedelta64(90, "D")
RECENTLY = np.timedelta64(180, "D")


def situations_of(scene: Scene) -> pa.Table:
    """who, situation, since, poor: a line for each person in each situation."""
    parts = [_lines(scene, name, days) for name, days in _days(scene).items()]
    return pa.concat_tables(parts)


def _days(scene: Scene) -> Mapping[str, np.ndarray]:
    """For each situation the day from which each person is in it; NaT where she is not."""
    people, life = scene.people, scene.life
    unregistered = np.where(np.isnat(life.deregistered), life.cremated, NEVER)
    hidden = {f"hidden_{what}": _since_ever(scene, has & life.alive)
              for what, has in life.hidden.items()}  # fmt: skip
    carded = people.disability_kind > 0
    unvisited = lives_alone(scene) & (scene.on - visited_on(scene) > UNVISITED)
    recent = ~np.isnat(life.dismissed) & (scene.on - life.dismissed < RECENTLY)
    return {
        "dead": life.died,
        "dead_not_reported": np.where(np.isnat(life.reported), life.died, NEVER),
        "cremated_not_deregistered": unregistered,
        "in_custody": np.where(scene.life.in_custody, life.jailed, NEVER),
        "moved_away": life.moved,
        "married": life.married,
        "divorced": life.divorced,
        "found_work": np.where(people.poor, life.hired, NEVER),
        "lost_work": np.where(recent & life.alive, life.dismissed, NEVER),
        "in_institution": np.where(life.alive, life.entered, NEVER),
        "burnt": life.burnt,
        "card_cancelled": _since_ever(scene, carded & _bad(scene, "cancelled", "card cancelled")),
        "card_regraded": _since_ever(scene, carded & _bad(scene, "regraded", "card regraded")),
        "left_school": _since_ever(scene, (people.stage > 0) & _bad(scene, "left school")),
        "not_visited": np.where(unvisited, visited_on(scene), NEVER),
        **hidden,
    }


def _bad(scene: Scene, what: str, about: str = "") -> np.ndarray:
    return scene.share(about or what, BAD_CARDS[what])


def _since_ever(scene: Scene, holds: np.ndarray) -> np.ndarray:
    return np.where(holds, c.LONG_AGO, NEVER)


def _lines(scene: Scene, name: str, since: np.ndarray) -> pa.Table:
    places = np.flatnonzero(~np.isnat(since))
    return pa.table(
        {
            "who": scene.people.who[places],
            "situation": pa.repeat(name, len(places)),
            "since": pa.array(since[places].astype("M8[D]")),
            "poor": scene.people.poor[places],
        }
    )
