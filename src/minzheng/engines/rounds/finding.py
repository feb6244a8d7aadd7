"""Lists and rates: what is due in a month, by village, town and district."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr

from minzheng.engines.access.api import Viewer
from minzheng.engines.rounds.coded import COUNTED, WAITING, State
from minzheng.engines.rounds.models import Check, Due, Listed, Visit
from minzheng.engines.rounds.posts import checks_in, dues_in, listed_in
from minzheng.kernel.divisions import subtree_range
from minzheng.kernel.months import Month
from minzheng.registers.divisions.api import full_names

PAGE, LAST = 50, 24
DISTRICT, TOWN, VILLAGE = 6, 9, 12
LATE = "late"


@dataclass(frozen=True)
class Wanted:
    """What the list of a month shows; "" narrows nothing. `mine`: a visitor's staff number."""

    month: str
    state: str = ""
    division: str = ""
    mine: str = ""


@dataclass(frozen=True)
class DuePage:
    """One page of what is due; `after` leads to the next, 0 on the last."""

    rows: list[Due]
    after: int


@dataclass(frozen=True)
class Rate:
    """How a place stands in a month: visits due in all, done, missed, open still."""

    code: str
    name: str
    due: int
    done: int
    missed: int

    @property
    def open(self) -> int:
        return self.due - self.done - self.missed

    @property
    def share(self) -> float | None:
        """Done of due, 0 to 1; None where nothing is due."""
        return self.done / self.due if self.due else None


def due_page(viewer: Viewer, wanted: Wanted, after: int = 0) -> DuePage:
    """The month's visits, the most pressing first. Two queries."""
    rows = chosen(viewer, wanted).order_by("pk").filter(pk__gt=after)
    found = list(rows[: PAGE + 1])
    return DuePage(found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else 0)


def chosen(viewer: Viewer, wanted: Wanted) -> QuerySet[Due]:
    """Everything due in the month that was asked for."""
    rows = dues_in(viewer).filter(month=wanted.month, state__in=COUNTED)
    if wanted.state:
        states = WAITING if wanted.state == LATE else (wanted.state,)
        rows = rows.filter(state__in=states)
    if wanted.division:
        rows = rows.filter(division_code__range=subtree_range(wanted.division))
    if wanted.mine:
        own = Q(listed__visitor_key=wanted.mine) | Q(listed__substitute_key=wanted.mine)
        rows = rows.filter(own)
    return rows


def to_visit(viewer: Viewer, month: Month, mine: str) -> list[Due]:
    """For a phone: what waits, one's own first, then what nobody was given. One query."""
    rows = dues_in(viewer).filter(month=str(month), state__in=WAITING, listed__ended_on=None)
    found = list(rows.order_by("due_on", "pk")[:300])
    found.sort(key=lambda due: due.listed.visitor_key != mine)
    return found[:100]


def rates(viewer: Viewer, month: Month, digits: int, under: str = "") -> list[Rate]:
    """By village (12), town (9) or district (6 digits), the lowest rate first. Two queries."""
    rows = dues_in(viewer).filter(month=str(month), state__in=COUNTED)
    if under:
        rows = rows.filter(division_code__range=subtree_range(under))
    grouped = rows.order_by().values(place=Substr("division_code", 1, digits)).annotate(
        due=Count("pk"),
        done=Count("pk", filter=Q(state=State.DONE)),
        missed=Count("pk", filter=Q(state=State.MISSED)),
    )  # fmt: skip
    told = [(row["place"].ljust(12, "0"), row) for row in grouped]
    names = full_names({code for code, _ in told})
    found = [
        Rate(code, names.get(code, code), row["due"], row["done"], row["missed"])
        for code, row in told
    ]
    return sorted(found, key=lambda each: (each.share or 0, each.code))


def month_rate(viewer: Viewer, month: Month) -> Rate:
    """The whole of a viewer's area. One query."""
    rows = dues_in(viewer).filter(month=str(month), state__in=COUNTED)
    told = rows.order_by().aggregate(
        due=Count("pk"), done=Count("pk", filter=Q(state=State.DONE)),
        missed=Count("pk", filter=Q(state=State.MISSED)),
    )  # fmt: skip
    return Rate("", "", told["due"], told["done"], told["missed"])


def open_checks(viewer: Viewer, *, closed: bool = False) -> list[Check]:
    """Checks that wait, or the last that were closed."""
    rows = checks_in(viewer)
    return list(
        rows.exclude(closed_on=None)[:PAGE] if closed else rows.filter(closed_on=None)[:200]
    )


def visits_of(listed: Listed) -> list[Visit]:
    """The last visits to somebody, the newest first."""
    return list(listed.visits.all()[:LAST])


def dues_of(listed: Listed, on: date) -> list[Due]:
    """What is due to somebody this month."""
    month = str(Month.of(on))
    return list(Due.objects.filter(person=listed.person_id, month=month).order_by("number"))


def listed_person(person: int) -> Listed | None:
    """Somebody as listed now; None who is not."""
    return Listed.objects.filter(person=person, ended_on=None).select_related("person").first()


def unassigned(viewer: Viewer) -> int:
    """How many in the area have no visitor."""
    return listed_in(viewer).filter(ended_on=None, visitor_key="").count()
