"""The long form of a draft: drawn from the engine's questions, saved page by page, handed in."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases import api as cases
from minzheng.engines.cases.api import Asked, Case, Draft
from minzheng.faces.looks.application import PAPER, SIGNED, ApplicationForm
from minzheng.kernel.form import NO, YES, Field, Form
from minzheng.kernel.matter import catalogue
from minzheng.kernel.sentence import sentence
from minzheng.kernel.units import Kind
from minzheng.registers.divisions.api import UnknownDivision, full_name

DIVISION_DIGITS = 12
# Whether an organisation signs: what the box beside a signer's name says.
SAYS = {
    False: "{name}已在纸质承诺书上签字或者按手印",
    True: "{name}作出以上承诺（到窗口办理的，已在承诺书上盖章）",
}


def form_for_draft(draft: Draft, data: Any, files: Any, *, on: date) -> ApplicationForm:
    """Every question of the draft as it stands, with what was answered."""
    pages = [
        (page, _with_hints(cases.page_questions(draft, page.key, on), draft.answers))
        for page in _form_of(draft).pages
    ]
    asked = [question for _, questions in pages for question in questions]
    signers = cases.signers_of(draft, on)
    keys = [commitment.key for commitment in _form_of(draft).commitments]
    signed = {
        f"{SIGNED}{p.pk}": all(p.pk in draft.signed.get(key, ()) for key in keys) for p in signers
    }
    says = {p.pk: SAYS[draft.organisation_id is not None].format(name=p.name) for p in signers}
    return ApplicationForm(
        data, files, pages=pages, papers=cases.wanted_papers(draft, on),
        signatures=says if keys else {}, initial={**_answered(asked, draft.answers), **signed},
    )  # fmt: skip


def save(draft: Draft, form: ApplicationForm, *, by: Viewer, on: date) -> ApplicationForm:
    """Save what was typed; gives the form as it stands then, with what of it is wrong.

    An answer may bring up new questions, so the form is drawn anew. What is empty is not told yet.
    """
    wrong = _written(draft, form, by=by, on=on)
    given = {name for name in form.fields if form.cleaned_data.get(name) not in (None, "")}
    return _drawn_anew(draft, form, {n: said for n, said in wrong.items() if n in given}, on=on)


def complete(draft: Draft, form: ApplicationForm, *, by: Viewer, on: date) -> ApplicationForm:
    """Save what was typed; gives the form with everything that stands in the way of handing in."""
    wrong = _written(draft, form, by=by, on=on)
    draft.refresh_from_db()
    papers = {p.attachment.key: p.lacking for p in cases.wanted_papers(draft, on) if p.lacking}
    gaps = {**cases.unsigned_commitments(draft, on), **papers, **cases.unanswered(draft, on)}
    kept = {name for name in wrong if isinstance(draft.answers.get(name), dict)}
    told = {**gaps, **{n: said for n, said in wrong.items() if n not in kept}}
    return _drawn_anew(draft, form, told, on=on)


def submitted(draft: Draft, form: ApplicationForm, *, by: Viewer, on: date) -> Case | None:
    """Hand it in; what the engine refuses is told where it can be mended."""
    try:
        return cases.submit_draft(draft.pk, draft.token, by=by, on=on)
    except cases.Incomplete as gaps:
        form.tell(gaps.errors)
    except cases.CaseRefused as refusal:
        form.add_error(None, str(refusal))
    return None


def _with_hints(asked: Iterable[Asked], answers: Mapping[str, Any]) -> list[Asked]:
    """The questions, each with a hint when it applies only sometimes or its answer stays hidden."""
    return [
        replace(
            q,
            field=replace(q.field, hint=_hint(q.field, answers.get(q.name))),
            known=_place_words(q.known),
        )
        for q in asked
    ]


def _place_words(known: str) -> str:
    """What a register knows; the code of a place becomes its name."""
    if not (known.isdecimal() and len(known) == DIVISION_DIGITS):
        return known
    with suppress(UnknownDivision):
        return full_name(known)
    return known


def _hint(field: Field, kept: Any) -> str:
    if isinstance(kept, dict):
        return f"已填写（{cases.shown(kept)}）。要改才重新填"
    if field.when is None or field.blank is not None:
        return field.hint
    only = f"只有{sentence(field.when).rstrip('。')}时才填"
    return f"{only}。{field.hint}" if field.hint else only


def _written(draft: Draft, form: ApplicationForm, *, by: Viewer, on: date) -> dict[str, str]:
    """Every page, the papers and the signatures, kept as far as they are right; what is wrong."""
    form.read()
    wrong: dict[str, str] = {}
    for page, asks in form.pages:
        if asks:
            wrong |= cases.save_page(draft.pk, page.key, form.typed_on(asks), by=by, on=on).errors
    wrong |= _attached(draft, form, by=by, on=on)
    cases.sign_commitments(draft.pk, form.signed(_form_of(draft).commitments), by=by, on=on)
    return wrong


def _drawn_anew(
    draft: Draft, form: ApplicationForm, wrong: Mapping[str, str], *, on: date
) -> ApplicationForm:
    """The form as the answers have made it, with what was typed and what is wrong."""
    draft.refresh_from_db()
    fresh = form_for_draft(draft, form.data, None, on=on)
    fresh.read()
    unread = {name: "；".join(map(str, found)) for name, found in form.errors.items()}
    fresh.tell({**wrong, **unread})
    return fresh


def _attached(draft: Draft, form: ApplicationForm, *, by: Viewer, on: date) -> Mapping[str, str]:
    refused = {}
    for upload in form.uploads():
        try:
            cases.attach_to_draft(draft.pk, upload, by=by, on=on)
        except cases.MaterialRefused as refusal:
            refused[PAPER + upload.key] = str(refusal)
    return refused


def _answered(asked: Iterable[Asked], answers: Mapping[str, Any]) -> dict[str, Any]:
    """Kept answers as the boxes show them; a sealed one is not shown again."""
    kept = ((question, answers.get(question.name)) for question in asked)
    told = ((q, value) for q, value in kept if value is not None and not isinstance(value, dict))
    return {q.name: _shown(q, value) for q, value in told}


def _shown(question: Asked, value: Any) -> Any:
    kind = question.field.fact.unit.kind
    if kind is Kind.BOOL:
        return YES if value else NO
    if kind is Kind.CODE:
        return question.field.options.get(value, "")
    return date.fromisoformat(str(value)) if kind is Kind.DATE else value


def _form_of(draft: Draft) -> type[Form]:
    return catalogue().get(draft.matter).form
