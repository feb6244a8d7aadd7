"""Whose benefit was stopped or cut since the last comparison, by household: two queries for all."""

from collections.abc import Mapping
from datetime import date

from minzheng.engines.discovery.homes import homes_of_people
from minzheng.engines.payments.api import PayLine, RunState
from minzheng.kernel.months import Month

STOPPED, LOWERED = "payments:待遇停发", "payments:待遇减发"
KEYS: Mapping[str, str] = {PayLine.Reason.STOPPED: STOPPED, PayLine.Reason.LOWERED: LOWERED}
UNDECIDED = (RunState.DRAFT, RunState.REVIEWED)


def lost_by_home(since: Month, until: Month, on: date) -> Mapping[int, list[str]]:
    """What approved runs after `since` up to `until` stopped or cut, by the household's number."""
    lines = PayLine.objects.filter(
        run__month__gt=since, run__month__lte=until, reason__in=KEYS
    ).exclude(run__state__in=UNDECIDED)
    told = set(
        lines.order_by().values_list(
            "entitlement__household_id", "entitlement__beneficiary_id", "reason"
        )
    )
    homes = homes_of_people({person for home, person, _ in told if not home and person}, on)
    found: dict[int, set[str]] = {}
    for home, person, reason in told:
        number = home or homes.get(person)
        if number is not None:
            found.setdefault(number, set()).add(KEYS[reason])
    return {home: [key for key in KEYS.values() if key in keys] for home, keys in found.items()}
