"""Where made-up people live: towns and villages below real districts, as many as they need.

Town codes begin at 901, which no real town of these districts has; names are invented.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

DISTRICTS = (440118, 440117, 440114, 440113, 440112, 440111, 440106, 440105, 440104, 440103)
FIRST_TOWN, PEOPLE_A_VILLAGE, VILLAGES, TOWNS = 901, 1_500, 30, 90
_FRONT = tuple("云荷沙松白青金石长东南西北清龙凤梅竹桂榕")
_BACK = tuple("岭塘溪涧石禾田潭桥湾冲岗坑洲")


@dataclass(frozen=True)
class Ground:
    """The villages by their code of twelve digits, and the words of their addresses."""

    codes: np.ndarray
    names: pa.Array

    @classmethod
    def for_people(cls, people: int) -> "Ground":
        """Enough villages for so many people, at most what all districts hold."""
        wanted = np.arange(max(1, people // PEOPLE_A_VILLAGE))
        district = np.array(DISTRICTS)[wanted // (TOWNS * VILLAGES) % len(DISTRICTS)]
        town, village = wanted // VILLAGES % TOWNS, wanted % VILLAGES
        codes = district * 1_000_000 + (FIRST_TOWN + town) * 1_000 + 1 + village
        return cls(codes, pa.array([_place(code) for code in codes.tolist()]))


def _place(code: int) -> str:
    """What a village is called, with its town."""
    return _name(code // 1_000 % 1_000, "镇") + _name(code % 1_000 * 7, "村")


def _name(number: int, kind: str) -> str:
    front, back = _FRONT[number % len(_FRONT)], _BACK[number // len(_FRONT) % len(_BACK)]
    return f"{front}{back}{kind}"
