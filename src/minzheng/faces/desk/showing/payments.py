"""Money as tables: entitlements, what was paid, runs, differences, recoveries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from minzheng.engines.access.api import Viewer, may_see
from minzheng.engines.cases.api import Case, period_text, recognitions_of_case
from minzheng.engines.payments.api import (
    Difference,
    Entitlement,
    EntitlementPeriod,
    EntitlementView,
    PayLine,
    PayRun,
    PlannedInstalment,
    Problem,
    Reconciliation,
    RecoveryEntry,
    RecoveryView,
    RunState,
    payments_of_household,
)
from minzheng.faces.desk.showing.words import whole
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Event, Figure, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.matter import catalogue
from minzheng.kernel.money import Fen, yuan

ENTITLEMENT = "entitlement:"  # how a case points to what it gave
MONEY = "金额（元）"
PERIODS = (
    Column("变动"),
    Column("自"),
    Column("至"),
    Column("发放"),
    Column(MONEY, numeric=True),
    Column("原因"),
)
LINES = (
    Column("批次"),
    Column(MONEY, numeric=True),
    Column("账户", secondary=True),
    Column("状态"),
    Column("构成"),
)
RUNS = (Column("批次"), Column("事项"), Column("笔数", numeric=True), Column(MONEY, numeric=True),
        Column("测算", secondary=True), Column("状态"))  # fmt: skip
DIFFERENCES = (Column("与上月相比"), Column("笔数", numeric=True), Column(MONEY, numeric=True))
RUN_LINES = (
    Column("行号"),
    Column("户"),
    Column("户名"),
    Column("账户"),
    Column("上月", numeric=True),
    Column("本月应发", numeric=True),
    Column("实发", numeric=True),
    Column("与上月相比"),
    Column("状态"),
)
FAILED = (Column("批次"), Column("户名"), Column("账户"), Column(MONEY, numeric=True),
          Column("失败原因"), Column("处理"))  # fmt: skip
RECOVERIES = (Column("编号"), Column("户"), Column("原因"), Column("多发（元）", numeric=True),
              Column("尚欠（元）", numeric=True), Column("状态"), Column("待批准"))  # fmt: skip
PROBLEMS = (Column("行"), Column("列"), Column("内容"), Column("不符合"), Column("怎么办"))
RUN_TONES = {
    RunState.DRAFT: "soon", RunState.REVIEWED: "soon", RunState.APPROVED: "info",
    RunState.EXPORTED: "info", RunState.RECONCILED: "ok",
}  # fmt: skip
LINE_TONES = {"pending": "info", "paid": "ok", "failed": "late", "released": "soon"}


@dataclass(frozen=True)
class Paid:
    """What a case or household has: figures, versions, payments."""

    figures: tuple[Figure, ...]
    periods: Table
    lines: Table


def case_payments(case: Case, on: date) -> Paid:
    """What a case gave or changed, with every version and payment; or how long it recognises."""
    periods = EntitlementPeriod.objects.filter(_of_case(case)).select_related("entitlement")
    paid = payments_of_household(case.household_id or 0)  # an organisation is paid nothing here
    return Paid(
        recognition_figures(case, on),
        period_table(periods.order_by("id")),
        line_table(paid[:24]),
    )


def recognition_figures(case: Case, on: date) -> tuple[Figure, ...]:
    """How long what the case recognised holds."""
    ended = case.ended_on or on
    rows = recognitions_of_case(case, ended) if case.entitlement_ref else []
    return tuple(
        Figure(f"{matter_words(row.matter)}认定", period_text(row))
        for row in rows
        if row.ref == case.entitlement_ref
    )


def _of_case(case: Case) -> Q:
    """Rows of everything the case granted itself, and of what it worked on."""
    number = case.entitlement_ref.removeprefix(ENTITLEMENT)
    worked_on = Q(entitlement=int(number)) if number.isdecimal() else Q(pk__in=())
    return worked_on | Q(entitlement__case_ref=case.ref)


def entitlement_figures(views: Iterable[EntitlementView], viewer: Viewer) -> tuple[Figure, ...]:
    """What is paid each month now; what the viewer may see opens its page."""
    return tuple(
        Figure(f"{matter_words(row.matter)}（{view.state_label}）", yuan(view.monthly), "元／月",
               f"{row.first_month.label}起", _entitlement_url(row, viewer), strong=True)
        for view in views
        for row in (view.entitlement,)
    )  # fmt: skip


def _entitlement_url(row: Entitlement, viewer: Viewer) -> str:
    seen = may_see(viewer, row.division_code, row.matter)
    return reverse("desk:entitlement", args=[row.pk]) if seen else ""


def period_table(rows: Iterable[EntitlementPeriod]) -> Table:
    """Every version of an entitlement, oldest first."""
    drawn = tuple(
        Row((row.get_kind_display(), row.from_month.label,
             row.to_month.label if row.to_month else "", how_often(row), yuan(row.monthly),
             row.reason))
        for row in rows
    )  # fmt: skip
    then = "决定给予待遇后，怎样发放、每次变动都会记在这里。"
    return Table("待遇变动", PERIODS, drawn, empty="没有待遇。", empty_next=then)


def how_often(row: EntitlementPeriod) -> str:
    """Paid once, or month by month."""
    return "一次性" if row.entitlement.once else "每月"


def line_table(rows: Iterable[PayLine]) -> Table:
    """Payments, newest first."""
    drawn = tuple(
        Row((str(row.run), yuan(row.amount), row.account.masked, line_state(row), line_parts(row)))
        for row in rows
    )
    then = "批次审批、导出后，每一笔的结果会列在这里。"
    return Table("发放记录", LINES, drawn, empty="还没有发放过。", empty_next=then)


def line_state(row: PayLine) -> object:
    """The state of a payment, with the bank's reason when it failed."""
    said = f"{row.get_state_display()}：{row.failure}" if row.failure else row.get_state_display()
    return tag_cell(said, LINE_TONES.get(row.state, "plain"))


def line_parts(row: PayLine) -> str:
    """What a payment is made of."""
    return "；".join(
        f"{p.month.label}{p.get_kind_display()} {yuan(p.amount)}" for p in row.parts.all()
    )


def run_table(rows: Iterable[PayRun], caption: str = "发放批次") -> Table:
    """Runs, newest first; each opens its page."""
    drawn = tuple(
        Row(
            (str(run), matter_words(run.matter), str(run.count), yuan(run.total),
             f"{plain_date(run.computed_on)} {run.computed_by}", run_state(run)),
            reverse("desk:run", args=[run.pk]),
        )
        for run in rows
    )  # fmt: skip
    then = "到了发放月份，由财务经办测算，再由另外两人复核、审批。"
    return Table(caption, RUNS, drawn, empty="没有批次。", empty_next=then)


def run_state(run: PayRun) -> object:
    """The state of a run as a tag."""
    return tag_cell(run.get_state_display(), RUN_TONES[RunState(run.state)])


def run_figures(run: PayRun, previous: Fen, result: Reconciliation) -> tuple[Figure, ...]:
    """The figures of a run."""
    return (
        Figure("本批笔数", str(run.count), "笔"),
        Figure("上月", yuan(previous), "元"),
        Figure("本批金额", yuan(run.total), "元", strong=True),
        Figure("发放失败", str(result.failed_count), "笔", url="?state=failed"),
    )


def run_events(run: PayRun) -> tuple[Event, ...]:
    """Who did what to the run, and what comes next."""
    done = (
        ("测算", run.computed_by, run.computed_on),
        ("复核", run.reviewed_by, run.reviewed_on),
        ("审批", run.approved_by, run.approved_on),
    )
    return tuple(Event(what, by, on, "done" if on else "next") for what, by, on in done)


def difference_table(previous: Fen, rows: Iterable[Difference], total: Fen) -> Table:
    """What leads from last month's total to this one's; each line opens its rows."""
    start = Row(("上月应发", "", yuan(previous)))
    drawn = tuple(
        Row((row.label, str(row.count), f"{row.amount / 100:+,.2f}"), f"?reason={row.reason}")
        for row in rows
    )
    return Table("与上月的差异", DIFFERENCES, (start, *drawn), ("本批合计", "", yuan(total)))


def run_line_table(rows: Iterable[PayLine]) -> Table:
    """Lines in the order of the bank file."""
    drawn = tuple(
        Row(
            (
                str(row.number or "—"),
                link_cell(whole(row.entitlement.household.number), household_url(row)),
                row.account.payee_name,
                row.account.masked,
                yuan(row.previous),
                yuan(row.regular),
                link_cell(yuan(row.amount), reverse("desk:line-trace", args=[row.pk])),
                _reason(row),
                line_state(row),
            )
        )
        for row in rows
    )
    return Table(
        "发放明细", RUN_LINES, drawn, empty="没有符合条件的明细。", empty_next="换一个条件看看。"
    )


def failed_table(rows: Iterable[PayLine], *, can_reissue: bool) -> Table:
    """Payments the bank could not deliver, with the way to pay them again."""
    drawn = tuple(
        Row(
            (
                str(row.run),
                row.account.payee_name,
                row.account.masked,
                yuan(row.amount),
                row.failure,
                link_cell("重发", reverse("desk:reissue", args=[row.pk]))
                if can_reissue
                else "由财务经办重发",
            )
        )
        for row in rows
    )
    then = "读入回盘文件后，银行退回的会列在这里。"
    return Table("发放失败，待重发", FAILED, drawn, empty="没有失败的发放。", empty_next=then)


def recovery_table(rows: Iterable[RecoveryView]) -> Table:
    """Recoveries, newest first."""
    drawn = tuple(
        Row(
            (f"追回 {view.recovery.pk}", whole(view.recovery.entitlement.household.number),
             view.recovery.reason, yuan(view.recovery.amount), yuan(view.outstanding),
             tag_cell(view.recovery.get_state_display(), _recovery_tone(view)),
             view.waiting.get_kind_display() if view.waiting else ""),
            reverse("desk:recovery", args=[view.recovery.pk]),
        )
        for view in rows
    )  # fmt: skip
    then = "已发月份的待遇被调低时，多发的部分会在这里提出，由经办人确认。"
    return Table("追回", RECOVERIES, drawn, empty="没有追回。", empty_next=then)


def plan_table(rows: Iterable[PlannedInstalment]) -> Table | None:
    """The agreed months and what of them was met; None without a plan."""
    drawn = tuple(
        Row(
            (plain_date(each.row.due_on), yuan(each.row.amount), yuan(each.met), _met(each),
             plain_date(each.row.reminded_on) if each.row.reminded_on else "")
        )
        for each in rows
    )  # fmt: skip
    columns = (Column("应退日期"), Column("应退（元）", numeric=True),
               Column("已退（元）", numeric=True), Column("状态"), Column("已提醒"))  # fmt: skip
    return Table("分期退回计划", columns, drawn) if drawn else None


def _met(each: PlannedInstalment) -> object:
    if each.met == each.row.amount:
        return tag_cell("已退", "ok")
    return tag_cell("没有按时退", "late") if each.missed else tag_cell("还没有到期", "plain")


def problem_table(rows: Iterable[Problem]) -> Table:
    """Rows of a return file that were not taken."""
    drawn = tuple(
        Row((f"第 {row.row} 行", row.column, row.value, row.rule, row.remedy)) for row in rows
    )
    return Table("没有读入的行", PROBLEMS, drawn, empty="全部读入。")


def household_url(row: PayLine) -> str:
    """The household that a payment is for."""
    return reverse("desk:household-payments", args=[row.entitlement.household.number])


def matter_words(key: str) -> str:
    """The short name of a matter."""
    known = catalogue().matters.get(key)
    return known.service.short if known else key


def _reason(row: PayLine) -> str:
    return f"{row.get_reason_display()}：{row.note}" if row.note else row.get_reason_display()


def _recovery_tone(view: RecoveryView) -> str:
    return {"proposed": "soon", "open": "late", "settled": "ok"}.get(view.recovery.state, "plain")


def recovery_figures(view: RecoveryView) -> tuple[Figure, ...]:
    """The figures of a recovery."""
    row = view.recovery
    household = row.entitlement.household
    url = reverse("desk:household-payments", args=[household.number])
    return (
        Figure("户", household.number, url=url),
        Figure("多发", yuan(row.amount), "元"),
        Figure("尚欠", yuan(view.outstanding), "元", strong=True),
    )


def recovery_entries(rows: Iterable[RecoveryEntry]) -> Table:
    """What lessened a claim, oldest first."""
    drawn = tuple(
        Row((plain_date(row.on), row.get_kind_display(), row.month.label, yuan(row.amount),
             row.receipt, row.by))
        for row in rows
    )  # fmt: skip
    columns = (Column("日期"), Column("方式"), Column("冲抵月份"), Column(MONEY, numeric=True),
               Column("凭据"), Column("经办"))  # fmt: skip
    return Table(
        "已追回", columns, drawn, empty="还没有追回。", empty_next="退回、抵扣、核销会记在这里。"
    )
