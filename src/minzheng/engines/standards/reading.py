"""Reading adjustments: where one stands, the difference report, its sums."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Count, QuerySet, Sum

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.parameters import api as parameters
from minzheng.engines.standards.errors import NoSuchAdjustment
from minzheng.engines.standards.models import Adjustment, Recalculation
from minzheng.engines.standards.values import KindSum, Stage
from minzheng.kernel.divisions import covers

State = Adjustment.State
TOWN_DIGITS = 9


def adjustments(viewer: Viewer) -> list[Adjustment]:
    """Those of the viewer's divisions and of the divisions above them, newest first."""
    return [row for row in Adjustment.objects.all() if may_see(viewer, row)]


def adjustment_for(viewer: Viewer, pk: int) -> Adjustment:
    """One of them. Raises NoSuchAdjustment."""
    row = Adjustment.objects.filter(pk=pk).first()
    if row is None or not may_see(viewer, row):
        raise NoSuchAdjustment("没有这次标准调整，或不在您的辖区内。请从“标准调整”重新进入")
    return row


def may_see(viewer: Viewer, row: Adjustment) -> bool:
    """Whether the viewer reads standards at the place, above it or below it."""
    posts = [post for post in viewer.posts if post.role in parameters.READERS]
    return any(covers(p.division, row.place) or covers(row.place, p.division) for p in posts)


def stage_of(row: Adjustment) -> Stage:
    """Where it stands; a value approved or returned on its own page counts here as well."""
    if row.state != State.PROPOSED:
        return Stage(row.state)
    states = {entry.state for entry in latest_proposals(row)}
    if states == {parameters.Proposal.State.APPROVED}:
        return Stage.APPROVED
    open_ones = {parameters.Proposal.State.PROPOSED, parameters.Proposal.State.APPROVED}
    return Stage.PROPOSED if states and states <= open_ones else Stage.SIMULATED


def latest_proposals(row: Adjustment) -> list[parameters.Proposal]:
    """The newest entry of each standard this adjustment proposed."""
    newest: dict[str, parameters.Proposal] = {}
    for entry in parameters.proposals(origin=row.ref):
        newest.setdefault(entry.key, entry)
    return list(newest.values())


def report_rows(
    row: Adjustment, viewer: Viewer, *, kind: str = "", town: str = ""
) -> QuerySet[Recalculation]:
    """The benefits of the viewer's area, of one kind of difference or in one town."""
    rows = visible(row.rows.all(), viewer, matter_field="matter")
    rows = rows.select_related("entitlement__payee", "entitlement__household").order_by("id")
    rows = rows.filter(kind=kind) if kind else rows
    return rows.filter(division_code__startswith=town[:TOWN_DIGITS]) if town else rows


def totals(row: Adjustment) -> list[KindSum]:
    """The sums of the whole adjustment by kind of difference; unknown ones count as before."""
    return [each for each in _sums(row) if not each.town]


def by_town(row: Adjustment) -> list[KindSum]:
    """The same town by town."""
    return [each for each in _sums(row) if each.town]


def work_left(row: Adjustment) -> dict[str, int]:
    """How many benefits stand in each state of being worked."""
    counted = row.rows.order_by().values_list("state").annotate(Count("id"))
    return dict(counted)


def _sums(row: Adjustment) -> Iterator[KindSum]:
    found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    rows = row.rows.order_by().values_list("division_code", "kind")
    sums = rows.annotate(count=Count("id"), before=Sum("old"), after=Sum("new"))
    for code, kind, count, before, after in sums:
        before, after = int(before), int(after or 0)  # PostgreSQL adds whole numbers as decimals
        kept = before if kind in _UNMOVED else after
        for key in ((code[:TOWN_DIGITS].ljust(12, "0"), kind), ("", kind)):
            found[key] = [x + y for x, y in zip(found[key], (count, before, kept), strict=True)]
    for (town, kind), (count, before, after) in sorted(found.items()):
        yield KindSum(town, kind, count, before, after)


# Never changed by the switch-over itself: what is unknown, or ends by an earlier decision.
_UNMOVED = frozenset({Recalculation.Kind.UNKNOWN, Recalculation.Kind.ENDING})
