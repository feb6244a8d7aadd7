"""The tasks of an application: pages, papers, commitments, sending; each with its state."""

from datetime import date

from django.http import Http404
from django.urls import reverse

from minzheng.engines.cases.api import (
    Draft,
    page_questions,
    unanswered,
    unsigned_commitments,
)
from minzheng.faces.looks.parts import Task
from minzheng.faces.portal.needed import needed_papers
from minzheng.kernel.form import Form, Page
from minzheng.kernel.matter import catalogue


def form_for(draft: Draft) -> type[Form]:
    """The form a draft fills in."""
    return catalogue().get(draft.matter).form


def page_of(draft: Draft, key: str) -> Page:
    """One page of the form, or the page that says there is none."""
    try:
        return form_for(draft).page(key)
    except KeyError as unknown:
        raise Http404(str(unknown)) from unknown


def asked_pages(draft: Draft, on: date) -> list[Page]:
    """The pages on which this family is asked or shown something."""
    return [page for page in form_for(draft).pages if page_questions(draft, page.key, on)]


def place_in(draft: Draft, key: str, on: date) -> tuple[int, int]:
    """Which page of how many."""
    keys = [page.key for page in asked_pages(draft, on)]
    return (keys.index(key) + 1 if key in keys else len(keys)), len(keys)


def tasks_of(draft: Draft, on: date) -> list[Task]:
    """Everything to do, in order; what rests on the answers is blocked until they are there."""
    gaps = unanswered(draft, on)
    pages = [_page_task(draft, page, gaps, on) for page in asked_pages(draft, on)]
    written = all(task.state == "done" for task in pages)
    papers = [_blocked_unless(written, task) for task in _papers_tasks(draft, on)]
    ready = written and all(task.state == "done" for task in papers)
    check = Task("核对填写的内容", "todo", reverse("portal:answers", args=[draft.pk]))
    promises = _promises_task(draft, on)
    return [*pages, *papers, *(_blocked_unless(ready, task) for task in (check, promises))]


def next_url(tasks: list[Task]) -> str:
    """The first task still to do."""
    return next((task.url for task in tasks if task.state in ("todo", "doing")), "")


def _page_task(draft: Draft, page: Page, gaps: dict[str, str], on: date) -> Task:
    url = reverse("portal:page", args=[draft.pk, page.key])
    names = {asked.name for asked in page_questions(draft, page.key, on)}
    open_names = names & gaps.keys()
    if page.key in draft.pages and not open_names:
        return Task(page.title, "done", url)
    begun = bool(names - open_names) and any(name in draft.answers for name in names)
    return Task(page.title, "doing" if begun else "todo", url)


def _papers_tasks(draft: Draft, on: date) -> list[Task]:
    """Only when some paper is asked of this family."""
    papers = needed_papers(draft, on)
    if not papers:
        return []
    url = reverse("portal:papers", args=[draft.pk])
    handed = {material.key for material in draft.materials.all()}
    lacking = [paper for paper in papers if paper.key not in handed]
    note = f"还有 {len(lacking)} 份没有传" if lacking else ""
    must = any(paper.required for paper in lacking)
    return [Task("上传材料", "todo" if must else "done", url, note)]


def _promises_task(draft: Draft, on: date) -> Task:
    url = reverse("portal:promises", args=[draft.pk])
    return Task("承诺和授权", "todo" if unsigned_commitments(draft, on) else "done", url)


def _blocked_unless(ready: bool, task: Task) -> Task:
    return task if ready else Task(task.title, "blocked", task.url, "先填完上面各项")
