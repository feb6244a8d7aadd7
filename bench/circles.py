"""Living circles: 500,000 elders and 2,000 places, beside two ways without a tree, in one run.

    python -m bench.circles                                     # or ./minzheng bench circles
    python -m bench.circles --elders 500000 --facilities 2000 --json

Points and sizes are drawn from a fixed seed. Ours: who can walk where, both steps of the floating
catchment, the nearest place of everybody, and the best five of a hundred premises. The rivals only
answer the first question, who can walk where: numpy in blocks over everybody with everything, and
DuckDB joining by a bounding box before it measures. All must find the same pairs.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from bench._contest import _peak_mb

from minzheng.engines.circles.reaching import (
    EARTH_METRES,
    Homes,
    Sites,
    best,
    nearest,
    pairs_of,
    serve,
)

SEED, TOWNS, POOL, PICKED = 20_261_123, 20, 100, 5
METRES_A_DEGREE = EARTH_METRES * np.pi / 180
URBAN, RURAL, BLOCK = 773.0, 1546.0, 4_096
BOX = """
SELECT count(*) FROM homes h JOIN sites s
  ON s.north BETWEEN h.north - h.reach / {metres} AND h.north + h.reach / {metres}
 AND s.east BETWEEN h.east - h.reach / ({metres} * cos(radians(h.north))) * 1.001
                AND h.east + h.reach / ({metres} * cos(radians(h.north))) * 1.001
WHERE 2 * {earth} * asin(sqrt(
        pow(sin(radians(h.north - s.north) / 2), 2)
        + cos(radians(h.north)) * cos(radians(s.north)) * pow(sin(radians(h.east - s.east) / 2), 2)
      )) <= h.reach
"""


def main() -> None:
    options = _options()
    homes, sites, pool = draw(options.elders, options.facilities)
    pairs, seconds = _timed(lambda: pairs_of(homes, sites))
    served, steps = _timed(lambda: serve(homes, sites, pairs))
    _, near = _timed(lambda: nearest(homes, sites))
    picked, choosing = _timed(lambda: best(homes, served.access, pool, PICKED))
    peak = _peak_mb()
    blocks, by_blocks = _timed(lambda: _by_blocks(homes, sites))
    boxed, by_box = _timed(lambda: _by_box(homes, sites))
    if not len(pairs.home) == blocks == boxed:
        raise SystemExit(f"结果不一致：{len(pairs.home)}、{blocks}、{boxed}")
    ours = seconds + steps
    result = {
        "elders": options.elders, "facilities": options.facilities, "pairs": len(pairs.home),
        "ours_s": round(ours, 2), "walk_s": round(seconds, 2), "nearest_s": round(near, 2),
        "best_of_pool_s": round(choosing, 2), "gained": round(sum(more for _, more in picked)),
        "covered": round(float((served.covered * homes.people).sum())),
        "numpy_blocks_s": round(by_blocks, 2), "duckdb_box_s": round(by_box, 2),
        "times_numpy": round(by_blocks / seconds, 1), "times_duckdb": round(by_box / seconds, 1),
        "peak_mb": peak,
    }  # fmt: skip
    sys.stdout.write(
        (json.dumps(result, ensure_ascii=False) if options.json else _line(result)) + "\n"
    )


def draw(elders: int, facilities: int) -> tuple[Homes, Sites, Sites]:
    """Elders and places around the middles of towns, seven of ten elders urban; a pool."""
    chance = np.random.default_rng(SEED)
    middles = chance.uniform((23.0, 113.2), (23.45, 113.65), (TOWNS, 2))

    def points(number: int) -> np.ndarray:
        return middles[chance.integers(0, TOWNS, number)] + chance.normal(0, 0.04, (number, 2))

    lives, stands, idle = points(elders), points(facilities), points(POOL)
    reach = np.where(chance.random(elders) < 0.7, URBAN, RURAL)
    room = chance.integers(40, 400, facilities).astype(float)
    return (
        Homes(lives[:, 0], lives[:, 1], reach, np.ones(elders)),
        Sites(stands[:, 0], stands[:, 1], room),
        Sites(idle[:, 0], idle[:, 1], chance.integers(40, 400, POOL).astype(float)),
    )


def _by_blocks(homes: Homes, sites: Sites) -> int:
    """Everybody with everything, a block of people at a time."""
    north, east = np.radians(sites.latitude), np.radians(sites.longitude)
    found = 0
    for first in range(0, len(homes), BLOCK):
        part = slice(first, first + BLOCK)
        here = np.radians(homes.latitude[part])[:, None]
        wide = np.radians(homes.longitude[part])[:, None] - east
        half = np.sin((here - north) / 2) ** 2
        half += np.cos(here) * np.cos(north) * np.sin(wide / 2) ** 2
        far = 2 * EARTH_METRES * np.arcsin(np.sqrt(half))
        found += int((far <= homes.reach[part][:, None]).sum())
    return found


def _by_box(homes: Homes, sites: Sites) -> int:
    """A join by bounding box, then the distance of what is left."""
    told = {
        "homes": {"north": homes.latitude, "east": homes.longitude, "reach": homes.reach},
        "sites": {"north": sites.latitude, "east": sites.longitude},
    }
    with duckdb.connect() as base:
        for name, columns in told.items():
            base.register(name, pa.table(columns))
        asked = BOX.format(metres=METRES_A_DEGREE, earth=EARTH_METRES)
        answer = base.execute(asked).fetchone()
    return int(answer[0]) if answer else 0


def _timed(deed: Callable[[], Any]) -> tuple[Any, float]:
    begin = time.monotonic()
    found = deed()
    return found, time.monotonic() - begin


def _line(told: dict[str, Any]) -> str:
    return (
        f"{told['elders']:,} 位老人、{told['facilities']:,} 处设施，走得到的 {told['pairs']:,} 对："
        f"{told['ours_s']} 秒（含两步移动搜索）；numpy 分块 {told['numpy_blocks_s']} 秒，"
        f"是 {told['times_numpy']} 倍；DuckDB 外接框 {told['duckdb_box_s']} 秒，"
        f"是 {told['times_duckdb']} 倍；每人最近一处 {told['nearest_s']} 秒，"
        f"百处物业选最好 5 处 {told['best_of_pool_s']} 秒；峰值 {told['peak_mb']} MB"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.circles", description=__doc__)
    parser.add_argument("--elders", type=int, default=500_000, help="老年人数")
    parser.add_argument("--facilities", type=int, default=2_000, help="设施数")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser.parse_args()


if __name__ == "__main__":
    main()
