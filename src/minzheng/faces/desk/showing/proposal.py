"""A value on its way: figures before and after, particulars, what happened, what can be done."""

from collections.abc import Iterable

from django.urls import reverse

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import Decision
from minzheng.engines.parameters.api import APPROVERS, Proposal, book, may_set, place_words
from minzheng.faces.desk import roles
from minzheng.faces.desk.parameter_words import STATUS, value_words
from minzheng.faces.desk.showing.dossier import Deed
from minzheng.faces.desk.showing.parameters import entry_at
from minzheng.faces.desk.showing.payments import matter_words
from minzheng.faces.looks.parts import Column, Entry, Event, Figure, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.params import ParamInfo
from minzheng.kernel.units import Kind

DECISIONS = (Column("办件号"), Column("事项"), Column("决定"), Column("决定日"))
TWO_PEOPLE = "提出和批准须由两位不同的人员办理。"
OPEN = Proposal.State.PROPOSED


def figures(info: ParamInfo, entry: Proposal) -> tuple[Figure, ...]:
    """The value in force on the first day, the new one, and the difference where there is one."""
    before = _before(entry)
    shown = [
        Figure("原来" if before is not None else "原来没有值",
               value_words(info, before) if before is not None else "—"),
        Figure("提出的值", value_words(info, entry.value), strong=True),
        Figure("自", plain_date(entry.since)),
    ]  # fmt: skip
    if info.unit.kind is Kind.MONEY and isinstance(before, int) and before > 0:
        change = (entry.value - before) * 1000 // before
        shown.insert(2, Figure("变化", f"{change / 10:+.1f}", "%"))
    return tuple(shown)


def particulars(info: ParamInfo, entry: Proposal) -> tuple[Entry, ...]:
    """Everything that was stated."""
    told = (
        ("参数", f"{info.label}（{info.key}）"),
        ("适用地区", place_words(entry.place)),
        ("执行时间", _period(entry)),
        ("种类", "更正：代替当天生效的值" if entry.correction else "新的值"),
        ("来源", entry.source),
        ("可靠程度", f"{STATUS[entry.status][0]}，{plain_date(entry.checked_on)} 核对"),
        ("备注", entry.note),
        ("理由", entry.reason),
        ("退回的理由", entry.answer),
        ("法律依据", info.basis),
    )
    return tuple(Entry(key, text) for key, text in told if text)


def events(entry: Proposal) -> tuple[Event, ...]:
    """Who did what."""
    who = f"{entry.proposed_office} {entry.proposed_by}"
    happened = [Event("提出", who, entry.proposed_on)]
    if entry.state == OPEN:
        return (*happened, Event("批准", "由另一位负责人办理", state="now"))
    words = {"approved": "批准", "returned": "退回", "withdrawn": "撤回"}[entry.state]
    return (*happened, Event(words, entry.decided_by, entry.decided_on))


def decision_table(decisions: Iterable[Decision], count: int) -> Table:
    """Decisions made since a first day that is past."""
    rows = tuple(
        Row(
            (row.case.number, matter_words(row.case.matter), row.outcome,
             plain_date(row.decided_on)),
            reverse("desk:case", args=[row.case.number]),
        )
        for row in decisions
    )  # fmt: skip
    more = f"，共 {count} 件" if count > len(rows) else ""
    return Table(f"起始日以来已作出的决定{more}", DECISIONS, rows, empty="没有。")


def deeds(viewer: Viewer, entry: Proposal) -> list[Deed]:
    """What can be done now; what another must do says who."""
    if entry.state != OPEN:
        return []
    own = viewer.doer.key == entry.proposed_key
    found = [_approval(viewer, entry, own=own)]
    if not found[0].why_not:
        found.append(Deed("退回", reverse("desk:proposal-return", args=[entry.pk])))
    if own:
        found.append(Deed("撤回", reverse("desk:proposal-withdraw", args=[entry.pk])))
    return found


def _approval(viewer: Viewer, entry: Proposal, *, own: bool) -> Deed:
    if own:
        return Deed("批准", "", TWO_PEOPLE, "请由另一位负责人批准。")
    if not may_set(viewer, APPROVERS, entry.place):
        return Deed("批准", "", f"由{roles.words(APPROVERS)}办理。")
    return Deed("批准", reverse("desk:proposal-approve", args=[entry.pk]))


def _before(entry: Proposal) -> int | str | None:
    """What holds there on the first day without this entry; after approval, the day before."""
    if entry.state != Proposal.State.APPROVED:
        value = entry_at(entry.key, entry.place, entry.since)
        return value.value if value else None
    history = book().info(entry.key).history
    earlier = [v for v in history if v.place == entry.place and v.since < entry.since]
    return earlier[-1].value if earlier else None


def _period(entry: Proposal) -> str:
    if entry.until:
        return f"{plain_date(entry.since)} 至 {plain_date(entry.until)}"
    return f"自 {plain_date(entry.since)} 起"
