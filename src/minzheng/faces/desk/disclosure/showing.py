"""Documents, consultations, comments and corrections as tables, entries and timelines."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from minzheng.engines.disclosure.api import (
    Comment,
    Consultation,
    Correction,
    Document,
    ProtectedName,
    Version,
    category_words,
    clock_of,
    is_open,
    standing,
)
from minzheng.faces.desk.showing.words import whole
from minzheng.faces.looks.cells import clock_cell, link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Event, Row, Table
from minzheng.faces.looks.written import plain_date

DOCUMENTS = (
    Column("标题"), Column("索引号", secondary=True), Column("类别", secondary=True),
    Column("单位", secondary=True), Column("形成日期"), Column("状态"), Column("公开时限"),
)  # fmt: skip
VERSIONS = (Column("第几版"), Column("状态"), Column("起草"), Column("审核"), Column("更正理由"))
CONSULTATIONS = (
    Column("标题"), Column("单位", secondary=True), Column("起止"), Column("状态"),
    Column("意见", numeric=True), Column("待审看", numeric=True),
)  # fmt: skip
COMMENTS = (
    Column("回执号"), Column("对哪一部分"), Column("意见"), Column("提出"), Column("状态"),
    Column("答复"), Column("办理"),
)  # fmt: skip
CORRECTIONS = (
    Column("回执号"), Column("网页"), Column("哪里不对"), Column("提出"), Column("状态"),
)  # fmt: skip
NAMES = (Column("编号"), Column("为什么保护"), Column("登记"), Column("状态"), Column("办理"))
TONES = {
    "draft": "info", "review": "soon", "returned": "late", "published": "ok", "dropped": "plain",
    "withdrawn": "plain", "summarised": "ok", "waiting": "soon", "shown": "ok",
    "hidden": "plain", "fixed": "ok", "answered": "plain", "unpublished": "info",
}  # fmt: skip


def open_version_of(document: Document) -> Version | None:
    """The version on its way, from those fetched with the document; the newest otherwise."""
    versions = list(document.versions.all())
    return versions[0] if versions else None


def document_table(rows: Iterable[Document], on: date) -> Table:
    """Documents, newest first, with the clock of what is not disclosed yet."""
    drawn = tuple(_document_row(row, on) for row in rows)
    return Table("公开信息", DOCUMENTS, drawn, empty="没有符合条件的信息。",
                 empty_next="点“起草公开信息”开始。")  # fmt: skip


def document_entries(version: Version, document: Document, on: date) -> tuple[Entry, ...]:
    """The metadata of one version."""
    found = (
        ("索引号", document.index_number or "公开时生成"),
        ("类别", category_words(version.category)),
        ("发布机构", document.body_name),
        ("文号", version.doc_number or "无"),
        ("形成日期", plain_date(version.made_on)),
        ("责任科室", version.section),
        ("内容概述", version.summary),
        ("效力", _validity(version, document, on)),
        ("附件", version.paper_name or "无"),
        ("更正理由", version.why),
    )
    return tuple(Entry(key, value) for key, value in found if value)


def version_table(document: Document) -> Table:
    """Every version there was."""
    drawn = tuple(
        Row(
            (f"第 {v.number} 版", tag_cell(v.get_state_display(), TONES[v.state]),
             f"{v.drafted_by}，{plain_date(v.drafted_on)}",
             f"{v.decided_by}，{plain_date(v.decided_on)}" if v.decided_on else "", v.why)
        )
        for v in document.versions.all()
    )  # fmt: skip
    return Table("各个版本", VERSIONS, drawn)


def consultation_table(rows: Sequence[Consultation], on: date) -> Table:
    """Consultations, newest first; each row carries `number` and `waiting`."""
    drawn = tuple(
        Row(
            (row.title, row.body_name, whole(f"{row.opens_on} 至 {row.closes_on}"), _phase(row, on),
             str(getattr(row, "number", 0)), str(getattr(row, "waiting", 0))),
            reverse("desk:consultation", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("征求意见", CONSULTATIONS, drawn, empty="还没有征求意见。",
                 empty_next="点“起草征求意见”开始。")  # fmt: skip


def consultation_events(row: Consultation, on: date) -> tuple[Event, ...]:
    """What was done and what comes."""
    events = [Event("起草", row.drafted_by, row.drafted_on)]
    if row.decided_on:
        what = "退回" if row.state == Consultation.State.RETURNED else "审核发布"
        events.append(Event(what, row.decided_by, row.decided_on, note=row.answer))
    taking = "now" if is_open(row, on) else ("done" if on > row.closes_on else "next")
    events.append(Event("公众提意见", "", f"{row.opens_on} 至 {row.closes_on}", state=taking))
    done = "done" if row.summarised_on else "next"
    events.append(Event("公布反馈", "", row.summarised_on, state=done))
    return tuple(events)


def comment_table(rows: Iterable[Comment], *, settled: bool) -> Table:
    """Comments, oldest first; what may still be done stands at the end."""
    drawn = tuple(
        Row(
            (whole(c.receipt), c.about or "整个稿子", c.text, plain_date(c.made_on), _state(c),
             c.reply.heading if c.reply else "",
             "" if settled else link_cell("审看", reverse("desk:comment", args=[c.pk]))),
        )
        for c in rows
    )  # fmt: skip
    return Table("公众意见", COMMENTS, drawn, empty="还没有收到意见。")


def correction_table(rows: Iterable[Correction]) -> Table:
    """Corrections, newest first."""
    drawn = tuple(
        Row(
            (whole(row.receipt), row.page or "没有写", row.text, plain_date(row.made_on),
             tag_cell(row.get_state_display(), TONES[row.state])),
            reverse("desk:correction", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("纠错", CORRECTIONS, drawn, empty="没有收到纠错。",
                 empty_next="每个公开页面的页脚都有“我要纠错”。")  # fmt: skip


def name_table(rows: Iterable[ProtectedName]) -> Table:
    """The guarded names; the names themselves stay sealed."""
    drawn = tuple(Row(_name_cells(row)) for row in rows)
    then = "登记以后，公开的标题、正文、答复里出现这个姓名就不能发布。"
    return Table("保护姓名", NAMES, drawn, empty="名单是空的。", empty_next=then)


def _name_cells(row: ProtectedName) -> tuple[object, ...]:
    added = f"{row.added_by}，{plain_date(row.added_on)}"
    if row.ended_on:
        return (f"{row.pk}", row.reason, added, tag_cell(f"{row.ended_on} 停止", "plain"), "")
    link = link_cell("查看或停止", _name_url(row))
    return (f"{row.pk}", row.reason, added, tag_cell("保护中", "ok"), link)


def _document_row(row: Document, on: date) -> Row:
    version = open_version_of(row) or row.current
    if version is None:
        return Row(("没有文本", "", "", row.body_name, "", "", ""))
    clock = None if row.published_on else clock_of(version, row.division_code, on)
    state, word = _standing_of(row, version)
    return Row(
        (version.title, row.index_number or "", category_words(version.category), row.body_name,
         plain_date(version.made_on), tag_cell(word, TONES[state]),
         clock_cell(clock) if clock else ""),
        reverse("desk:disclosed", args=[row.pk]),
    )  # fmt: skip


def _standing_of(row: Document, version: Version) -> tuple[str, str]:
    if row.state == Document.State.WITHDRAWN:
        return row.state, row.get_state_display()
    if row.state == Document.State.PUBLISHED and version.state != Version.State.PUBLISHED:
        return version.state, f"已公开，更正{version.get_state_display()}"
    return version.state, version.get_state_display()


def _validity(version: Version, document: Document, on: date) -> str:
    now = standing(document, on) if document.current_id == version.pk else ""
    until = f"，有效期至 {version.valid_until}" if version.valid_until else ""
    return f"{now or version.get_validity_display()}{until}"


def _phase(row: Consultation, on: date) -> object:
    if row.state != Consultation.State.PUBLISHED:
        return tag_cell(row.get_state_display(), TONES[row.state])
    if on < row.opens_on:
        return tag_cell("还没开始", "info")
    return tag_cell("正在征求", "ok") if is_open(row, on) else tag_cell("已截止，待反馈", "soon")


def _state(comment: Comment) -> object:
    word = comment.get_state_display()
    if comment.hidden_why:
        word = f"{word}：{comment.get_hidden_why_display()}"
    return tag_cell(word, TONES[comment.state])


def _name_url(row: ProtectedName) -> str:
    return reverse("desk:protected-name", args=[row.pk])
