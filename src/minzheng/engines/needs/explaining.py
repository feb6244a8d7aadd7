"""Why a need goes to a supply, in words with the sum; why another comes second; why nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from minzheng.engines.needs.catalogue import catalogue
from minzheng.engines.needs.coded import LANGUAGES, SEXES, TIMES
from minzheng.engines.needs.weighing import (
    TENTHS,
    Given,
    Terms,
    Wanted,
    has_skills,
    kilometres,
)
from minzheng.kernel.divisions import covers
from minzheng.kernel.money import yuan


@dataclass(frozen=True)
class Weighed:
    """One pair's points, part by part: words and points."""

    parts: tuple[tuple[str, int], ...]

    @property
    def points(self) -> int:
        return sum(points for _, points in self.parts)

    @property
    def words(self) -> str:
        """距离 2.3 公里 23 分 + 每周 60.00 元 60 分 = 83 分."""
        told = " + ".join(f"{words} {points} 分" for words, points in self.parts)
        return f"{told} = {self.points} 分"


@dataclass(frozen=True)
class Passed:
    """The supplies of the item, and how far each got: counts for who is left without."""

    of_item: int
    skilled: int
    reaching: int
    full: int
    full_since: date | None


def weigh_pair(wanted: Wanted, given: Given, terms: Terms) -> Weighed:
    """The same points as weighing.py gives, in words."""
    parts = []
    away = kilometres(wanted.position, given.position)
    if away is not None:
        parts.append((f"距离 {away:.1f} 公里", int(away * TENTHS + 0.5) * terms.km // TENTHS))
    else:
        parts.append(("距离不清楚", 0))
    cost = wanted.weekly * given.price
    parts.append((f"每周费用 {yuan(cost)} 元", cost * terms.yuan // 100))
    parts += [(words, points) for words, points, kept in _wishes(wanted, given, terms) if not kept]
    return Weighed(tuple(parts))


def says(chosen: Weighed, others: Sequence[tuple[str, Weighed]], *, name: str) -> str:
    """Whom, why, and who else; `others` by their points, the best first."""
    told = f"{name}：{chosen.words}。"
    if not others:
        return told + "没有别家能做。"
    other, weighed = others[0]
    if weighed.points < chosen.points:
        reason = "为了使总体最合适（名额有限、各家忙闲均衡），没有选"
        return f"{told}{reason}分数更低的{other}（{weighed.points} 分）。"
    return f"{told}其次是{other}（{weighed.points} 分，高 {weighed.points - chosen.points} 分）。"


def nobody_says(wanted: Wanted, passed: Passed, terms: Terms) -> str:
    """Why a need is left out."""
    name = catalogue().name(wanted.item)
    if not passed.of_item:
        return f"辖区里没有机构提供“{name}”。"
    if not passed.skilled:
        return f"{passed.of_item} 家提供“{name}”，都没有登记所需的技能。"
    if not passed.reaching:
        return (
            f"{passed.skilled} 家提供“{name}”，都到不了：不在服务区域，或超过服务半径"
            f"（没有写明的按 {terms.reach_km} 公里）。"
        )
    since = f"，自 {passed.full_since} 起满" if passed.full_since else ""
    if passed.full == passed.reaching:
        return f"能到的 {passed.reaching} 家都没有 {wanted.weekly} 个空余单位{since}。"
    return (
        f"能到的 {passed.reaching} 家里 {passed.full} 家没有空余{since}；其余的名额按紧急程度、"
        "等待时间和费用排给了别人。"
    )


def reaches(wanted: Wanted, given: Given, terms: Terms) -> bool:
    """Whether a supply goes there; the same as weighing.py says for all at once."""
    town = covers(given.division[:9] + "000", wanted.division)
    inside = any(covers(area, wanted.division) for area in given.areas)
    if given.position is None:
        return inside if given.areas else town
    if given.areas and given.radius_km is None:
        return inside
    reach = terms.reach_km if given.radius_km is None else given.radius_km
    away = kilometres(wanted.position, given.position)
    near = town if away is None else away <= reach
    return near and (inside or not given.areas)


def passed_of(
    wanted: Wanted, of_item: Sequence[Given], terms: Terms, *, full_since: date | None
) -> Passed:
    """How far the supplies of an item get with a need."""
    skilled = [each for each in of_item if has_skills(each)]
    reaching = [each for each in skilled if reaches(wanted, each, terms)]
    full = [each for each in reaching if each.capacity - each.taken < wanted.weekly]
    return Passed(len(of_item), len(skilled), len(reaching), len(full), full_since)


def _wishes(wanted: Wanted, given: Given, terms: Terms) -> tuple[tuple[str, int, bool], ...]:
    """Each wish in words, its points, and whether it is kept."""
    language, sex = LANGUAGES.get(wanted.language, ""), SEXES.get(wanted.sex, "")
    times = "、".join(TIMES[each] for each in wanted.times)
    return (
        (f"不会{language}", terms.language, _kept({wanted.language} - {""}, given.languages)),
        (f"没有{sex}性服务人员", terms.sex, _kept({wanted.sex} - {""}, given.sexes)),
        (f"{times}不服务", terms.time, _kept(set(wanted.times), given.times)),
    )


def _kept(want: set[str], give: frozenset[str]) -> bool:
    return not want or not give or bool(want & give)
