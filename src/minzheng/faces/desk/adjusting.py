"""What an adjustment waits for: the next step, whose it is, and what it will do."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from minzheng.engines.access.api import Viewer
from minzheng.engines.parameters.api import may_set
from minzheng.engines.standards.api import (
    MAY,
    MAY_APPROVE,
    Adjustment,
    Progress,
    Stage,
    latest_proposals,
    stage_of,
)
from minzheng.faces.desk import roles
from minzheng.faces.desk.showing.dossier import Deed
from minzheng.faces.looks.written import plain_date

OTHER = "请由另一位负责人办理。"


@dataclass(frozen=True)
class Step:
    """A step at a stage: its words, its address, its posts, and whether it asks something first."""

    words: str
    url_name: str
    roles: tuple[str, ...]
    asks: bool = False


STEPS: dict[Stage, tuple[Step, ...]] = {
    Stage.DRAFT: (
        Step("测算标准", "standards-work-out", MAY),
        Step("在全部人口上试算", "standards-simulate", MAY),
        Step("作废", "standards-drop", MAY, asks=True),
    ),
    Stage.SIMULATED: (
        Step("提交新标准", "standards-propose", MAY, asks=True),
        Step("重新测算", "standards-work-out", MAY),
        Step("作废", "standards-drop", MAY, asks=True),
    ),
    Stage.PROPOSED: (Step("批准新标准", "standards-approve", MAY_APPROVE),),
    Stage.APPROVED: (Step("重新计算全部待遇", "standards-recalculate", MAY),),
    Stage.REPORTED: (
        Step("确认差异，开始切换", "standards-confirm", MAY_APPROVE),
        Step("再算一遍", "standards-recalculate", MAY),
    ),
    Stage.CONFIRMED: (Step("切换", "standards-switch", MAY),),
    Stage.SWITCHED: (),
    Stage.DROPPED: (),
}


@dataclass(frozen=True)
class Offered:
    """A step as the page offers it: a link when it asks something first, else a button."""

    deed: Deed
    asks: bool


def offered(viewer: Viewer, row: Adjustment, on: date) -> list[Offered]:
    """What can be done now; what another must do, or what waits for a day, says so."""
    stage = stage_of(row)
    steps = [step for step in STEPS[stage] if row.proposed or step.url_name != "standards-simulate"]
    return [Offered(_deed(viewer, row, step, stage=stage, on=on), step.asks) for step in steps]


def _deed(viewer: Viewer, row: Adjustment, step: Step, *, stage: Stage, on: date) -> Deed:
    if not may_set(viewer, step.roles, row.place):
        return Deed(step.words, "", f"由{roles.words(step.roles)}办理。")
    if viewer.doer.key in _taken(row, step):
        return Deed(step.words, "", "前一步是您办的，须由两位不同的人员办理。", OTHER)
    if step.url_name == "standards-recalculate" and on < row.since:
        return Deed(step.words, "", f"新标准自 {plain_date(row.since)} 起执行，到那天才能办。")
    return Deed(step.words, reverse(f"desk:{step.url_name}", args=[row.pk]))


def _taken(row: Adjustment, step: Step) -> set[str]:
    """Who took the step before, where two people are needed."""
    if step.url_name == "standards-approve":
        return {entry.proposed_key for entry in latest_proposals(row)}
    return {row.reported_key} if step.url_name == "standards-confirm" else set()


def progress_words(progress: Progress) -> str:
    """What one call of the switch-over did."""
    done = (
        f"调整 {progress.changed} 份，转核查 {progress.opened} 份，寄出文书 {progress.letters} 份"
    )
    if progress.is_finished:
        return f"{done}。全部办完。"
    return f"{done}，还剩 {progress.left} 份，请再点一次“切换”继续。"
