"""Several applications as one: an answer given once stands in each, and all go in at once."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.drafting import (
    HERSELF,
    draft_for,
    form_of,
    open_draft,
    page_questions,
    sign_commitments,
    submit_draft,
    wanted_papers,
)
from minzheng.engines.cases.errors import CaseRefused, NoSuchDraft
from minzheng.engines.cases.houses import subject_of_draft
from minzheng.engines.cases.materials import attach_to_draft
from minzheng.engines.cases.models import Bundle, BundlePart, Case, Draft
from minzheng.engines.cases.sealed import ACCOUNT_COLUMNS, keepable
from minzheng.engines.cases.stated import split_name
from minzheng.engines.cases.submitting import refuse_second
from minzheng.engines.cases.values import Lodging, Mandate, Upload
from minzheng.kernel.form import Page
from minzheng.kernel.matter import catalogue

GONE = "没有这次申请：可能已经删除，或者不是您填的。请从“我的”里查看"


@dataclass(frozen=True)
class Wanted:
    """One matter of a bundle: who applies, and for whom in a matter of one person."""

    matter: str
    applicant_id: int
    mandate: Mandate | None = None
    lodging: Lodging = HERSELF


@transaction.atomic
def open_bundle(event: str, wanted: Sequence[Wanted], *, by: Viewer, on: date) -> Bundle:
    """A draft for each matter, held together. Opening the same event again goes on with it.

    Raises what open_draft() raises, and AlreadyOpen for what is under way or held.
    """
    me = _opener(by)
    found = Bundle.objects.filter(event=event, opened_by_id=me, submitted_on=None).order_by("-pk")
    bundle = next((each for each in found if _living(each, on)), None)
    if bundle is None:
        token = secrets.token_urlsafe(24)
        bundle = Bundle.objects.create(event=event, opened_by_id=me, token=token, opened_on=on)
    for each in wanted:
        draft = open_draft(
            each.matter, each.applicant_id, by=by, on=on, mandate=each.mandate, lodging=each.lodging
        )
        refuse_second(subject_of_draft(draft), catalogue().get(each.matter), on)
        mine = {"bundle": bundle, "matter": each.matter}
        BundlePart.objects.update_or_create(draft=draft, defaults=mine)
    audit.record(by.doer, "open_bundle", f"bundle:{bundle.pk}", detail={"event": event})
    return bundle


def bundle_for(viewer: Viewer, pk: int) -> Bundle:
    """The bundle, for who opened it. Raises NoSuchDraft."""
    found = Bundle.objects.filter(pk=pk, opened_by_id=_opener(viewer)).first()
    if found is None or viewer.person_id is None:
        raise NoSuchDraft(GONE)
    return found


def bundles_of(person_id: int, on: date) -> list[Bundle]:
    """What somebody opened and has not sent yet, as long as a draft of it lives."""
    rows = Bundle.objects.filter(opened_by_id=person_id, submitted_on=None).order_by("-pk")
    return [bundle for bundle in rows if _living(bundle, on)]


def parts_of(bundle: Bundle) -> list[BundlePart]:
    """Its matters in the order chosen; what was thrown away is left out. Two queries."""
    rows = bundle.parts.select_related(
        "draft__household", "draft__applicant", "draft__person", "case__person", "case__applicant"
    )
    rows = rows.prefetch_related("draft__materials")
    return [part for part in rows.order_by("pk") if part.draft_id or part.case_id]


def bundle_of_draft(draft: Draft) -> int | None:
    """The number of the bundle that a draft belongs to."""
    return BundlePart.objects.filter(draft=draft).values_list("bundle_id", flat=True).first()


@transaction.atomic
def carry_answers(draft_id: int, page: str, *, by: Viewer, on: date) -> int:
    """Put what a page has answered into the other drafts of its bundle; gives how many took it.

    A page of theirs that is answered by it counts as done. An account is carried only between
    applications for the same person. Raises what draft_for() raises.
    """
    draft = draft_for(by, draft_id, on)
    given = _given(draft, form_of(draft).page(page))
    taken = [_take(other, given, draft, on) for other in _siblings(draft)] if given else []
    if any(taken):
        detail = {"page": page}
        subject, division = f"draft:{draft.pk}", draft.division_code
        audit.record(by.doer, "carry_answers", subject, division=division, detail=detail)
    return sum(taken)


@transaction.atomic
def carry_known(
    bundle_id: int, person_id: int | None, facts: Mapping[str, Any], *, by: Viewer, on: date
) -> None:
    """Put what was said before the drafts were opened into them: facts of a person by column."""
    bundle = bundle_for(by, bundle_id)
    given = {(person_id, column): keepable(column, value) for column, value in facts.items()}
    given |= {(None, column): value for (_, column), value in given.items()}
    for part in parts_of(bundle):
        if part.draft is not None:
            _take(part.draft, given, part.draft, on)
    audit.record(by.doer, "carry_known", f"bundle:{bundle.pk}", detail={"columns": sorted(facts)})


@transaction.atomic
def carry_paper(draft_id: int, upload: Upload, *, by: Viewer, on: date) -> int:
    """Hand the same paper to every other draft of the bundle that asks for it."""
    draft = draft_for(by, draft_id, on)
    title = {each.key: each.title for each in form_of(draft).attachments}.get(upload.key)
    wanting = [other for other in _siblings(draft) if title in _wanted_titles(other, upload, on)]
    for other in wanting:
        attach_to_draft(other.pk, upload, by=by, on=on)
    return len(wanting)


@transaction.atomic
def sign_bundle(
    bundle_id: int, signed: Mapping[str, Iterable[int]], *, by: Viewer, on: date
) -> None:
    """Note who signed which sentence, in every draft that asks for that sentence."""
    for part in parts_of(bundle_for(by, bundle_id)):
        if part.draft is None:
            continue
        commitments = form_of(part.draft).commitments
        named = {each.key: list(signed.get(each.text, ())) for each in commitments}
        sign_commitments(part.draft.pk, named, by=by, on=on)


@transaction.atomic
def submit_bundle(bundle_id: int, token: str, *, by: Viewer, on: date) -> list[Case]:
    """Send all applications, or none: what stands in the way of one is told with its name.

    A second click gives the same cases. Raises CaseRefused, NoSuchDraft.
    """
    Bundle.objects.select_for_update().filter(pk=bundle_id).first()
    bundle = bundle_for(by, bundle_id)
    parts = parts_of(bundle)
    if bundle.submitted_on is not None:
        return [part.case for part in parts if part.case is not None]
    if token != bundle.token or not parts:
        raise CaseRefused("页面已经过期，或者没有要提交的事项。请回到任务清单再提交")
    cases = [_submitted(part, by, on) for part in parts]
    bundle.submitted_on = on
    bundle.save(update_fields=["submitted_on"])
    detail = {"cases": [case.number for case in cases]}
    audit.record(by.doer, "submit_bundle", f"bundle:{bundle.pk}", detail=detail)
    return cases


def _submitted(part: BundlePart, by: Viewer, on: date) -> Case:
    title = catalogue().get(part.matter).service.short
    if part.draft is None:
        raise CaseRefused(f"{title}的草稿已经单独提交。请回到任务清单核对")
    try:
        case = submit_draft(part.draft.pk, part.draft.token, by=by, on=on)
    except CaseRefused as refusal:
        raise CaseRefused(f"{title}：{refusal}") from refusal
    BundlePart.objects.filter(pk=part.pk).update(case=case, draft=None)
    return case


Given = Mapping[tuple[int | None, str], Any]


def _given(draft: Draft, page: Page) -> dict[tuple[int | None, str], Any]:
    """The answers of a page by person and column."""
    columns = {field.column for field in page.fields}
    said = {split_name(name): value for name, value in draft.answers.items()}
    return {
        (None if index is None else draft.members[index], column): value
        for (index, column), value in said.items()
        if column in columns and value is not None and (index is not None) == page.each_member
    }


def _take(draft: Draft, given: Given, source: Draft, on: date) -> bool:
    """Whether anything of it belongs here; then it stands here, and full pages are done."""
    found: dict[str, Any] = {}
    for page in form_of(draft).pages:
        asked = {asked.name for asked in page_questions(draft, page.key, on) if not asked.is_known}
        new = _fitting(draft, page, given, source)
        found |= {name: value for name, value in new.items() if name in asked}
    if not found:
        return False
    draft.answers = {**draft.answers, **found}
    draft.pages = [*draft.pages, *_completed(draft, frozenset(found), on)]
    draft.save(update_fields=["answers", "pages", "updated_at"])
    return True


def _fitting(draft: Draft, page: Page, given: Given, source: Draft) -> dict[str, Any]:
    """What of it this page asks, by the names of its questions."""
    people = dict(enumerate(draft.members)) if page.each_member else {None: None}
    same = draft.person_id == source.person_id
    return {
        column if index is None else f"{index}.{column}": given[person, column]
        for index, person in people.items()
        for column in (field.column for field in page.fields)
        if (person, column) in given and (same or not _is_account(page))
    }


def _is_account(page: Page) -> bool:
    """Whether a page asks where money goes."""
    return bool(ACCOUNT_COLUMNS & {field.column for field in page.fields})


def _completed(draft: Draft, carried: frozenset[str], on: date) -> list[str]:
    """The pages that carried answers have answered whole."""
    open_pages = [page for page in form_of(draft).pages if page.key not in draft.pages]
    return [page.key for page in open_pages if _is_full(draft, page, carried, on)]


def _is_full(draft: Draft, page: Page, carried: frozenset[str], on: date) -> bool:
    asked = [each.name for each in page_questions(draft, page.key, on) if not each.is_known]
    answered = all(draft.answers.get(name) is not None for name in asked)
    return answered and bool(carried & set(asked))


def _siblings(draft: Draft) -> list[Draft]:
    bundle = bundle_of_draft(draft)
    if bundle is None:
        return []
    rows = Draft.objects.select_related("household", "applicant", "person")
    return list(rows.filter(part__bundle_id=bundle).exclude(pk=draft.pk))


def _wanted_titles(draft: Draft, upload: Upload, on: date) -> list[str]:
    wanted = (each.attachment for each in wanted_papers(draft, on))
    return [paper.title for paper in wanted if paper.key == upload.key]


def _living(bundle: Bundle, on: date) -> bool:
    return Draft.objects.filter(part__bundle=bundle, expires_on__gte=on).exists()


def _opener(viewer: Viewer) -> int:
    """Who fills it in; an agent for whom she acts."""
    return viewer.person_id or 0
