"""A project comes into the library and goes from link to link, each closed with its paper."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import Sum

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.pipeline.coded import (
    ACCEPTED,
    APPROVED,
    DECIDERS,
    FUND,
    MAKERS,
    PERFORMED,
    SETTLED,
    STARTED,
    kinds,
)
from minzheng.engines.pipeline.errors import PipelineRefused
from minzheng.engines.pipeline.models import Contact, Project, Step
from minzheng.engines.pipeline.posts import held, record, refuse_same_hand, refuse_without_plan
from minzheng.kernel.divisions import normalise
from minzheng.kernel.money import Fen, yuan_text
from minzheng.registers.papers import Kept, Paper, PaperRefused, keep_open

FOLDER, MOST_INDICATORS = "pipeline", 8
CLOSED_ELSEWHERE = {ACCEPTED: "验收", SETTLED: "决算", PERFORMED: "绩效评价"}


@dataclass(frozen=True)
class Indicator:
    """What a project is measured by; weights add up to a hundred."""

    name: str
    target: int
    unit: str
    weight: int


@dataclass(frozen=True)
class NewProject:
    """A project as it comes into the library; `investment` in fen, `land` in square metres."""

    title: str
    kind: str
    division: str
    goal: str
    post: str
    investment: Fen
    starts_on: date
    ends_on: date
    owner: str = ""
    beds: int = 0
    land: int = 0
    combined: bool = False
    indicators: Sequence[Indicator] = ()


@dataclass(frozen=True)
class NewStep:
    """How a link is closed: when, by which document, in words, with the paper itself."""

    day: date
    document: str
    words: str = ""
    paper: Paper | None = None


@dataclass(frozen=True)
class NewContact:
    """A talk with an investor."""

    day: date
    organisation: str
    person: str
    words: str
    next_step: str
    next_on: date | None = None


@transaction.atomic
def add_project(new: NewProject, *, by: Viewer, on: date) -> Project:
    """Write down an idea for a project. Raises NotAllowed, PipelineRefused."""
    place = normalise(new.division)
    require(by, MAKERS, place)
    _refuse(new)
    told = asdict(new)
    del told["division"]
    row = Project.objects.create(
        **told, division_code=place, made_on=on, made_key=by.doer.key, made_by=by.doer.name
    )
    record(row, "add_pipeline_project", by, kind=new.kind, investment=new.investment)
    return row


@transaction.atomic
def advance_project(project: Project, new: NewStep, *, by: Viewer, on: date) -> Step:
    """Close the next link with its paper; the project stands there from then on.

    Raises NotAllowed, OtherHandNeeded, PipelineRefused. Acceptance, final account and performance
    are closed by verbs of their own.
    """
    coming = project.kind_told.after(Project.objects.get(pk=project.pk).stage)
    if coming is None:
        raise PipelineRefused("这个项目各个环节都办完了，不用再推进")
    if coming.key in CLOSED_ELSEWHERE:
        raise PipelineRefused(
            f"下一个环节是“{coming.name}”，请用“{CLOSED_ELSEWHERE[coming.key]}”办理"
        )
    row = held(project, DECIDERS if coming.key == APPROVED else MAKERS, by)
    _refuse_step(row, coming.key, new, by, on)
    return close_link(row, coming.key, new, by=by)


def close_link(row: Project, stage: str, new: NewStep, *, by: Viewer) -> Step:
    """Write the link down and move the project; the caller has looked at everything."""
    kept = keep(new.paper)
    step = Step.objects.create(
        project=row, stage=stage, day=new.day, document=new.document.strip(),
        words=new.words.strip()[:500], paper=kept.path, paper_digest=kept.digest,
        paper_name=new.paper.name[:120] if new.paper else "", by_key=by.doer.key,
        by=by.doer.name,
    )  # fmt: skip
    row.stage = stage
    days = {APPROVED: "approved_on", STARTED: "started_on", ACCEPTED: "accepted_on"}
    if stage in days:
        setattr(row, days[stage], new.day)
    row.save()
    record(row, "advance_pipeline_project", by, stage=stage, document=step.document)
    return step


@transaction.atomic
def plan_next(
    project: Project, issue: str, next_step: str, next_on: date | None, *, by: Viewer, on: date
) -> Project:
    """Say what is in the way and what is done next, by when. Raises NotAllowed, PipelineRefused."""
    row = held(project, MAKERS, by)
    if bool(next_step.strip()) != (next_on is not None):
        raise PipelineRefused("下一步和期限要一起填，或者都不填")
    if next_on is not None and next_on < on:
        raise PipelineRefused(f"下一步的期限 {next_on} 已经过了，请填今天或以后的日子")
    row.issue, row.next_step, row.next_on = issue.strip(), next_step.strip(), next_on
    row.save(update_fields=["issue", "next_step", "next_on"])
    record(row, "plan_pipeline_next", by)
    return row


@transaction.atomic
def note_contact(project: Project, new: NewContact, *, by: Viewer, on: date) -> Contact:
    """Write down a talk with an investor; what comes next is the project's next step.

    Raises NotAllowed, PipelineRefused.
    """
    row = held(project, MAKERS, by)
    if new.day > on:
        raise PipelineRefused(f"对接日期 {new.day} 还没有到，请核对")
    told = (new.organisation, new.person, new.words, new.next_step)
    if not all(each.strip() for each in told):
        raise PipelineRefused("请写单位、对接人、谈了什么、下一步")
    made = Contact.objects.create(project=row, by=by.doer.name, **asdict(new))
    if new.next_on is not None:
        row.next_step, row.next_on = new.next_step.strip(), new.next_on
        row.save(update_fields=["next_step", "next_on"])
    record(row, "note_investor_contact", by, contact=made.pk)
    return made


def keep(paper: Paper | None) -> Kept:
    """Where a paper lies; nowhere for none. Raises PipelineRefused."""
    if paper is None:
        return Kept("", "")
    try:
        return keep_open(FOLDER, paper)
    except PaperRefused as refusal:
        raise PipelineRefused(str(refusal)) from refusal


def _refuse(new: NewProject) -> None:
    if new.kind not in kinds():
        raise PipelineRefused(f"类别请选{'、'.join(kind.name for kind in kinds().values())}")
    if not (new.title.strip() and new.goal.strip() and new.post.strip()):
        raise PipelineRefused("请写项目名称、内容和规模、责任岗位")
    if new.investment <= 0:
        raise PipelineRefused("计划投资要大于 0，请按可行性材料填写")
    if new.ends_on < new.starts_on:
        raise PipelineRefused(f"计划完工 {new.ends_on} 早于计划开工 {new.starts_on}，请核对")
    _refuse_indicators(new)


def _refuse_indicators(new: NewProject) -> None:
    if not 0 < len(new.indicators) <= MOST_INDICATORS:
        raise PipelineRefused(f"绩效指标写 1 到 {MOST_INDICATORS} 个：办完以后按它们打分")
    if sum(each.weight for each in new.indicators) != 100:
        raise PipelineRefused("各绩效指标的权重合计要是 100")
    if any(
        each.weight <= 0 or each.target <= 0 or not each.name.strip() for each in new.indicators
    ):
        raise PipelineRefused("每个绩效指标写名称、大于零的目标数和权重")


def _refuse_step(row: Project, stage: str, new: NewStep, by: Viewer, on: date) -> None:
    link = row.kind_told.stage(stage)
    if not new.document.strip():
        raise PipelineRefused(f"“{link.name}”要有凭据：请写{link.paper}的名称或文号")
    last = row.steps.order_by("-pk").values_list("day", flat=True).first()
    if new.day > on:
        raise PipelineRefused(f"日期 {new.day} 还没有到，请核对")
    if last is not None and new.day < last:
        raise PipelineRefused(f"日期 {new.day} 早于上一环节的 {last}，请核对")
    if stage == APPROVED:
        refuse_same_hand(by, (row.made_key,), "提出项目的人不能批准")
        refuse_without_plan(row, new.day.year)
        _refuse_sources(row)
    if stage == STARTED and _needs_contract(row):
        raise PipelineRefused("用资金账里的钱，要先签合同才能开工，请先登记合同")


def _refuse_sources(row: Project) -> None:
    total = int(row.sources.aggregate(all=Sum("amount", default=0))["all"])
    if total != row.investment:
        raise PipelineRefused(
            f"各来源合计 {yuan_text(total)}，计划投资 {yuan_text(row.investment)}，"
            f"相差 {yuan_text(abs(row.investment - total))}。请先把资金来源登记齐"
        )


def _needs_contract(row: Project) -> bool:
    return row.sources.filter(kind=FUND).exists() and not row.contracts.exists()
