"""A verdict on many at once, after a keyed sample of them was looked at one by one.

Who is in the sample is drawn with the house's key: it can be drawn again and proved, and nobody can
choose the easy ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, may
from minzheng.engines.alerts.errors import AlertRefused, NoSuchTask
from minzheng.engines.alerts.judging import Ruling, judge
from minzheng.engines.alerts.models import AlertTask, Lead, Sample, SampledTask, State, Verdict
from minzheng.engines.alerts.models.task import WAITING
from minzheng.engines.alerts.posts import superiors_of, tasks_of
from minzheng.engines.alerts.rules import rule_named
from minzheng.engines.alerts.terms import number
from minzheng.engines.audit import api as audit
from minzheng.kernel.divisions import subtree_range
from minzheng.kernel.units import WHOLE
from minzheng.registers.sealing import blind_index
from minzheng.vocabulary import watching

BULK_ROLES = ("town_head", "district_clerk", "district_head", "child_supervisor", "data_head")
MOST = 2_000  # tasks in one bulk verdict


@dataclass(frozen=True)
class Standing:
    """How a sample stands: drawn, judged, agreeing; whether the rest may be judged."""

    drawn: int
    judged: int
    agreeing: int
    needed: int
    rest: int

    @property
    def ready(self) -> bool:
        """Whether everything drawn was looked at and enough of it agrees."""
        return self.judged == self.drawn and self.agreeing >= self.needed


def candidates(viewer: Viewer, rule: str, division: str) -> QuerySet[AlertTask]:
    """The waiting tasks of a rule in a division that a bulk verdict would close."""
    area = tasks_of(viewer).filter(division_code__range=subtree_range(division))
    return area.filter(rule=rule, state__in=WAITING).order_by("pk")


@transaction.atomic
def draw(rule: str, division: str, verdict: Verdict, *, by: Viewer, on: date) -> Sample:
    """Draw the sample for a verdict on every waiting task of a rule in a division.

    Raises AlertRefused (no right, nothing to judge, fewer than the sample itself, too many).
    """
    _require_bulk(by, rule, division)
    tasks = list(candidates(by, rule, division)[: MOST + 1])
    size = number(watching.抽样件数, on=on, place=division)
    if len(tasks) <= size:
        raise AlertRefused(f"只有 {len(tasks)} 条，不多于抽样件数 {size}，请逐条判定")
    if len(tasks) > MOST:
        raise AlertRefused(f"超过 {MOST} 条，请按镇街分开批量判定")
    sample = Sample.objects.create(
        rule=rule, division_code=division, verdict=verdict, asked=len(tasks),
        drawn_on=on, drawn_by=by.doer.name, drawn_by_key=by.doer.key,
        seed=f"{rule}|{division}|{on.isoformat()}"[:64],
    )  # fmt: skip
    chosen = {task.pk for task in _keyed(tasks, sample)[:size]}
    SampledTask.objects.bulk_create(
        SampledTask(sample=sample, task=task, drawn=task.pk in chosen) for task in tasks
    )
    detail = {"rule": rule, "tasks": len(tasks), "drawn": size, "verdict": str(verdict)}
    audit.record(by.doer, "draw_sample", f"sample:{sample.pk}", division=division, detail=detail)
    return sample


def standing(sample: Sample) -> Standing:
    """How far the sample is. Two queries."""
    drawn = list(SampledTask.objects.filter(sample=sample, drawn=True).select_related("task"))
    judged = [row.task for row in drawn if row.task.state == State.JUDGED]
    share = number(watching.抽样一致比例, on=sample.drawn_on, place=sample.division_code)
    return Standing(
        drawn=len(drawn),
        judged=len(judged),
        agreeing=sum(task.verdict == sample.verdict for task in judged),
        needed=-(-len(drawn) * share // WHOLE),
        rest=_rest(sample).count(),
    )


@transaction.atomic
def judge_rest(sample: Sample, reason: str, *, by: Viewer, on: date) -> int:
    """Give every other task the verdict the sample bore out; gives how many.

    Raises AlertRefused (no right, used, not all looked at, too little agreement, no reason).
    """
    row = Sample.objects.select_for_update().get(pk=sample.pk)
    _require_bulk(by, row.rule, row.division_code)
    _refuse_unready(row)
    ruling = Ruling(Verdict(row.verdict), Lead.NOTHING, reason, bulk=True)
    tasks = list(_rest(row))
    for task in tasks:
        if AlertTask.objects.filter(pk=task.pk, state__in=WAITING).exists():
            judge(task, ruling, by=by, on=on)
    row.used_on, row.judged = on, len(tasks)
    row.save(update_fields=["used_on", "judged"])
    detail = {"rule": row.rule, "judged": len(tasks), "verdict": row.verdict}
    subject = f"sample:{row.pk}"
    audit.record(by.doer, "judge_bulk", subject, division=row.division_code, detail=detail)
    return len(tasks)


def sample_for(viewer: Viewer, pk: int) -> Sample:
    """A sample of the viewer's area. Raises NoSuchTask."""
    found = Sample.objects.filter(pk=pk).first()
    if found is None or not may(viewer, judges_of(found.rule), found.division_code):
        raise NoSuchTask("没有这次抽样，或它不在您的辖区内，请从预警列表重新抽取")
    return found


def judges_of(rule: str) -> tuple[str, ...]:
    """The posts that may give a bulk verdict on tasks of a rule."""
    above = superiors_of(rule_named(rule).to.role)
    return tuple(role for role in BULK_ROLES if role in above)


def drawn_tasks(sample: Sample) -> list[AlertTask]:
    """The tasks in the sample, in the order drawn."""
    rows = SampledTask.objects.filter(sample=sample, drawn=True).select_related("task")
    return _keyed([row.task for row in rows], sample)


def _rest(sample: Sample) -> QuerySet[AlertTask]:
    others = SampledTask.objects.filter(sample=sample, drawn=False)
    return AlertTask.objects.filter(pk__in=others.values("task_id"), state__in=WAITING)


def _keyed(tasks: Sequence[AlertTask], sample: Sample) -> list[AlertTask]:
    return sorted(tasks, key=lambda task: blind_index(f"{sample.seed}|{task.pk}", kind="sample"))


def _require_bulk(viewer: Viewer, rule: str, division: str) -> None:
    if not may(viewer, judges_of(rule), division):
        raise AlertRefused(
            "批量判定由乡镇（街道）负责人或者县级民政部门办理，请逐条判定或者请他们办"
        )


def _refuse_unready(sample: Sample) -> None:
    now = standing(sample)
    if sample.used_on:
        raise AlertRefused(f"这次抽样已于 {sample.used_on} 用过，请重新抽取")
    if now.judged < now.drawn:
        raise AlertRefused(f"抽中的 {now.drawn} 条还有 {now.drawn - now.judged} 条没有逐条判定")
    if not now.ready:
        raise AlertRefused(
            f"抽中的 {now.drawn} 条里只有 {now.agreeing} 条与拟判定一致，至少要 {now.needed} 条；"
            "请逐条判定，不能批量"
        )
