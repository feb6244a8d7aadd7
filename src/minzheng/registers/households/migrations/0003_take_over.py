"""What stands is taken over as the first version of every household.

Who was head before is known from the memberships: whoever was the head herself, one after another.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

BATCH, HEAD = 1_000, 1
SOURCE = "启用变更记录时的登记内容"


def take_over(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """A first version for every household, and one for each later head."""
    version = apps.get_model("households", "HouseholdVersion")
    households = apps.get_model("households", "Household").objects.order_by("pk")
    rows = households.iterator(chunk_size=BATCH)
    while batch := list(islice(rows, BATCH)):
        heads = _heads(apps, [row.pk for row in batch])
        told = [each for row in batch for each in _told(row, heads.get(row.pk, []))]
        made = (version(source=SOURCE, recorded_by="system", **each) for each in told)
        version.objects.bulk_create(made, batch_size=BATCH)


def _heads(apps: Apps, households: list[int]) -> dict[int, list[tuple[Any, int]]]:
    """Since when who was the head, by household."""
    memberships = apps.get_model("households", "Membership").objects
    first, last = households[0], households[-1]
    rows = memberships.filter(
        household_id__gte=first, household_id__lte=last, relation=HEAD
    ).order_by("since", "pk")
    found: dict[int, list[tuple[Any, int]]] = {}
    for household, since, person in rows.values_list("household_id", "since", "person_id"):
        known = found.setdefault(household, [])
        if not known or known[-1][1] != person:
            known.append((since, person))
    return found


def _told(row: Any, heads: list[tuple[Any, int]]) -> Iterator[dict[str, Any]]:
    first, *later = heads or [(row.since, row.head_id)]
    columns = {
        "head": first[1], "division_code": row.division_code, "address": row.address,
        "housing": row.housing, "until": None,
    }  # fmt: skip
    yield {"household": row, "since": row.since, "changes": columns}
    for since, person in later:
        yield {"household": row, "since": since, "changes": {"head": person}}
    if row.until is not None:
        yield {"household": row, "since": row.until, "changes": {"until": row.until}}


class Migration(migrations.Migration):
    dependencies = [("households", "0002_versions")]

    operations = [migrations.RunPython(take_over, migrations.RunPython.noop)]
