"""What anybody may read about projects: approved ones, with their money and how far they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Sum

from minzheng.engines.pipeline.coded import APPROVED, ORDER
from minzheng.engines.pipeline.models import Payment, Project
from minzheng.engines.pipeline.models.contract import PaymentState
from minzheng.kernel.money import Fen

OPEN_STAGES = ORDER[ORDER.index(APPROVED) :]
MOST = 200


@dataclass(frozen=True)
class PublicProject:
    """No names of persons, no talks, no risks: those are the bureau's own."""

    project: Project
    paid: Fen


def public_projects(kind: str = "") -> Sequence[PublicProject]:
    """Approved projects, the newest first. Two queries."""
    rows = Project.objects.filter(stage__in=OPEN_STAGES)
    found = list((rows.filter(kind=kind) if kind else rows).order_by("-approved_on", "-pk")[:MOST])
    paid = Payment.objects.filter(contract__project__in=found, state=PaymentState.PAID)
    by = "contract__project"
    sums = dict(paid.order_by().values_list(by).annotate(Sum("amount")))
    return [PublicProject(row, sums.get(row.pk, 0)) for row in found]
