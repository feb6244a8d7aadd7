"""Towns side by side over twelve months: what each measure counts, in which strata."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.alerts.api import AlertTask, Verdict
from minzheng.engines.payments.api import CorrectionSheet
from minzheng.engines.supervision.coded import FINE
from minzheng.engines.supervision.models import Review, ReviewState
from minzheng.engines.supervision.population import Asked, Decided, by_towns, decided_in
from minzheng.engines.supervision.posts import READERS
from minzheng.engines.supervision.statistics import Comparison, Seen, compare
from minzheng.kernel.divisions import subtree_range
from minzheng.kernel.flow import Effect
from minzheng.kernel.matter import Matter, catalogue

A_YEAR = timedelta(days=365)
FEWEST_TOWNS = 2  # one alone is compared with nobody
MOST_PEOPLE = 4  # families of so many and more are one stratum


@dataclass(frozen=True)
class Measure:
    """What is counted of a town's cases, in words; `of` says of which."""

    key: str
    name: str
    of: str
    means: str


@dataclass(frozen=True)
class Compared:
    """One measure over the towns."""

    measure: Measure
    comparison: Comparison


@dataclass(frozen=True)
class Monitor:
    """A matter over twelve months. `deciding`: the towns that decide it themselves. Where several
    do only their own decisions are compared; else every case is, by where it comes from."""

    matter: str
    since: date
    until: date
    number: int
    deciding: tuple[str, ...]
    compared: tuple[Compared, ...]

    @property
    def delegated(self) -> bool:
        """Whether only what towns decided is compared."""
        return len(self.deciding) >= FEWEST_TOWNS


GRANTED = Measure("granted", "批准率", "件申请", "批准的占全部决定的申请的比例")
LARGE = Measure("large", "金额偏高的比例", "件批准", "批准金额高于全区同类家庭中位数的比例")
SLOW = Measure("slow", "办得偏慢的比例", "件申请", "从受理到决定的天数多于全区同类中位数的比例")
WRONG = Measure("wrong", "预警属实率", "件批准", "批准以后预警核实为属实（含已改正）的比例")
FAULTY = Measure("faulty", "抽查出错率", "件随机抽查", "随机抽中复核的办件里有问题的比例")
CORRECTED = Measure(
    "corrected", "批准后更正率", "件批准",
    "批准的待遇后来从过去的月份起更正过的比例，无论由抽查、核查还是本人提出；"
    "有的是镇街办错，有的是家庭没有如实申报，查得多的镇街也改得多",
)  # fmt: skip
REVERSED = Measure(
    "reversed", "不予批准后又批准的比例", "件不予批准",
    "不予批准以后同一家（人）在这一年里又获批准的比例；有的是原来定错，有的是家庭情况变了",
)  # fmt: skip


def monitor(viewer: Viewer, matter: str, division: str, on: date) -> Monitor:
    """The towns of a division beside each other in one matter. At most five queries.

    Raises NotAllowed, UnknownMatter.
    """
    require(viewer, READERS, division)
    ends = granting_ends(catalogue().get(matter))
    asked = Asked(division, (matter,), (), on - A_YEAR, on)
    every = [each for each in decided_in(asked) if not each.event]
    own = by_towns(every)
    deciding = tuple(sorted({each.town for each in own}))
    decided = own if len(deciding) >= FEWEST_TOWNS else every
    granted = [each for each in decided if each.end in ends]
    refused = [each for each in decided if each.end not in ends]
    compared = (
        _compared(GRANTED, decided, lambda each: each.end in ends),
        _compared(LARGE, granted, _above(granted, lambda each: each.monthly or 0)),
        _compared(SLOW, decided, _above(decided, lambda each: each.days)),
        _compared(WRONG, granted, _wrongly_paid(matter, granted)),
        Compared(FAULTY, compare(_reviewed(matter, division, asked.since))),
        _compared(CORRECTED, granted, _corrected(matter)),
        _compared(REVERSED, refused, _granted_later(every, ends)),
    )
    return Monitor(matter, asked.since, on, len(decided), deciding, compared)


def granting_ends(matter: Matter) -> frozenset[str]:
    """The names of the ends that give something."""
    ends = (end for flow in matter.flows for end in flow.ends())
    return frozenset(end.name for end in ends if end.effect is not Effect.NONE)


def _compared(
    measure: Measure, decided: Iterable[Decided], shows: Callable[[Decided], bool]
) -> Compared:
    seen = [Seen(each.town, _stratum(each), shows(each)) for each in decided]
    return Compared(measure, compare(seen))


def _stratum(each: Decided) -> str:
    """Size of the family: what the matter's amounts and times hang on most."""
    return f"{each.matter} {min(each.size, MOST_PEOPLE)}"


def _above(
    decided: Iterable[Decided], value: Callable[[Decided], int]
) -> Callable[[Decided], bool]:
    """Whether a case lies above the median of its stratum over the whole division."""
    held: dict[str, list[int]] = {}
    for each in decided:
        held.setdefault(_stratum(each), []).append(value(each))
    usual: Mapping[str, float] = {stratum: median(values) for stratum, values in held.items()}
    return lambda each: value(each) > usual[_stratum(each)]


def _wrongly_paid(matter: str, granted: Iterable[Decided]) -> Callable[[Decided], bool]:
    true = AlertTask.objects.filter(matter=matter, verdict__in=(Verdict.TRUE, Verdict.CORRECTED))
    subjects = set(true.values_list("about", "subject"))
    home, person = str(AlertTask.About.HOUSEHOLD), str(AlertTask.About.PERSON)

    def shows(each: Decided) -> bool:
        whom = {(home, each.household), *((person, number) for number in each.people)}
        return bool(subjects & whom)

    return shows


def _corrected(matter: str) -> Callable[[Decided], bool]:
    """Whether what a case granted was set right for months gone by."""
    done = CorrectionSheet.objects.filter(matter=matter, state=CorrectionSheet.State.DONE)
    cases = set(done.values_list("entitlement__case_ref", flat=True))
    return lambda each: f"case:{each.number}" in cases


def _granted_later(every: Iterable[Decided], ends: frozenset[str]) -> Callable[[Decided], bool]:
    """Whether who was refused was granted the same by a later case of the year."""
    last: dict[tuple[int, int | None], date] = {}
    for each in every:
        if each.end in ends:
            last[each.whose] = max(each.decided_on, last.get(each.whose, each.decided_on))
    return lambda each: last.get(each.whose, each.decided_on) > each.decided_on


def _reviewed(matter: str, division: str, since: date) -> list[Seen]:
    """Only what the lot chose: what had to be taken is no fair sample."""
    rows = Review.objects.filter(
        case__matter=matter, town__range=subtree_range(division), by_lot=True,
        state=ReviewState.CONCLUDED, concluded_on__gte=since,
    )  # fmt: skip
    found = rows.values_list("town", "band", "conclusion")
    return [Seen(town, band, conclusion != FINE) for town, band, conclusion in found]
