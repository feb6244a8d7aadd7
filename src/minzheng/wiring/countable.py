"""Lets contracts be counted by records: engines that keep them do not know who buys services."""

from datetime import date

from minzheng.engines.delivery.api import ServiceRecord
from minzheng.engines.programmes.api import sessions_held
from minzheng.engines.projects.api import Measure, let_count
from minzheng.kernel.divisions import NATION
from minzheng.registers.facilities.api import facilities_within


def let_contracts_be_counted() -> None:
    """Services recorded by an organisation's facilities, and sessions at its points."""
    let_count(Measure("delivery.services", "服务记录（没有作废的）", "次", _services))
    let_count(Measure("programmes.sessions", "康复服务（到了的）", "次", _sessions))


def _services(code: str, since: date, until: date) -> int:
    rows = ServiceRecord.objects.filter(facility__credit_code=code, cancelled_on=None)
    return rows.filter(day__range=(since, until)).count()


def _sessions(code: str, since: date, until: date) -> int:
    places = facilities_within(NATION).filter(credit_code=code)
    return sessions_held(places.values_list("pk", flat=True), since, until)
