"""Work given and bought: duties with their turns, services bought with their stages."""

from collections.abc import Iterable, Sequence

from django.db.models import F, Q

from minzheng.engines.access.api import Viewer
from minzheng.engines.coverage.api import LOOK
from minzheng.engines.duties.api import READERS, Turn, TurnState, duties_of
from minzheng.engines.indicators.sources.base import (
    Condition,
    Line,
    Number,
    Period,
    Rows,
    Source,
    after,
    always,
    before,
    of_no_matter,
    within,
)
from minzheng.engines.projects.api import READERS as PROJECT_READERS
from minzheng.engines.projects.api import Contract, Stage, StageState


def _turns(period: Period) -> Rows:
    begun = Turn.objects.exclude(state=TurnState.DROPPED).filter(begins_on__lte=period.last)
    return of_no_matter(begun.filter(Q(closed_on=None) | Q(closed_on__gte=period.first)))


def _own_turns(rows: Rows, viewer: Viewer) -> Rows:
    return rows.filter(duty__in=duties_of(viewer).values("pk"))


def _tell_turns(rows: Sequence[Turn], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "duty", str(row.duty_id), row.duty.title, row.duty.owner_name,
            row.duty.division_code, row.due_on, row.get_state_display(),
        )  # fmt: skip


TURNS = Source(
    name="duties",
    title="任务",
    rows=_turns,
    readers=READERS,
    tell=_tell_turns,
    reach=_own_turns,
    place="duty__division_code",
    related=("duty",),
    conditions={
        "due": Condition("当月到期", within("due_on")),
        "closed": Condition("当月办结", within("closed_on")),
        "in-time": Condition("没有超过期限", always(handed_on__lte=F("due_on"))),
        "open": Condition("月末没有办结", after("closed_on")),
        "overdue": Condition("期限已过", before("due_on")),
        "from-look": Condition("来自监督检查", always(duty__source_kind=LOOK)),
        "from-plan": Condition("来自计划文件", always(duty__source_kind="plan-item")),
    },
)


def _contracts(period: Period) -> Rows:
    signed = Contract.objects.filter(signed_on__lte=period.last)
    running = Q(stopped_on=None) | Q(stopped_on__gte=period.first)
    return of_no_matter(signed.filter(running))


def _tell_contracts(rows: Sequence[Contract], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "project", str(row.project_id), row.project.title, row.organisation.name,
            row.project.division_code, row.signed_on, f"至 {row.until}",
        )  # fmt: skip


PROJECT_CONTRACTS = Source(
    name="project-contracts",
    title="政府购买服务合同",
    rows=_contracts,
    readers=PROJECT_READERS,
    tell=_tell_contracts,
    place="project__division_code",
    related=("project", "organisation"),
    conditions={
        "signed": Condition("当月签订", within("signed_on")),
        "running": Condition(
            "月末在履约", lambda p: Q(until__gte=p.last, since__lte=p.last) & after("stopped_on")(p)
        ),
        "stopped": Condition("当月提前终止", within("stopped_on")),
    },
    numbers={"money": Number("合同金额", ("amount",))},
)


def _stages(period: Period) -> Rows:
    reported = Stage.objects.filter(reported_on__lte=period.last)
    return of_no_matter(reported.filter(Q(paid_on=None) | Q(paid_on__gte=period.first)))


def _tell_stages(rows: Sequence[Stage], _period: Period) -> Iterable[Line]:
    for row in rows:
        project = row.contract.project
        yield Line(
            "project", str(project.pk), f"{project.title} {row.name}",
            row.contract.organisation.name, project.division_code, row.reported_on,
            row.get_state_display(),
        )  # fmt: skip


STAGES = Source(
    name="project-stages",
    title="购买服务的各期",
    rows=_stages,
    readers=PROJECT_READERS,
    tell=_tell_stages,
    place="contract__project__division_code",
    related=("contract__project", "contract__organisation"),
    conditions={
        "reported": Condition("当月报告", within("reported_on")),
        "accepted": Condition("当月验收", within("accepted_on")),
        "waiting": Condition(
            "报告后还没有验收", always(state__in=[StageState.REPORTED, StageState.SEEN])
        ),
        "paid": Condition("当月付款", within("paid_on")),
    },
    numbers={"money": Number("应付金额", ("amount",))},
)
