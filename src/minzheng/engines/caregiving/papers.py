"""Signed agreements and photos of visits: they are about somebody, so kept sealed."""

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.caregiving.errors import CaregivingRefused, NoSuchCharge
from minzheng.engines.caregiving.models import Agreement, Visit
from minzheng.engines.caregiving.trail import record
from minzheng.registers.papers import Kept, Paper, PaperRefused, keep_sealed, read_kept

FOLDER = "caregiving-papers"


def keep(paper: Paper) -> Kept:
    """Store a file. Raises CaregivingRefused for what nobody could look at."""
    try:
        return keep_sealed(FOLDER, paper)
    except PaperRefused as refusal:
        raise CaregivingRefused(str(refusal)) from refusal


def open_signed(viewer: Viewer, agreement: Agreement) -> tuple[bytes, str]:
    """The signed paper and its kind; who looks is in the trail. Raises NoSuchCharge, PaperLost."""
    if not agreement.paper:
        raise NoSuchCharge("这份协议还没有签字件，请返回照料页面")
    content = read_kept(agreement.paper, agreement.paper_digest)
    with transaction.atomic():
        record(agreement.charge, "open_care_agreement", viewer.doer, agreement=agreement.pk)
    return content


def open_photo(viewer: Viewer, visit: Visit) -> tuple[bytes, str]:
    """The photo of a visit and its kind; who looks is in the trail. Raises as open_signed()."""
    if not visit.photo:
        raise NoSuchCharge("这次走访没有照片，请返回照料页面")
    content = read_kept(visit.photo, visit.photo_digest)
    with transaction.atomic():
        record(visit.charge, "open_care_photo", viewer.doer, visit=visit.pk)
    return content
