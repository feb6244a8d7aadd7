"""Made-up elders, written as the registers' half of the population table is.

Drawn with a fixed seed: alone or in pairs, in three districts with different lists, one in eight
born on a 29 February, one in forty dead, three in ten assessed, a gap in many columns.
"""

from pathlib import Path

import numpy as np
import pyarrow as pa

from minzheng.engines.screening.layout import GROUP, TableWriter
from minzheng.vocabulary.codes import 残疾类别代码

SEED, TOWNS, VILLAGES, PAIRED, LEAP = 20_261_124, 13, 25, 0.6, 0.125
DISTRICTS = ("330213", "440111", "440118")
COMA, NONE = 9, 255
EVENTS = ("choking", "falls", "other_events", "self_harm", "wandering")
SICK = ("dementia", "mental_disorder")
MOST = {
    **dict.fromkeys((
        "eating", "grooming", "bathing", "upper_dressing", "lower_dressing", "bladder", "bowel",
        "toileting", "turning", "transfer", "walking", "time", "place", "people", "memory",
        "understanding", "expression", "affairs", "contact",
    ), 4),
    "stairs": 3, "transport": 3, "consciousness": 2, "vision": 2, "hearing": 2,
    "aggression": 1, "depression": 1,
}  # fmt: skip
Columns = dict[str, np.ndarray | pa.Array]


def write_elders(folder: Path, elders: int, on: np.datetime64) -> None:
    """persons.parquet and households.parquet of exactly so many persons."""
    sizes = np.where(np.random.default_rng(SEED).random(elders) < PAIRED, 2, 1)
    sizes = sizes[: int(np.searchsorted(np.cumsum(sizes), elders)) + 1]
    sizes[-1] -= int(sizes.sum()) - elders
    person = 1
    with TableWriter(folder) as writer:
        for first in range(0, len(sizes), GROUP):
            part = sizes[first : first + GROUP]
            homes = np.arange(first, first + len(part))
            count = int(part.sum())
            chance = np.random.default_rng([SEED, first])
            numbers = {
                "person": np.arange(person, person + count),
                "household": np.repeat(homes + 1, part),
            }
            writer.write(
                pa.table({**numbers, **_persons(chance, count, on)}),
                pa.table({
                    "division_code": _places(homes, len(sizes)), "household": homes + 1,
                    "members": part.astype(np.int8), **_homes(chance, len(part)),
                }),
            )  # fmt: skip
            person += count


def _places(homes: np.ndarray, whole: int) -> pa.Array:
    """The villages in order, as many households in each."""
    codes = [
        f"{district}{101 + town:03d}{201 + village:03d}"
        for district in DISTRICTS
        for town in range(TOWNS)
        for village in range(VILLAGES)
    ]
    return pa.array(codes).take(pa.array(homes * len(codes) // whole))


def _persons(chance: np.random.Generator, count: int, on: np.datetime64) -> Columns:
    ages = np.clip(chance.normal(72, 10, count), 50, 108)
    born = (on - (ages * 365.2425).astype("m8[D]")).astype("M8[D]")
    leap = chance.random(count) < LEAP
    years = born[leap].astype("M8[Y]").astype(int) + 1970
    born[leap] = [f"{year - year % 4}-02-29" for year in years]
    dead = chance.random(count) < 0.025
    died = on - chance.integers(0, 900, count).astype("m8[D]")
    grade = np.where(chance.random(count) < 0.12, chance.integers(1, 5, count), 0)
    kinds = chance.integers(1, max(残疾类别代码.codes), count)
    return {
        "born_on": born,
        "died_on": pa.array(died.astype("M8[D]"), mask=~dead),
        "disability_grade": grade.astype(np.int8),
        "disability_kind": np.where(grade, kinds, 0).astype(np.int8),
        "tekun_supported": _yes(chance, count, 0.01, 0),
        "registered_here": _yes(chance, count, 0.9, 0.05),
        "hmt_resident": _yes(chance, count, 0.01, 0.05),
        "one_child_lost_family": _yes(chance, count, 0.02, 0.5),
        "preferential_person": _yes(chance, count, 0.02, 0.1),
        "disability_care": _yes(chance, count, 0.08, 0),
        "longevity": _yes(chance, count, 0.5, 0),
        "pension_income": pa.array(chance.integers(0, 600_000, count)),
        **_assessed(chance, count),
    }


def _assessed(chance: np.random.Generator, count: int) -> Columns:
    """The items of the assessment; the same people have all of them, the others none."""
    nobody = chance.random(count) > 0.3
    frail = chance.random(count)

    def kept(values: np.ndarray) -> pa.Array:
        return pa.array(values, mask=nobody)

    items = {
        name: np.round(most * np.clip(1.2 - frail + chance.normal(0, 0.15, count), 0, 1))
        for name, most in MOST.items()
    }
    items["consciousness"][chance.random(count) < 0.005] = COMA
    events = {name: chance.integers(0, 2, count) * (chance.random(count) < 0.2) for name in EVENTS}
    told = {
        f"ability_{name}": kept(each.astype(np.int8)) for name, each in (items | events).items()
    }
    sick = {f"ability_{name}": kept(chance.random(count) < 0.08) for name in SICK}
    return {**told, **sick, "ability_living": kept(chance.integers(1, 9, count).astype(np.int8))}


def _homes(chance: np.random.Generator, count: int) -> Columns:
    return {
        "receiving": _yes(chance, count, 0.04, 0),
        "margin_recognised": _yes(chance, count, 0.03, 0.1),
    }


def _yes(chance: np.random.Generator, count: int, share: float, gap: float) -> pa.Array:
    """A yes for that share; unknown for that share."""
    return pa.array(chance.random(count) < share, mask=chance.random(count) < gap)
