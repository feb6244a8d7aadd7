"""Writing and deleting the rows of a run.

Plain SQL with executemany: building a model instance for every row costs ten times what the
database takes to store it, and a county's run has up to a hundred thousand rows.
"""

from collections.abc import Iterator

from django.db import connection

from minzheng.engines.payments.models import LinePart, PayLine, PayRun
from minzheng.engines.payments.planning import Plan

Row = tuple[int | str | None, ...]

INSERT_LINE = """
INSERT INTO payments_payline (run_id, entitlement_id, account_id, division_code, number, amount,
    regular, previous, reason, note, share, state, failure_code, failure)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 'pending', '', '')
"""
INSERT_PART = """
INSERT INTO payments_linepart (line_id, entitlement_id, share, month, kind, source, amount)
VALUES (%s, %s, %s, %s, %s, %s, %s)
"""


def write_lines(run: PayRun, plan: Plan) -> None:
    """The plan's lines in the order of the bank file, then what each is made of."""
    with connection.cursor() as cursor:
        cursor.executemany(INSERT_LINE, list(_line_rows(run, plan)))
        cursor.executemany(INSERT_PART, list(_part_rows(run, plan)))


def delete_lines(run: PayRun) -> None:
    """Everything under a run that is not approved."""
    LinePart.objects.filter(line__run=run).delete()
    PayLine.objects.filter(run=run).delete()


def _line_rows(run: PayRun, plan: Plan) -> Iterator[Row]:
    """A line that pays nothing has no number."""
    number = 0
    for line in plan.lines:
        amount = line.amount
        number += 1 if amount else 0
        yield (
            run.pk, line.entitlement_id, line.account_id, line.division_code,
            number if amount else None, amount, line.regular, line.previous,
            str(line.reason), line.note, line.share,
        )  # fmt: skip


def _part_rows(run: PayRun, plan: Plan) -> Iterator[Row]:
    written = PayLine.objects.filter(run=run).values_list("entitlement_id", "share", "id")
    lines = {(owner, share): pk for owner, share, pk in written.iterator(chunk_size=5000)}
    for line in plan.lines:
        owner, share = line.entitlement_id, line.share
        for part in line.parts:
            yield (
                lines[owner, share], owner, share, str(part.month), str(part.kind), part.source,
                part.amount,
            )  # fmt: skip
