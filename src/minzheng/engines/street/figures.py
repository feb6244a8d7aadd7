"""What came of the patrols, by campaign: walked, met, helped, refused, returned, here before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.db.models import Count, Q, QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.street.coded import REFUSED
from minzheng.engines.street.lists import (
    HELPED_BY,
    NO_CAMPAIGN,
    Wanted,
    findings_of,
    patrols_of,
)
from minzheng.engines.street.models import Campaign
from minzheng.engines.street.models.patrol import PatrolState
from minzheng.engines.street.posts import READERS, within
from minzheng.kernel.divisions import ancestors

EVERYDAY = "日常巡查"


@dataclass(frozen=True)
class Figures:
    """Of one campaign (key "none": everyday patrols); each number opens the rows behind it."""

    key: str
    name: str
    patrols: int = 0
    met: int = 0
    helped: int = 0
    taken: int = 0
    refused: int = 0
    returned: int = 0
    again: int = 0


def figures(viewer: Viewer, campaigns: Sequence[Campaign]) -> list[Figures]:
    """By campaign in the order given, everyday patrols last. Two queries."""
    walked = _by(patrols_of(viewer, Wanted()), "campaign", patrols=Q(state=PatrolState.DONE))
    met = _by(
        findings_of(viewer, Wanted()), "patrol__campaign", met=Q(),
        helped=HELPED_BY,
        taken=Q(received_on__isnull=False), refused=Q(outcome=REFUSED),
        returned=Q(stay__left_on__isnull=False), again=Q(stay__same_as__isnull=False),
    )  # fmt: skip
    named: dict[int | None, str] = {row.pk: row.name for row in campaigns} | {None: EVERYDAY}
    return [
        Figures(_key(key), name, **{**_counts(walked, key), **_counts(met, key)})
        for key, name in named.items()
    ]


def _key(campaign: int | None) -> str:
    return NO_CAMPAIGN if campaign is None else str(campaign)


def _counts(rows: Mapping[Any, Mapping[str, int]], key: int | None) -> dict[str, int]:
    names = {field.name for field in fields(Figures)}
    return {name: count for name, count in rows.get(key, {}).items() if name in names}


def campaigns_for(viewer: Viewer) -> QuerySet[Campaign]:
    """Campaigns in the viewer's area, and those from above that reach it."""
    posts = [post for post in viewer.seeing_posts if post.role in READERS]
    over = {code for post in posts for code in ancestors(post.division)}
    own = within(Campaign.objects.all(), viewer).values("pk")
    return Campaign.objects.filter(Q(pk__in=own) | Q(division_code__in=over))


def _by(rows: QuerySet[Any], key: str, **counted: Q) -> Mapping[Any, Mapping[str, int]]:
    wanted = {name: Count("pk", filter=condition) for name, condition in counted.items()}
    return {row[key]: row for row in rows.order_by().values(key).annotate(**wanted)}
