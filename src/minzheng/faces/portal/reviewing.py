"""All answers of a draft as they are checked before sending: by page, then by member."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from minzheng.engines.cases.api import Asked, Draft, page_questions
from minzheng.faces.looks.parts import Entry
from minzheng.faces.portal.asking import value_text
from minzheng.faces.portal.needed import needed_papers
from minzheng.faces.portal.tasks import asked_pages
from minzheng.faces.portal.wording import readable
from minzheng.kernel.form import Page

NOT_ANSWERED = "还没有填"


@dataclass(frozen=True)
class Section:
    """One page of answers."""

    title: str
    entries: tuple[Entry, ...]


def sections_of(draft: Draft, on: date) -> list[Section]:
    """Every page with its answers, then the papers."""
    listed = [Section(p.title, tuple(_entries(draft, p, on))) for p in asked_pages(draft, on)]
    pages = [section for section in listed if section.entries]
    papers = tuple(_papers(draft, on))
    return [*pages, Section("材料", papers)] if papers else pages


def _entries(draft: Draft, page: Page, on: date) -> Iterator[Entry]:
    url = f"{reverse('portal:page', args=[draft.pk, page.key])}?from=check"
    for asked in page_questions(draft, page.key, on):
        if not asked.is_known:  # confirmed on its own page, where it can be said to be wrong
            yield _entry(draft, asked, url)


def _entry(draft: Draft, asked: Asked, url: str) -> Entry:
    label = readable(asked.field.label)
    key = f"{asked.member_name}：{label}" if asked.member_name else label
    value = draft.answers.get(asked.name)
    optional = not asked.field.required or asked.field.blank is not None
    text = (
        value_text(asked.field, value) if value is not None else ("" if optional else NOT_ANSWERED)
    )
    return Entry(key, text, url)


def _papers(draft: Draft, on: date) -> Iterator[Entry]:
    handed = list(draft.materials.all())
    for paper in needed_papers(draft, on):
        count = sum(material.key == paper.key for material in handed)
        url = reverse("portal:paper", args=[draft.pk, paper.key])
        yield Entry(paper.title, f"已传 {count} 份" if count else "没有传", url)
