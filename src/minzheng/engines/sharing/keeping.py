"""Writing the log of use, with the trail, in one transaction."""

import hashlib

from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.sharing.models import Share, ShareUse
from minzheng.kernel.doer import Doer


@transaction.atomic
def log(use: ShareUse, by: Doer) -> None:
    """Keep a use; the first one that gave something makes the request a served one."""
    use.save()
    share = use.share
    if not use.refused:
        Share.objects.filter(pk=share.pk, served_on=None).update(served_on=use.on)
        approved = Share.objects.filter(pk=share.pk, state=Share.State.APPROVED)
        approved.update(state=Share.State.SERVED)
    detail = {"count": use.rows, "mode": use.way, "digest": use.digest, "reason": use.refused}
    told = {key: value for key, value in detail.items() if value != ""}
    audit.record(
        by, "share_out", share.ref, division=share.division_code, detail=told,
        purpose=share.purpose[:60],
    )  # fmt: skip


def department_of(share: Share) -> Doer:
    """Who fetches through the interface, as the trail names it."""
    return Doer("system", share.number, share.department, division=share.division_code)


def digest_of(key: str) -> str:
    """What is kept of a bearer key: it has 256 bits of chance, so one round is enough."""
    return hashlib.sha256(key.encode()).hexdigest()
