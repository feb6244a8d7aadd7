"""What was known when: the dated versions that registers keep of what they hold, and a day's view.

The first version of a thing holds every column, each later one only those that changed.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class Version(models.Model):
    """What became known, from which day it holds, from where, and who recorded it."""

    since = models.DateField("自")
    changes = models.JSONField("内容", encoder=DjangoJSONEncoder)
    source = models.CharField("来源", max_length=120)
    recorded_by = models.CharField("记录人", max_length=60)
    recorded_at = models.DateTimeField("记录时间", auto_now_add=True)

    class Meta:
        abstract = True


Known = TypeVar("Known", bound=Version)


def known_on(versions: Sequence[Known], day: date) -> dict[str, Any] | None:
    """The columns as they held on a day, by what is known now; None before the first version.

    `versions`: all of one thing, in the order recorded. Days are texts, as they were stored.
    """
    if not versions or versions[0].since > day:
        return None
    known: dict[str, Any] = dict(versions[0].changes)
    for version in sorted(versions[1:], key=lambda v: (v.since, v.pk)):
        if version.since <= day:
            known.update(version.changes)
    return known


def differing(current: models.Model, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the columns whose value is not the present one."""
    return {name: value for name, value in columns.items() if getattr(current, name) != value}
