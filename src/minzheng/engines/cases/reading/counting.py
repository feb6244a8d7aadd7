"""Counts without a query each: of lists as far as a tab shows, of what hangs on a case."""

from collections.abc import Sequence

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery

from minzheng.engines.cases.models import Case, CaseStep, Check, CheckState, Material

MOST = 100  # a tab says “99+” for more


class RowCount(Subquery):
    """How many rows a query has, its LIMIT kept."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) capped)"
    output_field = IntegerField()


def counted(listed: Sequence[QuerySet[CaseStep]]) -> list[int]:
    """How many rows each query has, but none more than MOST. Steps hang on cases: no case, none."""
    counts = [RowCount(rows.order_by().values("pk")[:MOST]) for rows in listed]
    names = [f"n{place}" for place in range(len(counts))]
    one = Case.objects.order_by("pk").annotate(**dict(zip(names, counts, strict=True)))
    found = one.values_list(*names).first() or [0] * len(counts)
    return [count or 0 for count in found]


def with_counts(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Cases that know how many papers and unsettled doubts they have."""
    papers = Material.objects.filter(case=OuterRef("pk"))
    doubts = Check.objects.filter(case=OuterRef("pk"), state=CheckState.DOUBT)
    return rows.annotate(
        paper_count=RowCount(papers.order_by().values("pk")),
        doubt_count=RowCount(doubts.order_by().values("pk")),
    )


def paper_count(case: Case) -> int:
    """How many papers a case has; asked only where with_counts() has not."""
    known: int | None = getattr(case, "paper_count", None)
    return Material.objects.filter(case=case).count() if known is None else known


def doubt_count(case: Case) -> int:
    """How many doubts are not settled; asked only where with_counts() has not."""
    known: int | None = getattr(case, "doubt_count", None)
    doubts = Check.objects.filter(case=case, state=CheckState.DOUBT)
    return doubts.count() if known is None else known
