"""The work: milestones and their photos, the month's progress, acceptance, account, performance."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Sum

from minzheng.engines.access.api import Viewer
from minzheng.engines.pipeline.coded import (
    ACCEPTED,
    ACCEPTORS,
    FUND,
    HANDED,
    MAKERS,
    PERFORMED,
    PROGRESS,
    SETTLED,
    SIGNERS,
)
from minzheng.engines.pipeline.errors import PipelineRefused
from minzheng.engines.pipeline.models import (
    Acceptance,
    Milestone,
    Payment,
    Photo,
    Progress,
    Project,
    Review,
)
from minzheng.engines.pipeline.models.contract import PaymentState
from minzheng.engines.pipeline.paying import COUNTED
from minzheng.engines.pipeline.planning import NewStep, close_link, keep
from minzheng.engines.pipeline.posts import held, record, refuse_over, refuse_same_hand
from minzheng.engines.pipeline.sources import free_rest
from minzheng.kernel.money import Fen, yuan_text
from minzheng.kernel.months import Month
from minzheng.registers.organisations.api import members_of
from minzheng.registers.papers import Paper

WHOLE = 10_000
IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


@dataclass(frozen=True)
class NewPhoto:
    """A picture with the place and the day it was taken."""

    place: str
    day: date
    paper: Paper


@dataclass(frozen=True)
class NewAcceptance:
    """What the first officer saw, and who took part for the owner."""

    day: date
    people: str
    words: str
    document: str


@transaction.atomic
def add_milestone(project: Project, name: str, due_on: date, *, by: Viewer, on: date) -> Milestone:
    """Say what is to be reached by when. Raises NotAllowed, PipelineRefused."""
    row = held(project, MAKERS, by)
    refuse_over(row)
    begins = row.started_on or row.starts_on
    if not name.strip():
        raise PipelineRefused("请写节点名称")
    if due_on < begins:
        raise PipelineRefused(f"节点日期 {due_on} 早于开工 {begins}，请核对")
    if row.milestones.filter(name=name.strip()).exists():
        raise PipelineRefused(f"节点“{name.strip()}”已经有了，请换一个名称")
    made = Milestone.objects.create(project=row, name=name.strip(), due_on=due_on, by=by.doer.name)
    record(row, "add_milestone", by, milestone=made.pk, due_on=due_on.isoformat())
    return made


@transaction.atomic
def reach_milestone(
    milestone: Milestone, words: str, photo: NewPhoto, *, by: Viewer, on: date
) -> Milestone:
    """A milestone was reached; a photo with place and day proves it.

    Raises NotAllowed, PipelineRefused.
    """
    project = held(milestone.project, MAKERS, by)
    row = Milestone.objects.select_for_update().get(pk=milestone.pk)
    if row.done_on is not None:
        raise PipelineRefused(f"这个节点已于 {row.done_on} 完成，不用再登记")
    if project.started_on is None:
        raise PipelineRefused("项目还没有开工，不能登记节点完成；请先办开工")
    if not project.started_on <= photo.day <= on:
        raise PipelineRefused(
            f"照片日期应在开工 {project.started_on} 以后、今天以前；您填的是 {photo.day}"
        )
    if not photo.place.strip() or not photo.paper.content.startswith(IMAGES):
        raise PipelineRefused("请写拍摄地点，并上传照片（JPG 或 PNG）")
    kept = keep(photo.paper)
    Photo.objects.create(
        milestone=row, place=photo.place.strip(), day=photo.day, path=kept.path,
        name=photo.paper.name[:120], digest=kept.digest, by=by.doer.name,
    )  # fmt: skip
    row.done_on, row.words = photo.day, words.strip()[:300]
    row.save(update_fields=["done_on", "words"])
    record(project, "reach_milestone", by, milestone=row.pk)
    return row


@transaction.atomic
def report_progress(
    project: Project, month: Month, share: int, words: str, *, by: Viewer, on: date
) -> Progress:
    """How far the work was at the end of a month, in ten-thousandths; told again it is corrected.

    Raises NotAllowed, PipelineRefused.
    """
    row = held(project, MAKERS, by)
    refuse_over(row)
    if row.started_on is None or month < Month.of(row.started_on) or month > Month.of(on):
        raise PipelineRefused("只报开工以后、本月及以前的进度，请核对月份")
    if not 0 <= share <= WHOLE or not words.strip():
        raise PipelineRefused("进度应在 0 到 100 之间，并写明这个月做了什么")
    around = row.reports.exclude(month=str(month))
    before = around.filter(month__lt=str(month)).order_by("-month").first()
    after = around.filter(month__gt=str(month)).order_by("month").first()
    if (before and share < before.share) or (after and share > after.share):
        raise PipelineRefused("进度不能倒退：请和前后月份的数核对")
    made, _ = Progress.objects.update_or_create(
        project=row, month=str(month),
        defaults={"share": share, "words": words.strip(), "told_on": on, "by": by.doer.name},
    )  # fmt: skip
    if after is None:
        row.progress = share
        row.save(update_fields=["progress"])
    record(row, "report_pipeline_progress", by, month=str(month), share=share)
    return made


@transaction.atomic
def accept_project(project: Project, new: NewAcceptance, *, by: Viewer, on: date) -> Acceptance:
    """The first hand: everything was reached and seen. Raises NotAllowed, PipelineRefused."""
    row = held(project, ACCEPTORS, by)
    if row.stage != PROGRESS or Acceptance.objects.filter(project=row).exists():
        raise PipelineRefused(f"项目现在“{row.stage_told.name}”或已经有人验收，不能这样办")
    if not (new.people.strip() and new.words.strip() and new.document.strip()):
        raise PipelineRefused("请写参加验收的人、意见和验收文件的名称")
    if new.day > on or (row.started_on is not None and new.day < row.started_on):
        raise PipelineRefused("验收日应在开工以后、今天以前，请核对")
    open_ones = row.milestones.filter(done_on=None)
    if open_ones.exists():
        named = "、".join(open_ones.values_list("name", flat=True)[:3])
        raise PipelineRefused(f"还有节点没有完成：{named}。完成并上传照片以后再验收")
    refuse_builders(row, f"{new.people}、{by.doer.name}", on)
    made = Acceptance.objects.create(
        project=row, day=new.day, people=new.people.strip(), first_key=by.doer.key,
        words=f"{new.words.strip()[:360]}（{new.document.strip()}）", first_by=by.doer.name,
    )  # fmt: skip
    record(row, "accept_pipeline_project", by)
    return made


@transaction.atomic
def confirm_acceptance(project: Project, words: str, *, by: Viewer, on: date) -> Acceptance:
    """The second hand; the project is accepted. Raises NotAllowed, OtherHandNeeded."""
    row = held(project, ACCEPTORS, by)
    made = Acceptance.objects.select_for_update().filter(project=row, confirmed_on=None).first()
    if made is None:
        raise PipelineRefused("没有等第二人验收的，请刷新页面")
    refuse_same_hand(by, (made.first_key,), "验收要两个人")
    refuse_builders(row, by.doer.name, on)
    if not words.strip():
        raise PipelineRefused("请写看了什么、怎样核对的")
    made.second_by, made.second_words = by.doer.name, words.strip()[:500]
    made.confirmed_on = on
    made.save()
    close_link(row, ACCEPTED, NewStep(made.day, "两人验收意见", made.words), by=by)
    return made


@transaction.atomic
def settle_account(project: Project, amount: Fen, new: NewStep, *, by: Viewer, on: date) -> Project:
    """The final account; all is paid by then, what was set aside and not paid is free again.

    Raises NotAllowed, PipelineRefused, LedgerRefused.
    """
    row = held(project, SIGNERS, by)
    coming = row.kind_told.after(row.stage)
    if coming is None or coming.key != SETTLED:
        raise PipelineRefused(f"项目现在“{row.stage_told.name}”，不能做决算")
    if not new.document.strip() or new.day > on:
        raise PipelineRefused("请写决算审计报告的文号，日期不能晚于今天")
    paid = _paid_up(row)
    others = row.sources.exclude(kind=FUND).aggregate(all=Sum("arrived", default=0))["all"]
    spent = paid + int(others)
    if amount != spent:
        raise PipelineRefused(
            f"决算 {yuan_text(amount)} 要等于已付和到位的合计 {yuan_text(spent)}，请核对"
        )
    _free_all(row, by, on)
    row.final_amount = amount
    close_link(row, SETTLED, new, by=by)
    return row


@transaction.atomic
def review_performance(
    project: Project, year: int, reached: Mapping[str, int], words: str, *, by: Viewer, on: date
) -> Review:
    """A year's score by the declared indicators. Raises NotAllowed, PipelineRefused."""
    row = held(project, SIGNERS, by)
    coming = row.kind_told.after(row.stage)
    ready = row.stage == PERFORMED or (coming is not None and coming.key == PERFORMED)
    if not ready:
        before = "移交" if any(s.key == HANDED for s in row.kind_told.stages) else "验收"
        raise PipelineRefused(f"{before}以后才评绩效；项目现在“{row.stage_told.name}”")
    if not 2000 <= year <= on.year or row.reviews.filter(year=year).exists():
        raise PipelineRefused(f"{year} 年不能评或已经评过，请核对年度")
    if not words.strip() or any(value < 0 for value in reached.values()):
        raise PipelineRefused("请写数从哪里来；实际数不能小于 0")
    _paid_up(row)
    _free_all(row, by, on)
    made = Review.objects.create(
        project=row, year=year, reached=dict(reached), words=words.strip()[:500], on=on,
        score=score_of(row.indicators, reached), by=by.doer.name,
    )  # fmt: skip
    if row.stage != PERFORMED:
        close_link(row, PERFORMED, NewStep(on, f"{year} 年绩效评价表", made.words), by=by)
    record(row, "review_pipeline_performance", by, year=year, score=made.score)
    return made


def score_of(indicators: list[dict[str, object]], reached: Mapping[str, int]) -> int:
    """Out of a hundred: each indicator its weight, in the part of the target that was reached."""
    parts = 0
    for each in indicators:
        target, weight = int(str(each["target"])), int(str(each["weight"]))
        parts += weight * min(reached.get(str(each["name"]), 0), target) * WHOLE // target
    return parts // WHOLE


def refuse_builders(row: Project, names: str, on: date) -> None:
    """Raises PipelineRefused when one of the names acts for a contractor of the project."""
    for contract in row.contracts.select_related("organisation"):
        for member in members_of(contract.organisation, on):
            if member.name in names:
                raise PipelineRefused(
                    f"{member.name}是承包方“{contract.organisation}”的人，不能参加验收，请换人"
                )


def _paid_up(row: Project) -> Fen:
    """What was paid, in fen. Raises PipelineRefused while a payment is on its way."""
    rows = Payment.objects.filter(contract__project=row, state__in=COUNTED).order_by()
    told = dict(rows.values_list("state").annotate(all=Sum("amount")))
    paid = int(told.pop(PaymentState.PAID, 0))
    if told:
        waiting = yuan_text(sum(told.values()))
        raise PipelineRefused(f"还有 {waiting} 付款在办，请先付完或退回")
    return paid


def _free_all(row: Project, by: Viewer, on: date) -> None:
    for contract in row.contracts.select_related("source", "project"):
        free_rest(contract, by=by, on=on)
