"""Requests, their log, openings and authorisations as tables and entries."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.html import format_html_join

from minzheng.engines.consent.api import Consent, is_valid
from minzheng.engines.parameters.api import place_names
from minzheng.engines.sharing.api import (
    LEVELS,
    Opening,
    Share,
    ShareUse,
    clock_of,
    conditions,
    is_live,
    labels,
)
from minzheng.faces.desk.showing.verbs import verb_words
from minzheng.faces.desk.showing.words import instant, near, whole
from minzheng.faces.looks.cells import clock_cell, link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Event, Row, Table
from minzheng.faces.looks.written import plain_date

SHARES = (
    Column("编号"), Column("申请单位"), Column("用途", secondary=True), Column("要什么"),
    Column("使用到"), Column("状态"), Column("时限"),
)  # fmt: skip
USES = (
    Column("时间"), Column("方式"), Column("给谁"), Column("行数", numeric=True),
    Column("数据项", secondary=True), Column("数据版本", secondary=True), Column("结果"),
)  # fmt: skip
OPENINGS = (
    Column("时间"), Column("谁"), Column("看了什么"), Column("对象"), Column("目的"),
    Column("提醒"), Column("复核"),
)  # fmt: skip
BUSY = (Column("工号"), Column("姓名"), Column("日期"), Column("次数", numeric=True))
CONSENTS = (
    Column("成员"), Column("授权"), Column("方式"), Column("签署"), Column("有效期至"),
    Column("办理"),
)  # fmt: skip
TONES = {
    "received": "info", "checked": "info", "confirmed": "info", "approved": "soon",
    "served": "ok", "refused": "plain", "ended": "late", "destroyed": "plain",
}  # fmt: skip
VERDICTS = {"seen": "ok", "asked": "soon", "misuse": "late"}
ANSWERS = {"given": "ok", "refused": "late", "withdrawn": "plain"}
NEVER = "还没有授权"
SUBJECTS = {"person": "居民档案", "consent": "授权书", "view": "人口名单", "draft": "草稿"}


def share_table(rows: Iterable[Share], on: date) -> Table:
    """Requests, newest first."""
    drawn = tuple(
        Row(
            (whole(row.number), row.department, row.purpose,
             f"{row.get_form_display()}，{row.get_way_display()}", plain_date(row.ends_on),
             tag_cell(row.get_state_display(), TONES[row.state]), _clock(row, on)),
            reverse("desk:share", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    then = "收到其他部门的共享申请后，点“登记申请”。"
    return Table("共享申请", SHARES, drawn, empty="还没有共享申请。", empty_next=then)


def share_entries(share: Share) -> tuple[Entry, ...]:
    """Everything that was asked for."""
    return tuple(Entry(key, value) for key, value in _particulars(share) if value)


def share_events(share: Share) -> tuple[Event, ...]:
    """Who did what on its way."""
    events = [Event("登记申请", share.received_by, share.received_on)]
    events += [
        Event(each.get_step_display(), each.signed_by, each.signed_on, note=each.note)
        for each in share.signatures.all()
    ]
    if share.extended_on:
        events.append(
            Event("延长答复期限", share.extended_by, share.extended_on, note=share.extended_why)
        )
    for word, day in (("首次提供", share.served_on), ("终止", share.ended_on),
                      ("销毁", share.destroyed_on)):  # fmt: skip
        if day:
            events.append(Event(word, "", day))
    return tuple(events)


def use_table(rows: Iterable[ShareUse]) -> Table:
    """The log of a request, newest first."""
    drawn = tuple(
        Row(
            (instant(row.at), row.get_way_display(), row.given_to, str(row.rows),
             _terms(row.fields), row.version, row.refused or f"已提供 {row.given_by}".strip()),
            tone="late" if row.refused else "",
        )
        for row in rows
    )  # fmt: skip
    return Table("使用记录（保存不少于3年）", USES, drawn, empty="还没有提供过。")


def opening_table(rows: Iterable[Opening]) -> Table:
    """Openings, newest first; never what was opened."""
    drawn = tuple(
        Row(
            (instant(row.entry.at), f"{row.entry.doer_office} {row.entry.doer_name}".strip(),
             verb_words(row.entry.verb), _subject(row.entry.subject), row.entry.purpose,
             tag_cell("；".join(row.flags), "soon") if row.flags else "", _verdict(row)),
            reverse("desk:opening", args=[row.entry.number]),
        )
        for row in rows
    )  # fmt: skip
    return Table("查看记录", OPENINGS, drawn, empty="这段时间没有人查看敏感信息。")


def busy_table(rows: Iterable[tuple[str, str, date, int]]) -> Table:
    """How many a day each officer made."""
    here = reverse("desk:openings")
    drawn = tuple(
        Row((link_cell(key, f"{here}?doer={key}"), name, plain_date(day), str(count)))
        for key, name, day, count in rows
    )
    return Table("近30天每人每日查看次数", BUSY, drawn, empty="近30天没有查看记录。")


def consent_table(
    people: Sequence[tuple[int, str]], held: dict[int, Consent], on: date, *, may_withdraw: bool
) -> Table:
    """The members of a case and what each answered."""
    drawn = tuple(
        Row(_consent_cells(name, held.get(pk), on, may_withdraw=may_withdraw))
        for pk, name in people
    )
    return Table("每位成员的授权", CONSENTS, drawn)


def _consent_cells(
    name: str, consent: Consent | None, on: date, *, may_withdraw: bool
) -> tuple[object, ...]:
    if consent is None:
        return (name, tag_cell(NEVER, "late"), "", "", "", "")
    expired = consent.state == Consent.State.GIVEN and not is_valid(consent, on)
    word, tone = ("已到期", "soon") if expired else (
        consent.get_state_display(), ANSWERS[consent.state])  # fmt: skip
    signer = consent.signer + ("（监护人）" if consent.as_guardian else "")
    links = [("看授权书", "consent-sheet")] if consent.sheet else []
    if may_withdraw and consent.state == Consent.State.GIVEN:
        links.append(("撤回", "consent-withdraw"))
    cell = [link_cell(words, reverse(f"desk:{at}", args=[consent.pk])) for words, at in links]
    return (
        name, tag_cell(word, tone), consent.get_method_display(),
        f"{signer}，{plain_date(consent.given_on)}", plain_date(consent.valid_until),
        _joined(cell),
    )  # fmt: skip


def _joined(cells: Sequence[object]) -> object:
    return format_html_join(" ", "{}", ((cell,) for cell in cells))


def _particulars(share: Share) -> Iterator[tuple[str, str]]:
    place = near(place_names([share.division_code])[share.division_code])
    yield "申请单位", f"{share.department}（联系人 {share.contact}）"
    yield "用途", share.purpose
    yield "使用场景", share.scene
    yield "依据", share.basis
    yield "共享属性", share.get_kind_display()
    yield "数据项", _terms(share.fields)
    yield "统计", _statistic(share)
    yield "哪些人", _people(share, place)
    yield "行数上限", f"{share.row_limit:,} 行{'（每天）' if share.way == 'api' else '（每次）'}"
    yield "使用到", plain_date(share.ends_on)
    yield "须单独依据", "；".join(share.protects)
    yield "单独依据", share.protected_basis
    yield "说明", share.note


def _statistic(share: Share) -> str:
    if share.form != Share.Form.STATISTICS:
        return ""
    groups = f"，按{_terms(share.group_by)}" if share.group_by else ""
    return f"人数，到{LEVELS[share.level]}{groups}；人数少的合并"


def _people(share: Share, place: str) -> str:
    words = [conditions()[key].label for key in share.conditions]
    if share.listed:
        words.append(f"名单上的 {len(share.listed)} 人")
    if share.form == Share.Form.ROWS:
        words.append("含未成年人" if share.with_minors else "不含未成年人")
    return f"{place}：{'，'.join(words) or '所有健在的人'}"


def _terms(columns: Iterable[str]) -> str:
    return "、".join(labels().get(column, column) for column in columns)


def _clock(share: Share, on: date) -> object:
    state = clock_of(share, on)
    if state is not None:
        return clock_cell(state)
    over = share.state in (Share.State.APPROVED, Share.State.SERVED) and not is_live(share, on)
    return tag_cell("使用期限已过", "late") if over else ""


def _subject(text: str) -> str:
    """Whose data, by number; the name is not needed to review."""
    kind, _, key = text.partition(":")
    return f"{SUBJECTS[kind]} {key}" if kind in SUBJECTS else key or text


def _verdict(row: Opening) -> object:
    if row.review is None:
        return ""
    return tag_cell(row.review.get_verdict_display(), VERDICTS[row.review.verdict])
