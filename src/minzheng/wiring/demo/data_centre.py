"""The demo's data centre: departments' files of two months, two nights, and alerts worked since."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from minzheng.engines.access.api import Viewer
from minzheng.engines.alerts import api as alerts
from minzheng.engines.exchange import api as exchange
from minzheng.engines.night.api import run_night
from minzheng.engines.payments.api import Entitlement
from minzheng.kernel.alert import Concern
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.feed import feed_named, feeds
from minzheng.registers.people.api import Person
from minzheng.wiring.city.delivering import Order, file_name
from minzheng.wiring.city.existing import Known, demo_feeds
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.population import Home
from minzheng.wiring.demo.truth import Line

QUIET_UNTIL = date(2026, 9, 1)  # what happened before is in the registers already
OTHERS = 1_200  # residents whom only the departments know
NEVER_CAME = frozenset({"relief_elsewhere"})  # the board shows a feed that is missing
CAME_ONCE = frozenset({"vehicles", "students", "housing_fund"})  # … and some that are due again
LEFT_OPEN = "pensions"  # checked, and waiting for the second person
FIRST_NIGHT = date(2026, 10, 30)
LOOKED_INTO = 6  # alerts of each town
VERDICTS = (
    alerts.Ruling(alerts.Verdict.TRUE, alerts.Lead.NOTHING, "情况属实，家属已经说明，本月起调整"),
    alerts.Ruling(alerts.Verdict.TRUE, alerts.Lead.NOTHING, "情况属实，已当面告知"),
    alerts.Ruling(alerts.Verdict.FALSE, alerts.Lead.NOTHING, "同名同姓，不是本人"),
)


@dataclass(frozen=True)
class Month:
    """The files that stand for `day`, brought in on `on`."""

    day: date
    on: date


MONTHS = (
    Month(date(2026, 9, 30), date(2026, 10, 12)),
    Month(date(2026, 10, 31), date(2026, 11, 2)),
)


@dataclass(frozen=True)
class Centre:
    """Who is known, and by whom the files are brought in and accepted."""

    homes: Sequence[Home]
    known: Known
    staff: Staff
    seed: int

    def bring(self, month: Month, names: Sequence[str]) -> None:
        """Write the files of a month as the departments would, and bring them in."""
        with TemporaryDirectory() as folder:
            order = Order(month.day, self.seed, begin=QUIET_UNTIL, feeds=names)
            others = OTHERS * len(self.homes) // 8_000
            demo_feeds(self.homes, order, Path(folder), known=self.known, others=others)
            for name in names:
                with suppress(exchange.DeliveredBefore):  # nothing changed in this month
                    self._take(name, Path(folder) / file_name(name), month)

    def _take(self, name: str, path: Path, month: Month) -> None:
        clerk, head = self.staff.bureau("data_clerk"), self.staff.bureau("data_head")
        feed = feed_named(name)
        filename = f"{feed.title}{month.day:%Y%m}{path.suffix}"
        delivery = exchange.stage(
            feed, path, filename=filename, day=month.day, by=clerk, on=month.on
        )
        checked = exchange.check(delivery)
        if name != LEFT_OPEN or month is not MONTHS[-1]:
            exchange.accept(checked, by=head, on=month.on, reason="演示数据，按约定接收")


def open_centre(homes: Sequence[Home], staff: Staff, seed: int, unsaid: Sequence[Line]) -> None:
    """Every department's files of both months as far as they came, and the night after each."""
    centre = Centre(homes, _known(unsaid), staff, seed)
    came = [name for name in feeds() if name not in NEVER_CAME]
    centre.bring(MONTHS[0], came)
    run_night(FIRST_NIGHT, by=SYSTEM)
    look_into(staff, FIRST_NIGHT)
    centre.bring(MONTHS[1], [name for name in came if name not in CAME_ONCE])
    run_night(MONTHS[1].on, by=SYSTEM)


def look_into(staff: Staff, on: date) -> None:
    """Every town looks into some of what may be paid wrongly; one in three was not so."""
    for clerk in staff.clerks():
        page = alerts.task_page(clerk, alerts.Wanted(concern=Concern.WRONG.name), 1, on)
        workable = [task for task in page.rows if alerts.may_work(clerk, task)]
        for place, task in enumerate(workable[:LOOKED_INTO]):
            _judge(task, VERDICTS[place % len(VERDICTS)], clerk, on)


def _judge(task: alerts.AlertTask, ruling: alerts.Ruling, clerk: Viewer, on: date) -> None:
    alerts.visit(task, alerts.Visit(on, "上门看望，向家属和村委会核对"), by=clerk, on=on)
    alerts.judge(task, ruling, by=clerk, on=on)


def _known(unsaid: Sequence[Line]) -> Known:
    relief = Entitlement.objects.filter(once=False).values_list("household_id", flat=True)
    died = {person.pk: person.died_on for person in Person.objects.exclude(died_on=None)
            if person.died_on}  # fmt: skip
    return Known(set(relief), died, dict(_pensions(unsaid)))


def _pensions(unsaid: Sequence[Line]) -> Iterator[tuple[int, int]]:
    for line in unsaid:
        yield line["person"], line["value"]
