"""What a run waits for: the next deed, whose it is, and what it will do."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from minzheng.engines.access.api import Viewer, may
from minzheng.engines.payments.api import Funding, PayRun, RunState, due_scopes
from minzheng.faces.desk import roles
from minzheng.faces.desk.showing.dossier import Deed
from minzheng.faces.desk.showing.payments import matter_words
from minzheng.kernel.money import yuan_text
from minzheng.kernel.months import Month
from minzheng.registers.divisions.api import full_name


@dataclass(frozen=True)
class Confirmation:
    """A page that asks before a deed: heading, what it will do, basis, button, what was done."""

    heading: str
    impact: str
    basis: str
    button: str
    done: str


@dataclass(frozen=True)
class Stage:
    """A deed on a run in a state: its words, address and posts."""

    words: str
    url_name: str
    roles: tuple[str, ...]


STAGES: dict[RunState, tuple[Stage, ...]] = {
    RunState.DRAFT: (
        Stage("复核", "run-review", roles.RUN_REVIEWERS),
        Stage("作废", "run-discard", roles.COMPUTERS),
    ),
    RunState.REVIEWED: (
        Stage("审批", "run-approve", roles.RUN_APPROVERS),
        Stage("作废", "run-discard", roles.COMPUTERS),
    ),
    RunState.APPROVED: (Stage("导出代发文件", "run-export", roles.EXPORTERS),),
    RunState.EXPORTED: (
        Stage("读入回盘文件", "run-returns", roles.EXPORTERS),
        Stage("再导出一种版式", "run-export", roles.EXPORTERS),
    ),
    RunState.RECONCILED: (),
}
FOUR_EYES = "测算、复核、审批须由三位不同的人员办理。"


def run_deeds(viewer: Viewer, run: PayRun, funding: Funding) -> list[Deed]:
    """What can be done with the run now; what another must do says who, what is short says so."""
    deeds = [_deed(viewer, run, stage) for stage in STAGES[RunState(run.state)]]
    if not funding.refused:
        return deeds
    short = Deed("审批", "", funding.refused + "。", "拨款入账以后再审批。")
    return [short if deed.words == "审批" and deed.url else deed for deed in deeds]


def may_supplement(viewer: Viewer, run: PayRun) -> bool:
    """Whether re-issues and back-pay of the month may be computed beside the main run."""
    settled = run.state not in (RunState.DRAFT, RunState.REVIEWED)
    return settled and may(viewer, roles.COMPUTERS, run.division_code, run.matter)


def confirmation(run: PayRun, verb: str) -> Confirmation:
    """What the page says before a deed on a run."""
    sum_words = f"{run.count} 笔，共 {yuan_text(run.total)}"
    return {
        "review": Confirmation(
            f"复核{run}", f"{sum_words}将送审批", FOUR_EYES, "复核无误", f"{run}已复核，等待审批。"
        ),
        "approve": Confirmation(
            f"审批{run}", f"将发出 {sum_words}，审批后不能作废", FOUR_EYES, "审批通过",
            f"{run}已审批，可以导出代发文件。",
        ),
        "discard": Confirmation(
            f"作废{run}", f"{sum_words}的测算结果将删除，待遇不变", "", "作废这个批次", ""
        ),
    }[verb]  # fmt: skip


def months_to_run(on: date) -> tuple[Month, ...]:
    """The months that may be computed now: this one, the next, the last."""
    month = Month.of(on)
    return (month, month.next(), month.previous())


def scopes_for(viewer: Viewer, on: date) -> list[tuple[str, str]]:
    """Matters and counties with something to pay that the viewer may compute."""
    pairs = [
        (matter, county)
        for matter, county in due_scopes(Month.of(on).next())
        if may(viewer, roles.COMPUTERS, county, matter)
    ]
    return [(f"{m}@{county}", f"{matter_words(m)}，{full_name(county)}") for m, county in pairs]


def _deed(viewer: Viewer, run: PayRun, stage: Stage) -> Deed:
    url = reverse(f"desk:{stage.url_name}", args=[run.pk])
    if not may(viewer, stage.roles, run.division_code, run.matter):
        return Deed(stage.words, "", f"由{roles.words(stage.roles)}办理。")
    taken = {run.computed_key, run.reviewed_key} if stage.words in ("复核", "审批") else set()
    if viewer.doer.key in taken:
        return Deed(stage.words, "", f"{FOUR_EYES}您已办过前面的一步。", "请由另一位人员办理。")
    return Deed(stage.words, url)
