"""The papers and photos of a project; looking at one is in the trail."""

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.pipeline.errors import NoSuchWork
from minzheng.engines.pipeline.models import Payment, Photo, Step
from minzheng.engines.pipeline.posts import record
from minzheng.registers.papers import read_kept


@transaction.atomic
def open_step_paper(viewer: Viewer, step: Step) -> tuple[bytes, str]:
    """The paper that closed a link. Raises NoSuchWork, PaperLost."""
    _require(step.paper)
    content = read_kept(step.paper, step.paper_digest)
    record(step.project, "open_pipeline_paper", viewer, stage=step.stage)
    return content


@transaction.atomic
def open_photo(viewer: Viewer, photo: Photo) -> tuple[bytes, str]:
    """A milestone's picture. Raises PaperLost."""
    content = read_kept(photo.path, photo.digest)
    record(photo.milestone.project, "open_pipeline_photo", viewer, photo=photo.pk)
    return content


@transaction.atomic
def open_invoice(viewer: Viewer, payment: Payment) -> tuple[bytes, str]:
    """The invoice of a payment. Raises NoSuchWork, PaperLost."""
    _require(payment.paper)
    content = read_kept(payment.paper, payment.paper_digest)
    record(payment.contract.project, "open_pipeline_invoice", viewer, payment=payment.pk)
    return content


def _require(path: str) -> None:
    if not path:
        raise NoSuchWork("这里没有上传文件，只登记了文号")
