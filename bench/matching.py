"""Needs to supplies: 20,000 to 2,000 in one go, beside the optimum and beside the greedy rule.

    python -m bench.matching                                  # enough room, and hardly enough
    python -m bench.matching --needs 20000 --supplies 2000 --json

Timed is what a run does: every pair that can be, the assignment, and a proposal with its reasons
for each need. The places, sizes and prices are drawn from a fixed seed. The optimum is a linear
programme built here from the drawn data alone, over every pair that can be: needs may be split in
it, so no whole assignment can be better, and the gap told is never too small. The rival gives each
need, the most urgent first, the nearest supply that still has room.
"""

import argparse
import json
import sys
import time
from dataclasses import dataclass, replace
from multiprocessing import get_context
from typing import Any

import numpy as np
from bench._contest import _peak_mb
from scipy.optimize import linprog
from scipy.sparse import coo_array, csr_array

from minzheng.engines.needs.network import Network, total_cost
from minzheng.engines.needs.proposals import Sides, proposals
from minzheng.engines.needs.solving import assign
from minzheng.engines.needs.weighing import Given, Terms, Wanted, network_of

SEED, ITEMS, TOWNS, VILLAGES = 20_261_122, 12, 20, 15
ITEM_KEYS = (
    "lunch", "supper", "meal_delivery", "clean", "laundry", "going_out", "visit", "call",
    "tutoring", "job_training", "bath", "counsel",
)  # fmt: skip
SKILLS = frozenset({"care", "counselling"})
KM_A_DEGREE, WIDE = 111.19, 0.45
SIZES = (1, 5)
ROOMS = {"room": (20, 60), "tight": (10, 51)}
TERMS = Terms(
    reach_km=10, km=10, yuan=1, language=60, sex=60, time=30, half=10, full=20, missed=1_000,
    urgent=400, wait=10, town=5, candidates=40,
)  # fmt: skip
TERMS_FULL = replace(TERMS, candidates=1_000_000)


@dataclass(frozen=True)
class Drawn:
    """A district of needs and supplies."""

    wanted: list[Wanted]
    given: list[Given]


def main() -> None:
    options = _options()
    names = (options.rooms,) if options.rooms else tuple(ROOMS)
    for name in names:
        # a process of its own, so that the memory told is that of this run alone
        with get_context("fork").Pool(1) as alone:
            result = alone.apply(_measure, (options.needs, options.supplies, name))
        sys.stdout.write(
            (json.dumps(result, ensure_ascii=False) if options.json else _line(result)) + "\n"
        )


def _measure(needs: int, supplies: int, name: str) -> dict[str, Any]:
    drawn = draw(needs, supplies, ROOMS[name])
    begin, worked = time.monotonic(), time.process_time()
    network = network_of(drawn.wanted, drawn.given, TERMS)
    chosen = assign(network)
    solved = time.monotonic() - begin
    houses = [f"第{at}家" for at in range(supplies)]
    sides = Sides(drawn.wanted, drawn.given, houses, TERMS, {})
    told = list(proposals(sides, network, chosen))
    ours, cpu = time.monotonic() - begin, time.process_time() - worked
    peak = _peak_mb()
    whole = network_of(drawn.wanted, drawn.given, TERMS_FULL)
    optimum, taken = _optimum(whole)
    cost, rival = total_cost(network, chosen), _greedy(whole, drawn)
    return {
        "needs": needs, "supplies": supplies, "pairs": len(whole.need), "ours_s": round(ours, 1),
        "ours_cpu_s": round(cpu, 1), "assigned_s": round(solved, 1), "told": len(told),
        "gap_to_optimum": round(cost / optimum - 1, 5), "optimum_s": round(taken, 1),
        "greedy_gap": round(rival / optimum - 1, 5), "left_out": int((chosen < 0).sum()),
        "demand_of_capacity": round(float(network.sizes.sum() / network.capacity.sum()), 3),
        "peak_mb": peak, "rooms": name,
    }  # fmt: skip


def draw(needs: int, supplies: int, rooms: tuple[int, int]) -> Drawn:
    """A district of towns: people and houses lie around the towns' middles."""
    chance = np.random.default_rng(SEED)
    middles = chance.uniform((23.1, 113.6), (23.1 + WIDE, 113.6 + WIDE), (TOWNS, 2))

    def places(number: int) -> tuple[np.ndarray, np.ndarray]:
        towns = chance.integers(0, TOWNS, number)
        return towns, middles[towns] + chance.normal(0, 4 / KM_A_DEGREE, (number, 2))

    towns, spots = places(needs)
    items, sizes = chance.integers(0, ITEMS, needs), chance.integers(SIZES[0], SIZES[1] + 1, needs)
    urgent, waited = chance.integers(1, 4, needs), chance.integers(0, 30, needs)
    wanted = [
        Wanted(
            at, ITEM_KEYS[items[at]], f"440118{100 + towns[at]:03d}{201 + at % VILLAGES}",
            int(sizes[at]), int(urgent[at]), int(waited[at]),
            "cantonese" if at % 5 == 0 else "", "female" if at % 7 == 0 else "",
            position=(float(spots[at][0]), float(spots[at][1])),
        )
        for at in range(needs)
    ]  # fmt: skip
    towns, spots = places(supplies)
    items, room = chance.integers(0, ITEMS, supplies), chance.integers(*rooms, supplies)
    price = chance.integers(0, 4_000, supplies)
    given = [
        Given(
            at, ITEM_KEYS[items[at]], f"440118{100 + towns[at]:03d}201", int(room[at]),
            price=int(price[at]), skills=SKILLS,
            languages=frozenset(("mandarin", "cantonese")[: 1 + at % 2]),
            sexes=frozenset(("male", "female")[: 1 + at % 2]),
            position=(float(spots[at][0]), float(spots[at][1])),
        )
        for at in range(supplies)
    ]  # fmt: skip
    return Drawn(wanted, given)


def _optimum(whole: Network) -> tuple[float, float]:
    """The least cost when needs may be split, over all pairs at once; and how long that took."""
    begin = time.monotonic()
    pairs, needs, houses = len(whole.need), len(whole.sizes), len(whole.capacity)
    steps = [*(share for share, _ in whole.steps), 1.0]
    lengths = np.outer(whole.capacity, np.diff(steps))
    prices = np.tile([float(price) for _, price in whole.steps], houses)
    gain = whole.cost - whole.missed[whole.need].astype(float)
    once = coo_array((np.ones(pairs), (whole.need, np.arange(pairs))), (needs, pairs + prices.size))
    row = np.concatenate((whole.supply, np.repeat(np.arange(houses), len(whole.steps))))
    value = np.concatenate((whole.sizes[whole.need].astype(float), -np.ones(prices.size)))
    balance = coo_array((value, (row, np.arange(pairs + prices.size))), (houses, value.size))
    top = np.concatenate((np.ones(pairs), lengths.ravel()))
    found = linprog(
        np.concatenate((gain, prices)), A_ub=csr_array(once), b_ub=np.ones(needs),
        A_eq=csr_array(balance), b_eq=np.zeros(houses),
        bounds=np.column_stack((np.zeros_like(top), top)), method="highs",
    )  # fmt: skip
    return float(found.fun + whole.missed.sum()), time.monotonic() - begin


def _greedy(whole: Network, drawn: Drawn) -> int:
    """The rival: the most urgent first, each to the nearest with room."""
    rooms = whole.rooms.copy()
    order = sorted(
        range(len(drawn.wanted)),
        key=lambda at: (-drawn.wanted[at].urgency, -drawn.wanted[at].waited, at),
    )
    by_need: dict[int, list[int]] = {}
    for pair, need in enumerate(whole.need.tolist()):
        by_need.setdefault(need, []).append(pair)
    there = np.array([each.position for each in drawn.given])
    chosen = np.full(len(order), -1, dtype=np.int64)
    for need in order:
        here = np.array(drawn.wanted[need].position)
        pairs = by_need.get(need, [])
        away = ((there[whole.supply[pairs]] - here) ** 2).sum(axis=1) if pairs else []
        for pair in (pairs[at] for at in np.argsort(away, kind="stable")):
            if rooms[whole.supply[pair]] >= whole.sizes[need]:
                rooms[whole.supply[pair]] -= whole.sizes[need]
                chosen[need] = pair
                break
    return total_cost(whole, chosen)


def _line(result: dict[str, Any]) -> str:
    return (
        f"{result['needs']:,} 项需求、{result['supplies']:,} 项供给（需求占容量"
        f" {result['demand_of_capacity']:.0%}，{result['pairs']:,} 对）：{result['ours_s']} 秒"
        f"（处理器 {result['ours_cpu_s']} 秒），"
        f"比最优（可拆分的下界）高 {result['gap_to_optimum']:.2%}；就近派单高"
        f" {result['greedy_gap']:.2%}；没有安排 {result['left_out']} 项；"
        f"峰值 {result['peak_mb']} MB"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.matching", description=__doc__)
    parser.add_argument("--needs", type=int, default=20_000, help="需求数")
    parser.add_argument("--supplies", type=int, default=2_000, help="供给数")
    parser.add_argument("--rooms", choices=tuple(ROOMS), help="room 有余地，tight 几乎不够")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser.parse_args()


if __name__ == "__main__":
    main()
