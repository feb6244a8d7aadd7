"""Photos of a payment: what was there at night, the receipt that was signed; kept sealed."""

from django.db import transaction

from minzheng.engines.access.api import Viewer, may, require
from minzheng.engines.audit import api as audit
from minzheng.engines.reserves.errors import ReserveRefused
from minzheng.engines.reserves.models import Payment
from minzheng.engines.reserves.posts import PAYERS, READERS
from minzheng.registers.papers import Kept, Paper, PaperRefused, keep_sealed, read_kept

FOLDER = "reserve-receipts"


@transaction.atomic
def add_receipt(payment: Payment, paper: Paper, *, by: Viewer) -> Payment:
    """Add the photo of the signed receipt, once. Raises ReserveRefused, NotAllowed."""
    row = Payment.objects.select_for_update().get(pk=payment.pk)
    require(by, PAYERS, row.division_code)
    if row.receipt:
        raise ReserveRefused("已经有收据照片，不能换；有误的请在了结时写明")
    kept = keep(paper)
    row.receipt, row.receipt_digest = kept.path, kept.digest
    row.receipt_name = paper.name[:120]
    row.save(update_fields=["receipt", "receipt_digest", "receipt_name"])
    audit.record(by.doer, "add_reserve_receipt", row.ref, division=row.division_code)
    return row


def open_receipt(viewer: Viewer, payment: Payment) -> tuple[bytes, str]:
    """The receipt's photo; looking is in the trail. Raises ReserveRefused, PaperLost."""
    if not payment.receipt:
        raise ReserveRefused("这笔支付还没有收据照片，请先补上")
    kept = Kept(payment.receipt, payment.receipt_digest)
    return _open(viewer, payment, kept, "open_reserve_receipt")


def open_photo(viewer: Viewer, payment: Payment) -> tuple[bytes, str]:
    """The photo taken at night; looking is in the trail. Raises ReserveRefused, PaperLost."""
    kept = Kept(payment.photo, payment.photo_digest)
    return _open(viewer, payment, kept, "open_reserve_photo")


def keep(paper: Paper | None) -> Kept:
    """Put a photo away, sealed. Raises ReserveRefused."""
    if paper is None:
        return Kept("", "")
    try:
        return keep_sealed(FOLDER, paper)
    except PaperRefused as refusal:
        raise ReserveRefused(str(refusal)) from refusal


def _open(viewer: Viewer, payment: Payment, kept: Kept, verb: str) -> tuple[bytes, str]:
    if not may(viewer, READERS, payment.division_code) or not kept.path:
        raise ReserveRefused("这笔支付没有这张照片")
    content = read_kept(kept.path, kept.digest)
    with transaction.atomic():
        audit.record(viewer.doer, verb, payment.ref, division=payment.division_code)
    return content
