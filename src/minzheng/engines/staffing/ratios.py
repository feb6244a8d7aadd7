"""Whether carers suffice: full-time carers at work against those that the residents need."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from minzheng.engines.cases.api import levels_of
from minzheng.engines.policy.api import number_of
from minzheng.engines.staffing.coded import CARER, FULL
from minzheng.engines.staffing.models import Employment
from minzheng.registers.facilities.api import Facility
from minzheng.registers.stays.api import stays_in
from minzheng.vocabulary import ability
from minzheng.vocabulary import staffing as terms

ABLE = 0  # who was never assessed counts as the least demanding, and is said


@dataclass(frozen=True)
class Ratio:
    """A house on a day. `have` and `needed` are full-time carers; `levels`: residents by level."""

    facility: Facility
    levels: Mapping[int, int]
    unknown: int
    have: Fraction
    needed: Fraction

    @property
    def residents(self) -> int:
        return sum(self.levels.values())

    @property
    def suffices(self) -> bool:
        return self.have >= self.needed

    @property
    def lack(self) -> str:
        """How many carers are lacking, in words; "" where they suffice."""
        return "" if self.suffices else f"还差 {shown(self.needed - self.have)} 名"

    @property
    def words(self) -> str:
        """The arithmetic in one sentence."""
        parts = "、".join(
            f"{ability.能力等级代码.codes[level]} {count} 人"
            for level, count in sorted(self.levels.items())
        )
        unknown = (
            f"（其中 {self.unknown} 人没有能力评估结果，按能力完好算）" if self.unknown else ""
        )
        return (
            f"入住 {self.residents} 人：{parts}{unknown}，"
            f"需要护理员 {shown(self.needed)} 名，在岗 {shown(self.have)} 名（按全时折算）"
        )


def shown(number: Fraction) -> str:
    """To one decimal place."""
    return f"{float(number):.1f}"


def ratios_of(facilities: Iterable[Facility], on: date) -> dict[int, Ratio]:
    """The ratio of each house in which somebody lives, by its number. Four queries."""
    houses = {each.pk: each for each in facilities}
    stays = list(stays_in(houses, on).living().values_list("facility", "person"))
    levels = levels_of([person for _, person in stays], on)
    carers = _carers(houses, on)
    living: dict[int, Counter[int]] = {}
    unknown: Counter[int] = Counter()
    for facility, person in stays:
        living.setdefault(facility, Counter())[levels.get(person, ABLE)] += 1
        unknown[facility] += person not in levels
    return {
        pk: Ratio(
            houses[pk], dict(counts), unknown[pk], Fraction(carers[pk], FULL),
            _needed(counts, houses[pk].division_code, on),
        )
        for pk, counts in living.items()
    }  # fmt: skip


def _carers(facilities: Iterable[int], on: date) -> Counter[int]:
    """The shares of carers at work, added up by house."""
    rows = Employment.objects.at_work(on).filter(facility__in=list(facilities), post=CARER)
    found: Counter[int] = Counter()
    for facility, share in rows.values_list("facility", "share"):
        found[facility] += share
    return found


def _needed(counts: Mapping[int, int], place: str, on: date) -> Fraction:
    """Residents of each level divided by how many of them one carer looks after."""
    needed = Fraction(0)
    for level, count in counts.items():
        each = number_of(terms.照护人数[level].key, on=on, place=place, otherwise=0)
        needed += Fraction(count, each) if each > 0 else 0
    return needed
