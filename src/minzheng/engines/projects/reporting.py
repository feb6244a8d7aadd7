"""The organisation reports a stage: what was done, numbers, proof, the invoice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.projects.errors import ProjectRefused
from minzheng.engines.projects.models import Contract, ProjectState, Stage, StageState
from minzheng.engines.projects.posts import own_stage, record, require_manager
from minzheng.registers.papers import Paper, PaperRefused, keep_sealed

FOLDER, MOST = "project-proofs", 10_000_000


@dataclass(frozen=True)
class Report:
    """Words, numbers reached so far by indicator, invoice number, and one paper as proof."""

    words: str
    claimed: Mapping[str, int]
    invoice: str
    paper: Paper | None = None


@transaction.atomic
def report_stage(viewer: Viewer, pk: int, new: Report, *, on: date) -> Stage:
    """Hand in the report of the stage that is next.

    Raises NoSuchProject, NotAllowed for who is not the manager, ProjectRefused.
    """
    require_manager(viewer)
    row = Stage.objects.select_for_update().get(pk=own_stage(viewer, pk).pk)
    _refuse(row, new)
    row.claimed = {each.code: new.claimed.get(each.code, 0) for each in row.contract.indicators}
    row.words, row.invoice = new.words.strip()[:1000], new.invoice.strip()[:40]
    row.reported_on, row.reported_by = on, viewer.doer.name
    row.state, row.returned_words = StageState.REPORTED, ""
    _keep(row, new.paper)
    row.save()
    record(row, "report_stage", viewer)
    return row


def next_stage(contract: Contract) -> Stage | None:
    """The stage to report now: the first that waits, once those before are settled."""
    for stage in contract.stages.all():
        if stage.state == StageState.WAITING:
            return stage
        if stage.state not in (StageState.PAID, StageState.NOTHING):
            return None
    return None


def _refuse(row: Stage, new: Report) -> None:
    following = next_stage(row.contract)
    if row.contract.project.state != ProjectState.RUNNING:
        raise ProjectRefused("合同已经结束，不能再报告")
    if following is None or following.pk != row.pk:
        raise ProjectRefused("这一期现在不用报告：前面各期付清以后才报下一期")
    if not new.words.strip():
        raise ProjectRefused("请写做了什么、对谁、效果怎样；不要写服务对象的姓名")
    if any(not 0 <= value <= MOST for value in new.claimed.values()):
        raise ProjectRefused("完成数应是零或大于零的整数")
    if row.expected and new.paper is None and not row.paper:
        raise ProjectRefused("请附一份证明：签到、照片或汇总表（PDF 或照片）")
    _refuse_invoice(row, new.invoice.strip())


def _refuse_invoice(row: Stage, invoice: str) -> None:
    if not invoice:
        raise ProjectRefused("请填发票号码")
    twice = Stage.objects.filter(invoice=invoice).exclude(pk=row.pk).first()
    if twice is not None:
        raise ProjectRefused(f"发票号码 {invoice} 已经用过，同一张发票不能报两次，请核对")


def _keep(row: Stage, paper: Paper | None) -> None:
    if paper is None:
        return
    try:
        kept = keep_sealed(FOLDER, paper)
    except PaperRefused as refusal:
        raise ProjectRefused(str(refusal)) from refusal
    row.paper, row.paper_name, row.paper_digest = kept.path, paper.name[:120], kept.digest
