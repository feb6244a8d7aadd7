"""The dated versions of a household: what it was, from which day, from where, by whom."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from minzheng.kernel.doer import Doer
from minzheng.registers.households.models import Household, HouseholdVersion

# Head is told by the person's number.
KEPT = {
    "head": "head_id",
    "division_code": "division_code",
    "address": "address",
    "housing": "housing",
    "until": "until",
}


def first_version(household: Household, source: str, *, by: Doer) -> HouseholdVersion:
    """Everything as it is when the household is opened, not yet written."""
    columns = {name: getattr(household, attribute) for name, attribute in KEPT.items()}
    return _version(household, columns, source, by=by, since=household.since)


def add_version(
    household: Household, columns: Mapping[str, Any], source: str, *, by: Doer, since: date
) -> None:
    """Keep what became known and from which day it holds; nothing where nothing changed."""
    if columns:
        _version(household, columns, source, by=by, since=since).save(force_insert=True)


def _version(
    household: Household, columns: Mapping[str, Any], source: str, *, by: Doer, since: date
) -> HouseholdVersion:
    return HouseholdVersion(
        household=household, since=since, changes=dict(columns), source=source, recorded_by=by.key
    )
