"""Plans, visits, flags, calls, beds and weak elders as officers read them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time

from django.urls import reverse

from minzheng.engines.homecare import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, yuan

PLANS = (
    Column("姓名"), Column("方式"), Column("机构"), Column("类别"), Column("能力等级"),
    Column("状态"),
)  # fmt: skip
FLAGS = (
    Column("时间"), Column("姓名"), Column("机构"), Column("疑点"), Column("说明"), Column("判定"),
)  # fmt: skip
VISITS = (
    Column("时间"), Column("姓名"), Column("服务"), Column("服务人员"),
    Column("实际分钟", numeric=True), Column("公共资金（元）", numeric=True),
    Column("个人付（元）", numeric=True), Column("状态"),
)  # fmt: skip
CALLS = (Column("服务时间"), Column("姓名"), Column("服务"), Column("抽中日"), Column("回访"))
COMPLAINTS = (Column("投诉日"), Column("姓名"), Column("机构"), Column("内容"), Column("答复"))
BEDS = (
    Column("姓名"), Column("机构"), Column("建成"), Column("当月分钟", numeric=True),
    Column("最少分钟", numeric=True), Column("看法"),
)  # fmt: skip
WEAK = (Column("姓名"), Column("为什么"), Column("列入日"), Column("帮扶人"), Column("下次联系"))
SETTLEMENTS = (
    Column("编号"), Column("机构"), Column("月份"), Column("状态"), Column("次数", numeric=True),
    Column("分钟", numeric=True), Column("公共资金（元）", numeric=True),
)  # fmt: skip
PROVIDERS = (
    Column("机构"), Column("次数", numeric=True), Column("可结算分钟", numeric=True),
    Column("准时", numeric=True), Column("打卡有效", numeric=True), Column("满意度", numeric=True),
    Column("没有上门", numeric=True), Column("判定不结算", numeric=True),
    Column("投诉", numeric=True),
)  # fmt: skip
PLAN_TONES = {"drafted": "soon", "approved": "info", "running": "ok", "paused": "soon"}
VISIT_TONES = {"ordered": "info", "begun": "soon", "done": "ok", "missed": "late"}
TONES = {"handed_in": "info", "checked": "info", "approved": "soon", "paid": "ok",
         "returned": "late"}  # fmt: skip


def plan_table(rows: Iterable[api.Plan]) -> Table:
    """Plans; each opens its page."""
    drawn = tuple(
        Row(
            (row.person.name, row.kind_name, row.facility.name, row.class_name, row.level_name,
             tag_cell(row.get_state_display(), PLAN_TONES.get(row.state, "plain"))),
            reverse("desk:homecare-plan", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("服务计划", PLANS, drawn, empty="没有符合条件的服务计划。",
                 empty_next="在老人的档案页点“拟定居家服务计划”。")  # fmt: skip


def flag_table(rows: Iterable[api.Flag]) -> Table:
    """What is odd; each opens its visit."""
    drawn = tuple(
        Row(
            (_when(row.visit), row.visit.person.name, row.visit.facility.name,
             row.get_code_display(), row.words,
             tag_cell(row.get_verdict_display(), "ok") if row.verdict
             else tag_cell("待判定", "soon")),
            reverse("desk:homecare-visit", args=[row.visit_id]),
        )
        for row in rows
    )  # fmt: skip
    return Table("上门服务疑点", FLAGS, drawn, empty="没有符合条件的疑点。",
                 empty_next="打卡太远、时间重叠、没有签收等会自动标出。")  # fmt: skip


def visit_table(rows: Iterable[api.Visit], flags: Mapping[int, Sequence[api.Flag]]) -> Table:
    """Visits; each opens its page."""
    drawn = tuple(
        Row(
            (_when(row), row.person.name, row.service, row.worker, str(row.minutes),
             yuan(row.public), yuan(row.own), visit_state(row, flags.get(row.pk, ()))),
            reverse("desk:homecare-visit", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("上门服务", VISITS, drawn, empty="还没有上门服务。",
                 empty_next="机构派单以后出现在这里。")  # fmt: skip


def visit_state(row: api.Visit, flags: Sequence[api.Flag]) -> object:
    """How it stands with a visit, in one word."""
    if row.voided:
        return tag_cell("不结算", "late")
    if any(not flag.verdict for flag in flags):
        return tag_cell("待判定", "soon")
    return tag_cell(row.get_state_display(), VISIT_TONES.get(row.state, "plain"))


def call_table(rows: Iterable[api.Call]) -> Table:
    """Calls; one that is open leads to its form."""
    drawn = tuple(
        Row(
            (_when(row.visit), row.visit.person.name, row.visit.service, plain_date(row.drawn_on),
             f"{row.called_by} {plain_date(row.called_on)}：来过——{api.ANSWERS[row.came]}"
             if row.called_on else tag_cell("待回访", "soon")),
            reverse("desk:homecare-visit", args=[row.visit_id]) if row.called_on
            else reverse("desk:homecare-call", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("回访", CALLS, drawn, empty="没有要回访的。",
                 empty_next="机构提交月结算单时，按校验值抽出。")  # fmt: skip


def complaint_table(rows: Iterable[api.Complaint], on: date) -> Table:
    """Complaints; one that is open leads to its form."""
    drawn = tuple(
        Row(
            (plain_date(row.made_on), row.visit.person.name, row.visit.facility.name, row.words,
             row.answer if row.answered_on else tag_cell(
                 f"{plain_date(row.due_on)} 前答复", "late" if row.is_late(on) else "soon")),
            reverse("desk:homecare-visit", args=[row.visit_id]) if row.answered_on
            else reverse("desk:homecare-complaint", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("投诉", COMPLAINTS, drawn, empty="没有投诉。",
                 empty_next="老人和家属在网上提出的会出现在这里。")  # fmt: skip


def bed_table(rows: Iterable[api.BedMonth]) -> Table:
    """Beds with their month, those below first."""
    drawn = tuple(
        Row(
            (row.plan.person.name, row.plan.facility.name,
             "已建成" if row.plan.is_bed else f"还差：{'、'.join(row.plan.lacking)}",
             str(row.minutes), str(row.least), _bed_state(row)),
            reverse("desk:homecare-plan", args=[row.plan.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("家庭养老床位", BEDS, drawn, empty="没有家庭养老床位。",
                 empty_next="拟定计划时方式选“家庭养老床位”。")  # fmt: skip


def bed_figures(rows: Sequence[api.BedMonth]) -> list[Figure]:
    """How many beds there are, and how many are served too little."""
    built = [row for row in rows if row.plan.is_bed]
    return [
        Figure("已建成", str(len(built)), "张", strong=True),
        Figure("还在建", str(len(rows) - len(built)), "张"),
        Figure("服务不足", str(sum(row.is_below for row in rows)), "张"),
    ]


def weak_table(rows: Iterable[api.Weak], pairs: Mapping[int, api.Pair], on: date) -> Table:
    """Weak elders; one with helpers opens the pair, one without the form."""
    return Table(
        "失能且无人照料的老年人", WEAK,
        tuple(_weak_row(row, pairs.get(row.person_id), on) for row in rows),
        empty="没有符合条件的老人。", empty_next="每天按评估、残疾、家庭和入住登记重新找一遍。",
    )  # fmt: skip


def settlement_table(rows: Iterable[api.Settlement]) -> Table:
    """Settlements; each opens its own page."""
    drawn = tuple(
        Row(
            (row.number, row.facility.name, row.month_name,
             tag_cell(row.get_state_display(), TONES[row.state]), str(row.count),
             str(row.minutes), yuan(row.public)),
            reverse("desk:homecare-settlement", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("居家服务结算单", SETTLEMENTS, drawn, empty="没有符合条件的结算单。",
                 empty_next="机构过了月提交结算单，会出现在这里。")  # fmt: skip


def settlement_figures(row: api.Settlement) -> list[Figure]:
    """What is to be paid."""
    return [
        Figure("公共资金", yuan(row.public), "元", strong=True),
        Figure("可结算", str(row.minutes), "分钟"),
        Figure("上门", str(row.count), "次"),
        Figure("老人", str(row.people), "位"),
    ]


def provider_table(rows: Iterable[tuple[api.Facility, api.Evidence]]) -> Table:
    """What each provider's month shows."""
    drawn = tuple(
        Row((
            house.name, str(told.visits), str(told.minutes), _share(told.punctual),
            _share(told.valid), _share(told.satisfied), str(told.missed), str(told.voided),
            str(told.complaints),
        ))
        for house, told in rows
    )  # fmt: skip
    return Table(
        "各机构", PROVIDERS, drawn, empty="这个月没有上门服务。", empty_next="换一个月看看。"
    )


def plan_entries(row: api.Plan, quota: api.Quota) -> list[Entry]:
    """What was agreed."""
    told = [
        Entry("方式", row.kind_name),
        Entry("机构", row.facility.name),
        Entry("人员类别", row.class_name),
        Entry("能力等级", f"{row.level_name}（{plain_date(row.assessed_on)} 评估）"),
        Entry("从哪天起", plain_date(row.since)),
        Entry("本月额度", f"{quota.whole} 分钟，其中上月结转 {quota.carried}；已用 {quota.used}，"
              f"还有 {quota.left}"),
        Entry("签收口令", "已设" if row.pin else "没有设，每次都会标为没有签收"),
        Entry("经过", _steps(row)),
    ]  # fmt: skip
    if row.kind == api.BED:
        lacking = "、".join(row.lacking)
        told.append(Entry("床位", f"还差：{lacking}" if lacking else "已建成，计入床位数"))
    return [*told, Entry("原因", row.why)] if row.why else told


def visit_entries(row: api.Visit) -> list[Entry]:
    """Everything that is known of a visit."""
    told = [
        Entry("谁", row.person.name),
        Entry("机构和服务人员", f"{row.facility.name} {row.worker}"),
        Entry(
            "约定", f"{plain_date(row.day)} {row.begins:%H:%M}，{row.service} {row.planned} 分钟"
        ),
        Entry("签到", _tapped(row.in_clock, row.in_metres, row.in_accuracy)),
        Entry("签退", _tapped(row.out_clock, row.out_metres, row.out_accuracy)),
        Entry("签收", {"pin": "老人输入了口令", "wrong": "口令不对"}.get(row.signed, "没有")),
        Entry("分钟", f"实际 {row.minutes}，可结算 {row.payable}，额度内 {row.public_minutes}"),
        Entry("金额", f"公共资金 {yuan(row.public)} 元，个人 {yuan(row.own)} 元"),
    ]
    if row.note:
        told.append(Entry("做了什么", row.note))
    if row.confirmed_on:
        told.append(
            Entry("家属", f"{row.confirmed_by} {plain_date(row.confirmed_on)}：{row.stars_name}")
        )
    if row.why:
        told.append(Entry("原因", row.why))
    return told


def _tapped(clock: time | None, metres: int | None, accuracy: int | None) -> str:
    if clock is None:
        return "没有"
    if metres is None:
        return f"{clock:%H:%M}，没有可对照的位置"
    return f"{clock:%H:%M}，离住处（社区）{metres} 米，误差 {accuracy or 0} 米"


def _weak_row(row: api.Weak, pair: api.Pair | None, on: date) -> Row:
    if pair is None:
        url = reverse("desk:homecare-pair-new", args=[row.person_id])
        cells = (tag_cell("还没有结对", "late"), "去结对")
    else:
        url = reverse("desk:homecare-pair", args=[pair.pk])
        late = "late" if pair.due_on < on else "ok"
        cells = (
            tag_cell(f"{pair.first}、{pair.second}", "ok"),
            tag_cell(plain_date(pair.due_on), late),
        )
    return Row((row.person.name, row.why, plain_date(row.found_on), *cells), url)


def _bed_state(row: api.BedMonth) -> object:
    if not row.plan.is_bed:
        return tag_cell("不计床位", "soon")
    return tag_cell("服务不足", "late") if row.is_below else tag_cell("达到", "ok")


def _steps(row: api.Plan) -> str:
    steps = [f"{row.drafted_by} {plain_date(row.drafted_on)} 拟定"]
    if row.approved_on:
        steps.append(f"{row.approved_by} {plain_date(row.approved_on)} 核准")
    if row.agreed_on:
        steps.append(f"{row.agreed_by} {plain_date(row.agreed_on)} 签约")
    return "，".join(steps)


def _when(row: api.Visit) -> str:
    return f"{plain_date(row.day)} {row.begins:%H:%M}"


def _share(told: int | None) -> str:
    return "没有数" if told is None else f"{told / 100:.1f}%"
