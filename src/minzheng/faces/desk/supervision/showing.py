"""Supervision as officers read it: plans, reviews, findings, joint inspections, logs."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from django.urls import reverse

from minzheng.engines.cases.api import Case
from minzheng.engines.draws.api import Draw, State
from minzheng.engines.supervision import api
from minzheng.faces.desk.showing.words import instant, whole
from minzheng.faces.looks.cells import clock_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Event, Figure, Row, Tab, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.matter import catalogue
from minzheng.registers.last_days import due_clock

Names = Mapping[str, str]
PLANS = (
    Column("计划"), Column("决定日", secondary=True), Column("名单件数", numeric=True),
    Column("抽取件数", numeric=True), Column("制订人", secondary=True), Column("状态"),
)  # fmt: skip
REVIEWS = (
    Column("办件"), Column("镇街"), Column("风险", secondary=True),
    Column("为什么抽中", secondary=True), Column("状态"), Column("结论"), Column("剩余时限"),
)  # fmt: skip
FINDINGS = (
    Column("办件"), Column("镇街"), Column("问题"), Column("发现日", secondary=True),
    Column("状态"), Column("剩余时限"),
)  # fmt: skip
STRATA = (
    Column("分层"), Column("名单件数", numeric=True), Column("其中必查", numeric=True),
    Column("随机抽", numeric=True), Column("共抽", numeric=True),
)  # fmt: skip
JOINTS = (
    Column("检查"), Column("检查人员"), Column("起止"), Column("批准人", secondary=True),
    Column("状态"),
)  # fmt: skip
FILES = (Column("办件"), Column("事项"), Column("镇街"), Column("结果"), Column("提交日"))
LOOKS = (
    Column("时间"), Column("谁"), Column("办件"), Column("看了什么"), Column("目的和说明"),
)  # fmt: skip
DUES = (
    Column("办件"), Column("镇街"), Column("多久一查"), Column("上次决定"),
    Column("应核查日"), Column("状态"), Column("复核办件", secondary=True),
)  # fmt: skip
TONES = {
    api.ReviewState.OPEN: "soon", api.ReviewState.PROPOSED: "info", api.ReviewState.CONCLUDED: "ok",
    api.FindingState.ANSWERED: "info", api.FindingState.CLOSED: "ok",
    "late": "late", "slow": "late", "running": "info", "coming": "soon", "done": "plain",
}  # fmt: skip


def plan_table(plans: Iterable[api.ReviewPlan], on: date) -> Table:
    """Plans, the newest first."""
    rows = tuple(_plan(plan, on) for plan in plans)
    then = "按“制订计划”，名单一做好就冻结，公布承诺以后再抽。"
    return Table("抽查计划", PLANS, rows, empty="还没有抽查计划。", empty_next=then)


def draw_state(draw: Draw | None, on: date) -> tuple[str, str]:
    """How far a draw is, and the tone of the word."""
    if draw is None:
        return "没有名单", "late"
    if draw.lapsed(on):
        return "承诺后没有按期抽取", "late"
    tones = {State.PREPARED: "plain", State.COMMITTED: "soon", State.DRAWN: "ok"}
    return draw.get_state_display(), tones[State(draw.state)]


def strata_table(draw: Draw) -> Table:
    """What is drawn of each stratum."""
    rows = tuple(
        Row((each.name, str(each.size), str(each.mandatory), str(each.wanted), str(each.taken)))
        for each in draw.layers
    )
    foot = ("合计", str(draw.size), str(sum(each.mandatory for each in draw.layers)),
            str(sum(each.wanted for each in draw.layers)), str(draw.to_take))  # fmt: skip
    return Table("分层和抽取数", STRATA, rows, foot)


def draw_entries(draw: Draw) -> list[Entry]:
    """What was published of a draw, and what is revealed."""
    told = [
        Entry("名单校验值", draw.digest, source="SHA-256，名单改一个字就会变"),
        Entry("种子承诺值", draw.commitment or "还没有承诺", source="种子的 SHA-256，抽取前公布"),
        Entry("另加的公开数", draw.later or "没有"),
    ]
    if draw.state == State.DRAWN:
        value = f"{draw.later_value}（{draw.later_source}）" if draw.later else "没有"
        told += [Entry("种子", draw.seed), Entry("公开数的值", value)]
    return told


def draw_events(draw: Draw, on: date) -> list[Event]:
    """How far it is."""
    found = [Event("冻结名单", draw.prepared_by, draw.prepared_on)]
    if draw.committed_at:
        found.append(Event("公布名单校验值和种子承诺", draw.committed_by, draw.committed_at))
    if draw.drawn_at:
        found.append(Event("公布种子并抽取", draw.drawn_by, draw.drawn_at))
    elif draw.lapsed(on):
        found.append(Event("过了最迟抽取日", on=draw.due_on, state="late", note="这次承诺作废"))
    elif draw.due_on:
        found.append(Event("抽取", state="next", due=f"最迟 {plain_date(draw.due_on)}"))
    return found


def rule_entries(plan: api.ReviewPlan) -> list[Entry]:
    """The risk rule as the plan keeps it."""
    rule = plan.rule
    told = [Entry(api.SIGNS[sign], _percent(weight)) for sign, weight in rule["weights"].items()]
    lines = "，".join(
        f"{api.BANDS[band]} {_percent(at)} 以上" for band, at in rule["lines"].items()
    )
    limits = (
        f"金额超过同类中位数的 {_percent(rule['times'])}；{rule['fast']} 天以内办完；"
        f"前一年决定不满 {rule['known']} 件"
    )
    return [*told, Entry("分档", lines), Entry("怎样算有", limits)]


def review_table(reviews: Iterable[api.Review], names: Names, on: date) -> Table:
    """What is due first comes first."""
    rows = tuple(_review(each, names, on) for each in reviews)
    then = "计划抽取以后，抽中的办件会出现在这里。"
    return Table("抽中办件", REVIEWS, rows, empty="没有符合条件的办件。", empty_next=then)


def finding_table(findings: Iterable[api.Finding], names: Names, on: date) -> Table:
    """What is due first comes first."""
    rows = tuple(_finding(each, names, on) for each in findings)
    then = "复核结论不是“没有问题”的，会出现在这里。"
    return Table("抽查问题", FINDINGS, rows, empty="没有符合条件的问题。", empty_next=then)


def review_figures(review: api.Review, on: date) -> list[Figure]:
    """How risky, why, until when."""
    clock = due_clock(review.due_on, on).text
    over = f"{plain_date(review.concluded_on)} 有结论" if review.concluded_on else clock
    return [
        Figure("风险", review.band_name), Figure("为什么抽中", review.why),
        Figure("复核期限", over, strong=True),
    ]  # fmt: skip


def joint_table(joints: Iterable[api.JointInspection], on: date) -> Table:
    """The newest first."""
    rows = tuple(
        Row(
            (each.title, each.inspector_name, _days(each.opens_on, each.ends_on), each.opened_by,
             tag_cell(each.standing(on), "ok" if each.is_open(on) else "plain")),
            reverse("desk:joint-inspection", args=[each.pk]),
        )
        for each in joints
    )  # fmt: skip
    then = "区民政局负责人批准以后，检查人员才能看到。"
    return Table("联合检查", JOINTS, rows, empty="没有正在进行的联合检查。", empty_next=then)


def file_table(joint: api.JointInspection, cases: Iterable[Case], names: Names) -> Table:
    """The files of a joint inspection, without names."""
    rows = tuple(
        Row(
            (each.number, short(each.matter), names.get(api.town_of(each.division_code), ""),
             each.end or each.current, plain_date(each.submitted_on)),
            reverse("desk:joint-file", args=[joint.pk, each.number]),
        )
        for each in cases
    )  # fmt: skip
    return Table("可以看的办件", FILES, rows, empty="范围里没有办件。", empty_next="请核对范围。")


def look_table(looks: Iterable[api.Look]) -> Table:
    """Who looked at what, newest first."""
    rows = tuple(
        Row(
            (instant(each.at), each.by, whole(each.case_number),
             tag_cell("看了姓名", "soon") if each.opened else "隐去姓名的卷宗",
             f"{each.purpose}：{each.why}" if each.opened else "—")
        )
        for each in looks
    )  # fmt: skip
    then = "检查人员每看一份卷宗，这里记一条。"
    return Table("查看记录", LOOKS, rows, empty="还没有人看过卷宗。", empty_next=then)


def due_table(dues: Iterable[api.Due], names: Names) -> Table:
    """The longest due first."""
    rows = tuple(
        Row(
            (each.number, names.get(each.town, ""), each.rhythm, plain_date(each.last),
             plain_date(each.due_on),
             tag_cell(api.STATES[each.state], TONES[each.state]), each.review or "—"),
            reverse("desk:case", args=[each.review or each.number]),
        )
        for each in dues
    )  # fmt: skip
    then = "领着待遇、按规定要定期核查的家庭会出现在这里。"
    return Table("定期核查名单", DUES, rows, empty="没有符合条件的。", empty_next=then)


def due_summary(dues: Iterable[api.Due], names: Names, url: Callable[[str], str]) -> Table:
    """How many of each state, town by town; a town opens its list."""
    counted = _counted((due.town, due.state) for due in dues)
    rows = tuple(
        Row((names.get(town, ""), *map(str, numbers.values())), url(town))
        for town, numbers in sorted(counted.items())
    )
    return Table("各镇街核查情况", _states("镇街"), rows, empty="没有要定期核查的。")


def rhythm_summary(dues: Iterable[api.Due]) -> Table:
    """How many of each state, by how often the rule has them looked at."""
    counted = _counted((due.rhythm, due.state) for due in dues)
    rows = tuple(Row((rhythm, *map(str, counted[rhythm].values()))) for rhythm in sorted(counted))
    return Table("按多久一查", _states("多久一查"), rows, empty="没有要定期核查的。")


def tabs(current: str, counts: api.Counts) -> tuple[Tab, ...]:
    """The lists of reviews."""
    url = reverse("desk:drawn-reviews")
    return (
        Tab("没有结论的", url, current == "", str(counts.reviews)),
        Tab("超期的", f"{url}?late=on", current == "late", str(counts.late)),
        Tab("等我签字的", f"{url}?sign=on", current == "sign", str(counts.to_sign)),
        Tab("已有结论的", f"{url}?state=concluded", current == "concluded"),
    )


def _counted(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """How many of each state, by the first of each pair."""
    counted: dict[str, dict[str, int]] = {}
    for key, state in pairs:
        counted.setdefault(key, dict.fromkeys(api.STATES, 0))[state] += 1
    return counted


def _states(first: str) -> tuple[Column, ...]:
    return (Column(first), *(Column(word, numeric=True) for word in api.STATES.values()))


def _plan(plan: api.ReviewPlan, on: date) -> Row:
    word, tone = draw_state(plan.draw, on)
    size, take = (plan.draw.size, plan.draw.to_take) if plan.draw else (0, 0)
    cells = (plan.title, _days(plan.since, plan.until), str(size), str(take), plan.made_by,
             tag_cell(word, tone))  # fmt: skip
    return Row(cells, reverse("desk:review-plan", args=[plan.pk]))


def _review(review: api.Review, names: Names, on: date) -> Row:
    over = review.state == api.ReviewState.CONCLUDED
    clock = plain_date(review.concluded_on) if over else clock_cell(due_clock(review.due_on, on))
    state = tag_cell(review.get_state_display(), TONES[api.ReviewState(review.state)])
    cells = (review.case.number, names.get(review.town, ""), review.band_name, review.why, state,
             review.conclusion_name if over else "—", clock)  # fmt: skip
    return Row(cells, reverse("desk:drawn-review", args=[review.pk]))


def _finding(finding: api.Finding, names: Names, on: date) -> Row:
    over = finding.state == api.FindingState.CLOSED
    clock = plain_date(finding.closed_on) if over else clock_cell(due_clock(finding.until, on))
    tone = TONES.get(api.FindingState(finding.state), "soon")
    cells = (finding.review.case.number, names.get(finding.town, ""), finding.kind_name,
             plain_date(finding.found_on), tag_cell(finding.get_state_display(), tone),
             clock)  # fmt: skip
    return Row(cells, reverse("desk:supervision-finding", args=[finding.pk]))


def _days(since: date, until: date) -> str:
    return f"{plain_date(since)} 至 {plain_date(until)}"


def short(matter: str) -> str:
    """The short name of a matter."""
    return catalogue().get(matter).service.short


def _percent(share: int) -> str:
    return f"{share / 100:g}%"
