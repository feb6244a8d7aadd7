"""How a plan stands: duties rolled up the tree, targets beside what the records say."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from minzheng.engines.access.api import Viewer
from minzheng.engines.duties import api as duties
from minzheng.engines.indicators import api as indicators
from minzheng.engines.plans.coded import ITEM, Since, Status
from minzheng.engines.plans.models import Item, ItemFigure, Plan
from minzheng.kernel.indicator import Direction
from minzheng.kernel.months import Month

NOTHING = duties.Standing()
LOOK_BACK = 3  # months
WAITING, REACHED, SHORT, UNKNOWN = "waiting", "reached", "short", "unknown"


@dataclass(frozen=True)
class Aim:
    """A target of the plan: what was promised and what the newest month says.

    `state`: reached, short, unknown (the month was not computed), or waiting (tied to nothing).
    """

    figure: ItemFigure
    state: str
    told: indicators.Told | None = None
    target: str = ""


@dataclass(frozen=True)
class Branch:
    """An item, its own duties, and those of all beneath it."""

    item: Item
    own: duties.Standing
    whole: duties.Standing
    aims: tuple[Aim, ...]


@dataclass(frozen=True)
class PlanStanding:
    """The plan as a tree; `unassigned`: items without part and duty that say something to do."""

    branches: tuple[Branch, ...]
    whole: duties.Standing
    unassigned: int
    aims: tuple[Aim, ...]

    @property
    def reached(self) -> int:
        """How many targets are reached."""
        return sum(aim.state == REACHED for aim in self.aims)


def plan_standing(plan: Plan, on: date) -> PlanStanding:
    """The tree with how each item stands. Six queries."""
    rows = list(
        plan.items.filter(joined_to=None).prefetch_related(
            Prefetch("figures", ItemFigure.objects.order_by("start"))
        )
    )
    own = duties.standings(ITEM, [str(row.pk) for row in rows], on)
    parents = _parents(rows)
    sums: dict[int, duties.Standing] = defaultdict(duties.Standing)
    for row in rows:
        at: int | None = row.pk
        while at is not None:
            sums[at] += own.get(str(row.pk), NOTHING)
            at = parents.get(at)
    standing = [row for row in rows if row.since != Since.GONE]
    aims = _aims(plan, [figure for row in standing for figure in row.figures.all()])
    branches = tuple(_branch(row, own, sums, aims) for row in rows)
    inner = set(parents.values())
    open_ones = sum(
        not each.own.all and not each.item.aside_why and each.item.pk not in inner
        and each.item.since != Since.GONE
        for each in branches
    )  # fmt: skip
    whole = sum((each.own for each in branches), NOTHING)
    return PlanStanding(branches, whole, open_ones, tuple(aims.values()))


def _parents(rows: Sequence[Item]) -> dict[int, int]:
    """Beneath which item each stands: the last before it that is less deep."""
    found: dict[int, int] = {}
    open_ones: list[Item] = []
    for row in rows:
        while open_ones and open_ones[-1].depth >= row.depth:
            open_ones.pop()
        if open_ones:
            found[row.pk] = open_ones[-1].pk
        open_ones.append(row)
    return found


def town_standings(
    plan: Plan, viewer: Viewer, on: date
) -> list[tuple[tuple[str, str], duties.Standing]]:
    """How the plan's duties stand by place and post, the most late first. Two queries."""
    keys = plan.items.values_list("pk", flat=True)
    rows = duties.duties_from(ITEM, map(str, keys)).filter(pk__in=duties.duties_of(viewer))
    told: dict[tuple[str, str], duties.Standing] = defaultdict(duties.Standing)
    for turn in duties.Turn.objects.filter(duty__in=rows).select_related("duty"):
        told[turn.duty.division_code, turn.duty.owner_name] += _of(turn, on)
    return sorted(told.items(), key=lambda each: (-each[1].late, each[0]))


def _of(turn: duties.Turn, on: date) -> duties.Standing:
    if turn.state == duties.TurnState.CLOSED:
        return duties.Standing(closed=1)
    if turn.state == duties.TurnState.HANDED_IN:
        return duties.Standing(waiting=1)
    if turn.state == duties.TurnState.DROPPED:
        return NOTHING
    return duties.Standing(late=1) if turn.due_on < on else duties.Standing(open=1)


def _branch(
    row: Item, own: dict[str, duties.Standing], sums: dict[int, duties.Standing],
    aims: dict[int, Aim],
) -> Branch:  # fmt: skip
    told = tuple(aims[each.pk] for each in row.figures.all() if each.pk in aims)
    return Branch(row, own.get(str(row.pk), NOTHING), sums[row.pk], told)


def _aims(plan: Plan, figures: Sequence[ItemFigure]) -> dict[int, Aim]:
    """Every target, beside the newest month that says something of it. Three queries."""
    wanted = [each for each in figures if each.status == Status.TARGET and not each.gone]
    keys = {each.indicator for each in wanted if each.indicator in indicators.indicators()}
    if not keys:
        return {each.pk: Aim(each, WAITING) for each in wanted}
    computed = indicators.computed_months()
    months = _last(computed, plan.year)
    sheet = indicators.read(keys, [plan.division_code], months, computed=computed)
    targets = indicators.targets(keys, plan.division_code, plan.year)
    return {each.pk: _aim(each, plan, sheet, targets) for each in wanted}


def _last(computed: Mapping[str, date], year: int) -> list[Month]:
    """The newest months, oldest first, and those of the plan's year, which may add up."""
    months = [Month.parse(each) for each in sorted(computed)]
    return [each for each in months if each in months[-LOOK_BACK:] or each.year == year]


def _newest(key: str, division: str, sheet: indicators.Sheet) -> indicators.Told:
    told = [sheet.told(key, division, month) for month in reversed(sheet.months)]
    return next((each for each in told if each.number is not None), told[0])


def _aim(
    figure: ItemFigure, plan: Plan, sheet: indicators.Sheet,
    targets: Mapping[str, indicators.Target],
) -> Aim:  # fmt: skip
    target = targets.get(figure.indicator)
    if not figure.indicator or target is None or not sheet.months:
        return Aim(figure, WAITING if not figure.indicator else UNKNOWN)
    told = _newest(figure.indicator, plan.division_code, sheet)
    if told.month.year == plan.year:
        told = sheet.year_so_far(figure.indicator, plan.division_code, told.month)
    if told.number is None:
        return Aim(figure, UNKNOWN, told, indicators.target_text(target))
    goal = indicators.target_number(target)
    fewer = told.indicator.direction is Direction.LESS
    reached = told.number <= goal if fewer else told.number >= goal
    return Aim(figure, REACHED if reached else SHORT, told, indicators.target_text(target))
