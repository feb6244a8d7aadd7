"""A disclosed document as its page shows it: metadata, what belongs to it, the chain."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse

from minzheng.engines.disclosure.api import (
    Document,
    Version,
    category_words,
    publish_days,
    replaced_by_it,
    standing,
)
from minzheng.engines.parameters.api import book
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Link, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.matter import catalogue
from minzheng.kernel.params import NotInForce

DIRECTORY = (
    Column("标题"), Column("索引号", secondary=True), Column("类别", secondary=True),
    Column("发布机构", secondary=True), Column("文号", secondary=True), Column("形成日期"),
    Column("效力"),
)  # fmt: skip
IN_FORCE = "有效"


def directory_table(rows: Iterable[Document], on: date) -> Table:
    """Documents of the directory, the newest first."""
    drawn = tuple(Row(tuple(_cells(row, on)), _url(row)) for row in rows)
    return Table("主动公开的信息", DIRECTORY, drawn, empty="没有找到公开的信息。",
                 empty_next="换一个词，或者少选几个条件再找。")  # fmt: skip


def metadata(document: Document, version: Version, on: date) -> tuple[Entry, ...]:
    """Everything the directory states of a document, in its order."""
    newest = document.current_id == version.pk
    now = standing(document, on) if newest else "已被新版本更正"
    until = f"（有效期至 {version.valid_until}）" if version.valid_until else ""
    found = (
        ("索引号", str(document.index_number)),
        ("信息类别", category_words(version.category)),
        ("发布机构", document.body_name),
        ("责任科室", version.section),
        ("文号", version.doc_number or "无"),
        ("形成日期", plain_date(version.made_on)),
        ("公开日期", plain_date(version.decided_on)),
        ("首次公开日期", plain_date(document.published_on)),
        ("内容概述", version.summary),
        ("效力", f"{now}{until}"),
        ("形式", _form(version)),
        ("公开方式", "主动公开"),
        ("公开时限", _limit(document, version)),
        ("版本", f"第 {version.number} 版"),
    )
    return tuple(Entry(key, value) for key, value in found)


def what_remains(document: Document) -> tuple[Entry, ...]:
    """What is still told of a withdrawn document: nothing of what was typed into it."""
    found = (
        ("索引号", str(document.index_number)), ("发布机构", document.body_name),
        ("首次公开日期", plain_date(document.published_on)),
        ("撤下日期", plain_date(document.withdrawn_on)),
    )  # fmt: skip
    return tuple(Entry(key, value) for key, value in found)


def chain(document: Document) -> tuple[Link, ...]:
    """What stands in for it, and what it stands in for."""
    links = []
    later = document.replaced_by
    if later is not None and later.state == later.State.PUBLISHED and later.current is not None:
        how = document.get_replaced_how_display()
        links.append(Link(f"{how}，见：{later.current.title}", _url(later)))
    links += [
        Link(f"替代了：{old.current.title}（{old.index_number}）", _url(old))
        for old in replaced_by_it(document)
        if old.current is not None
    ]
    return tuple(links)


def belongings(version: Version) -> tuple[Link, ...]:
    """The matters and numbers it is about; what is declared no more is left out."""
    return (*_matters(version.matters), *_parameters(version.parameters))


def _matters(keys: Iterable[str]) -> Iterator[Link]:
    for key in keys:
        matter = catalogue().matters.get(key)
        if matter is None:
            continue
        at = key.split("/")
        yield Link(f"{matter.service.short}办事指南", reverse("portal:guide", args=at))
        yield Link(f"{matter.service.short}的规则", reverse("open:rules", args=at))


def _parameters(keys: Iterable[str]) -> Iterator[Link]:
    page = reverse("open:parameters")
    for key in keys:
        info = book().infos.get(key)
        if info is not None:
            yield Link(f"标准：{info.label}", f"{page}#{key.replace('.', '-')}")


def _cells(row: Document, on: date) -> Iterator[object]:
    version = row.current
    if version is None:
        raise LookupError(f"公开信息 {row.pk} 没有现行文本，请从备份核对")
    now = standing(row, on)
    yield version.title
    yield row.index_number or ""
    yield category_words(version.category)
    yield row.body_name
    yield version.doc_number or "无"
    yield plain_date(version.made_on)
    yield tag_cell(now, "ok" if now == IN_FORCE else "plain")


def versions_links(document: Document, versions: Iterable[Version]) -> tuple[object, ...]:
    """Every wording that was public, newest first, each with what was changed."""
    return tuple(
        (link_cell(f"第 {v.number} 版（{plain_date(v.decided_on)}）",
                   reverse("open:document-version", args=[document.pk, v.number])),
         v.why or "首次公开")
        for v in versions
    )  # fmt: skip


def _url(document: Document) -> str:
    return reverse("open:document", args=[document.pk])


def _form(version: Version) -> str:
    forms = [word for word, there in (("网页文字", version.text), ("PDF", version.paper)) if there]
    return "、".join(forms)


def _limit(document: Document, version: Version) -> str:
    try:
        days = publish_days(document.division_code, version.made_on)
    except NotInForce:
        return "没有录入"
    return f"自形成或者变更之日起 {days} 个工作日内"
