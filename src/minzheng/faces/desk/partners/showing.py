"""Partners, their calls and their notices as tables and entries."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from minzheng.engines.parameters.api import place_names
from minzheng.engines.partners.api import (
    EVENTS,
    EVERY_MATTER,
    SCOPES,
    ApiKey,
    Call,
    Delivery,
    Partner,
    is_live,
)
from minzheng.faces.desk.showing.words import instant, near, whole
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.matter import catalogue

PARTNERS = (
    Column("编号"), Column("单位"), Column("系统"), Column("用途", secondary=True),
    Column("使用到"), Column("状态"),
)  # fmt: skip
CALLS = (
    Column("时间"), Column("接口"), Column("对象", secondary=True), Column("目的", secondary=True),
    Column("行数", numeric=True), Column("来访地址", secondary=True), Column("结果"),
)  # fmt: skip
NOTICES = (
    Column("产生时间"), Column("事件"), Column("对象"), Column("接收地址", secondary=True),
    Column("试过", numeric=True), Column("状态"), Column("问题", secondary=True), Column("办理"),
)  # fmt: skip
TONES = {"received": "info", "approved": "ok", "refused": "plain", "ended": "plain"}
SENT = {"waiting": "soon", "done": "ok", "dead": "late"}
PROBLEM_FROM = 400


def partner_table(rows: Iterable[Partner], on: date) -> Table:
    """Partners, newest first."""
    drawn = tuple(
        Row(
            (whole(row.number), row.organisation, row.name, row.purpose, plain_date(row.ends_on),
             tag_cell(*_state(row, on))),
            reverse("desk:partner", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    then = "收到其他单位的接入申请后，点“登记接入”。"
    return Table("接口伙伴", PARTNERS, drawn, empty="还没有接入的系统。", empty_next=then)


def partner_entries(row: Partner) -> tuple[Entry, ...]:
    """Everything that was asked for."""
    names = place_names(row.divisions)
    told = (
        ("单位", f"{row.organisation}（联系人 {row.contact}）"),
        ("用途", row.purpose),
        ("依据", row.basis),
        ("要做什么", "；".join(SCOPES[key] for key in row.scopes)),
        ("能查哪里", "、".join(near(names[code]) for code in row.divisions)),
        ("哪些事项", _matters(row)),
        ("替哪些机构报送", "、".join(row.institutions)),
        ("核验", "依法核验，不凭本人同意" if row.by_law else "凭本人同意"),
        ("次数", f"每分钟最多 {row.per_minute:,} 次，每天最多 {row.per_day:,} 次"),
        ("来访地址", "、".join(row.addresses) or "不限"),
        ("使用到", plain_date(row.ends_on)),
        ("登记", f"{row.received_by}，{plain_date(row.received_on)}"),
        ("答复", f"{row.answered_by}，{plain_date(row.answered_on)}" if row.answered_on else ""),
        ("说明", row.note),
    )
    return tuple(Entry(key, value) for key, value in told if value)


def call_table(rows: Iterable[Call]) -> Table:
    """The log of calls, newest first."""
    drawn = tuple(
        Row(
            (instant(row.at), row.operation, "、".join(row.subjects), row.purpose, str(row.rows),
             row.address, _result(row)),
        )
        for row in rows
    )  # fmt: skip
    return Table("调用记录（保存不少于3年）", CALLS, drawn, empty="还没有调用过。")


def notice_table(rows: Iterable[Delivery]) -> Table:
    """Notices, newest first; what did not arrive can be sent anew."""
    drawn = tuple(
        Row(
            (instant(row.made_at), EVENTS.get(row.event, row.event), row.subject, row.hook.url,
             str(row.tries), tag_cell(row.get_state_display(), SENT[row.state]), row.problem,
             _resend(row)),
        )
        for row in rows
    )  # fmt: skip
    return Table("事件通知", NOTICES, drawn, empty="还没有事件通知。")


def is_open(key: ApiKey) -> bool:
    """Whether a key may still be revoked."""
    return key.revoked_at is None


def _state(row: Partner, on: date) -> tuple[str, str]:
    if row.state == Partner.State.APPROVED and not is_live(row, on):
        return "使用期限已过", "late"
    return row.get_state_display(), TONES[row.state]


def _matters(row: Partner) -> str:
    if EVERY_MATTER in row.matters:
        return "全部事项"
    known = catalogue().matters
    return "、".join(known[key].service.short if key in known else key for key in row.matters)


def _result(row: Call) -> object:
    failed = row.status >= PROBLEM_FROM
    return tag_cell(f"{row.status} {row.problem}".strip(), "late" if failed else "ok")


def _resend(row: Delivery) -> object:
    if row.state != Delivery.State.DEAD:
        return ""
    return link_cell("重发", reverse("desk:partner-resend", args=[row.pk]))
