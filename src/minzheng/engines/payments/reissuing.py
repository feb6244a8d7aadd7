"""A payment the bank could not deliver: the account is put right, the next run pays it again."""

from datetime import date

from django.db import transaction
from django.db.models import Min, QuerySet

from minzheng.engines.audit import api as audit
from minzheng.engines.payments.errors import LineRefused
from minzheng.engines.payments.funding import release_line
from minzheng.engines.payments.granting import keep_account
from minzheng.engines.payments.models import Entitlement, LinePart, PayLine
from minzheng.engines.payments.values import Account
from minzheng.kernel.doer import Doer


@transaction.atomic
def reissue(line: PayLine, account: Account | None = None, *, by: Doer, on: date) -> PayLine:
    """Release a failed line, exactly once: the next or a supplementary run pays what is due then.

    `account` None keeps the account (it was blocked and is not any more); a part that is directed
    elsewhere keeps or changes the account of that part. Raises LineRefused for a line that did
    not fail or was released before, AccountRefused.
    """
    row = PayLine.objects.select_related("entitlement", "run").get(pk=line.pk)
    division = row.division_code
    audit.record(by, "reissue", row.ref, division=division, detail={"on": on.isoformat()})
    failed = PayLine.objects.filter(pk=row.pk, state=PayLine.State.FAILED)
    if failed.update(state=PayLine.State.RELEASED) != 1:
        row.refresh_from_db()
        raise LineRefused(
            f"这一笔现在是“{row.get_state_display()}”，只有发放失败的可以重发，而且只重发一次"
        )
    release_line(row, by=by, on=on)
    entitlement = Entitlement.objects.select_for_update().get(pk=row.entitlement_id)
    if account is not None and row.share:
        entitlement.directions.filter(name=row.share).update(account=keep_account(account))
    elif account is not None:
        entitlement.account, entitlement.payee_id = keep_account(account), account.person_id
    first = _parts(row).aggregate(first=Min("month"))["first"]
    if first is not None:
        entitlement.settled_to = min(entitlement.settled_to, first.previous())
    entitlement.done = False
    entitlement.save(update_fields=["account", "payee", "settled_to", "done"])
    row.refresh_from_db()
    return row


def _parts(line: PayLine) -> QuerySet[LinePart]:
    return LinePart.objects.filter(line=line).exclude(kind=LinePart.Kind.OFFSET)
