"""Circles and premises as tables, figures and maps."""

from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse

from minzheng.engines.circles import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.dotmap import Dot
from minzheng.faces.looks.parts import Column, Entry, Event, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, yuan
from minzheng.registers.facilities.api import KINDS

Names = Mapping[str, str]
GAP_COLUMNS = (
    Column("村（社区）"), Column("没有覆盖", numeric=True), Column("老年人", numeric=True),
    Column("走得到", numeric=True), Column("走得到且有位", numeric=True),
    Column("覆盖", numeric=True), Column("最近一处"), Column("城乡", secondary=True),
    Column("没有坐标", numeric=True, secondary=True),
)  # fmt: skip
LEVEL_COLUMNS = (
    Column("能力等级"), Column("老年人", numeric=True), Column("走得到", numeric=True),
    Column("走得到且有位", numeric=True),
)  # fmt: skip
PLACE_COLUMNS = (
    Column("设施"), Column("直线距离", numeric=True), Column("约走", numeric=True),
    Column("规模", numeric=True), Column("够几位老人用", numeric=True), Column("地址"),
)  # fmt: skip
CHANGE_COLUMNS = (
    Column("村（社区）"), Column("老年人", numeric=True), Column("现在有位", numeric=True),
    Column("那时有位", numeric=True), Column("多覆盖", numeric=True),
)  # fmt: skip
POOL_COLUMNS = (
    Column("物业"), Column("状态"), Column("面积（平方米）", numeric=True), Column("所在地"),
    Column("拟改成"), Column("消防"), Column("月租金（元）", numeric=True),
    Column("闲置自", secondary=True),
)  # fmt: skip
BEST_COLUMNS = (
    Column("物业"), Column("先后", numeric=True), Column("能改成", numeric=True),
    Column("再多覆盖", numeric=True), Column("累计", numeric=True),
)  # fmt: skip
TONES = {
    api.State.OFFERED: "soon", api.State.MATCHED: "info", api.State.VISITED: "info",
    api.State.LET: "ok", api.State.REFUSED: "paused", api.State.BECAME: "ok",
}  # fmt: skip


def percent(row: api.Coverage) -> str:
    """Covered of those whose place is known."""
    return "没有坐标" if row.share is None else f"{row.share:.0%}"


def survey_figures(survey: api.Survey) -> tuple[Figure, ...]:
    """The whole of a survey."""
    known = survey.elders - survey.nowhere
    share = f"{survey.covered / known:.0%}" if known else "没有坐标"
    return (
        Figure("没有覆盖的老年人", f"{survey.gap:,}", "人", strong=True),
        Figure("走得到且有位", f"{survey.covered:,}", "人", note=share),
        Figure("走得到", f"{survey.reached:,}", "人", note="不看有没有位"),
        Figure("设施", f"{survey.places:,}", "处", note=_unsized(survey)),
    )


def _unsized(survey: api.Survey) -> str:
    told = [f"{survey.spare} 处没有登记规模，不算有位"] if survey.spare else []
    told += [f"{survey.unplaced} 处没有坐标，没有算进来"] if survey.unplaced else []
    return "；".join(told)


def rule_words(survey: api.Survey) -> str:
    """How it was counted, in one breath."""
    walk = api.walk_of(survey)
    known = survey.elders - survey.nowhere
    own = f"{survey.own / known:.0%}" if known else "0%"
    return (
        f"城镇步行 {walk.urban} 分钟、农村 {walk.rural} 分钟，每分钟 {walk.speed} 米；"
        f"直线距离乘 {walk.detour / 10_000:g} 当作步行距离，没有用路网。"
        f"一个位置够 {walk.serves} 位老人用。"
        f"{own} 的老年人用自己住处的坐标，其余用村（社区）的点；"
        f"{survey.nowhere:,} 人没有坐标，不算。"
    )


def gap_table(rows: Sequence[api.Coverage], survey: api.Survey, names: Names) -> Table:
    """Communities, the largest gap first."""
    walk = api.walk_of(survey)
    return Table(
        f"{survey.kind_name}：各村（社区）的缺口", GAP_COLUMNS,
        tuple(
            Row((
                names[row.division_code], f"{row.gap:,}", f"{row.elders:,}", f"{row.reached:,}",
                f"{row.covered:,}", percent(row), _nearest(row, walk), row.settlement_name,
                f"{row.nowhere:,}",
            ), reverse("desk:circle-community", args=[row.pk]))
            for row in rows
        ),
        empty="这里没有老年人的村（社区）。", empty_next="换一个所在地，或核对人口总表。",
    )  # fmt: skip


def _nearest(row: api.Coverage, walk: api.Walk) -> str:
    if row.metres is None or row.nearest is None:
        return "不知道" if row.latitude is None else "没有"
    return f"{row.nearest.name}，约走 {walk.minutes_for(row.metres)} 分钟"


def gap_dots(rows: Sequence[api.Coverage], names: Names) -> list[Dot]:
    """Those whose point is known, by their rank."""
    return [
        Dot(rank, f"{names[row.division_code]}，没有覆盖 {row.gap} 人", row.latitude,
            row.longitude, "square")
        for rank, row in enumerate(rows, start=1)
        if row.latitude is not None and row.longitude is not None
    ]  # fmt: skip


def community_figures(row: api.Coverage, list_url: str) -> tuple[Figure, ...]:
    """One community; the number of elders leads to their list."""
    return (
        Figure("没有覆盖的老年人", f"{row.gap:,}", "人", strong=True),
        Figure("老年人", f"{row.elders:,}", "人", note="打开名单", url=list_url),
        Figure("走得到", f"{row.reached:,}", "人"),
        Figure("走得到且有位", f"{row.covered:,}", "人", note=percent(row)),
    )


def level_table(row: api.Coverage) -> Table:
    """The same by level of ability."""
    rows = tuple(
        Row((name, f"{told[0]:,}", f"{told[1]:,}", f"{told[2]:,}"))
        for name, told in row.levels.items()
    )
    return Table("按能力等级", LEVEL_COLUMNS, rows, empty="这里没有老年人。")


def place_table(near: Iterable[tuple[object, int]], survey: api.Survey) -> Table:
    """What stands near, and whether it is within a walk."""
    walk, rows = api.walk_of(survey), []
    for place, metres in near:
        size = getattr(place, "capacity", None)
        rows.append(Row((
            str(place), f"{metres:,} 米", f"{walk.minutes_for(metres)} 分钟",
            "没有登记" if size is None else f"{size}",
            "不知道" if size is None else f"{size * walk.serves:,}",
            getattr(place, "address", ""),
        ), reverse("desk:facility", args=[getattr(place, "pk", 0)])))  # fmt: skip
    return Table(
        f"附近的{survey.kind_name}", PLACE_COLUMNS, tuple(rows),
        empty=f"还没有登记了坐标的{survey.kind_name}。", empty_next="到“机构”里补上坐标。",
    )  # fmt: skip


def outcome_figures(outcome: api.Outcome) -> tuple[Figure, ...]:
    """What an idea would change."""
    return (
        Figure("多覆盖", f"{outcome.gained:,.0f}", "人", strong=True),
        Figure("走得到那里的", f"{outcome.within:,}", "人"),
        Figure("那里够", f"{outcome.room:,}", "人", note=f"{outcome.idea.places} 个位置"),
        Figure("辖区外的", f"{outcome.elsewhere:,}", "人", note="不列出"),
    )


def change_table(outcome: api.Outcome, names: Names) -> Table:
    """Before and after, by community."""
    rows = tuple(
        Row((names[c.division], f"{c.known:,}", f"{c.before:,}", f"{c.after:,}", f"+{c.more:,}"))
        for c in outcome.changes
    )
    return Table(
        "各村（社区）的变化", CHANGE_COLUMNS, rows,
        empty="您的辖区里没有人走得到那里。", empty_next="换一个地点再试。",
    )  # fmt: skip


def pool_table(rows: Iterable[api.Premises], names: Names) -> Table:
    """Premises."""
    return Table(
        "闲置物业", POOL_COLUMNS,
        tuple(
            Row((
                row.name, tag_cell(api.State(row.state).label, TONES[api.State(row.state)]),
                f"{row.area:,}", names[row.division_code], row.kind_name or "还没有匹配",
                row.fire_name, _rent(row), plain_date(row.since) if row.since else "没有登记",
            ), reverse("desk:premises-one", args=[row.pk]))
            for row in rows
        ),
        empty="池里没有这样的物业。", empty_next="登记一处，或用表格导入。",
    )  # fmt: skip


def _rent(row: api.Premises) -> str:
    return "没有登记" if row.rent is None else ("免租" if row.rent == 0 else yuan(row.rent))


def premises_entries(row: api.Premises, place: str) -> list[Entry]:
    """Everything known of one."""
    point = f"北纬 {row.latitude}，东经 {row.longitude}（WGS-84）" if row.is_placed else "没有登记"
    told = (
        ("所在地", place), ("地址", row.address), ("坐标", point),
        ("建筑面积", f"{row.area:,} 平方米"), ("楼层", row.floor or "没有登记"),
        ("产权", f"{row.owner_name} {row.owner}".strip()), ("房屋状况", row.condition_name),
        ("消防", row.fire_name), ("月租金", _rent(row) + ("" if not row.rent else " 元")),
        ("闲置自", plain_date(row.since) if row.since else "没有登记"),
        ("入池", f"{plain_date(row.offered_on)}，{row.offered_by}"),
        ("拟改成", row.kind_name or "还没有匹配"),
    )  # fmt: skip
    return [Entry(key, value) for key, value in told]


def step_events(row: api.Premises) -> list[Event]:
    """What was done, oldest first."""
    return [
        Event(step.get_kind_display(), step.by, step.on, note=step.words)
        for step in row.steps.all()
    ]


def fit_table(found: Iterable[api.Fit]) -> Table:
    """What it could become; the score is people."""
    columns = (
        Column("改成"), Column("约有位置", numeric=True), Column("走得到的老年人", numeric=True),
        Column("够几位用", numeric=True), Column("得分（多覆盖）", numeric=True),
    )  # fmt: skip
    rows = tuple(
        Row((fit.kind_name, fit.places, f"{fit.outcome.within:,}", f"{fit.outcome.room:,}",
             f"{fit.score:,}"))
        for fit in found
    )  # fmt: skip
    return Table("能改成什么", columns, rows, empty="面积太小，一个位置也放不下。")


def best_table(picked: Iterable[api.Picked]) -> Table:
    """One after the other, with what each adds."""
    rows, total = [], 0.0
    for rank, each in enumerate(picked, start=1):
        total += each.gained
        rows.append(Row((
            each.premises.name, rank, f"{each.places} 个位置", f"+{each.gained:,.0f} 人",
            f"{total:,.0f} 人",
        ), reverse("desk:premises-one", args=[each.premises.pk])))  # fmt: skip
    return Table(
        "先用哪几处", BEST_COLUMNS, tuple(rows),
        empty="池里没有一处能多覆盖一位老人。",
        empty_next="物业要有坐标、放得下至少一个位置，附近还有没有覆盖的老年人。",
    )  # fmt: skip


def kind_name(kind: str) -> str:
    """The name of a kind of facility."""
    return KINDS[kind].name


def fault_table(taken: api.Taken) -> Table:
    """Lines that were not taken."""
    rows = tuple(Row((f"第 {fault.row} 行", fault.why)) for fault in taken.faults)
    return Table("没有导入的行", (Column("哪一行"), Column("为什么，怎么改")), rows)
