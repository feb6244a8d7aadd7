"""Writing an application page by page: each page saved, kept thirty days, signed at the end."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.access_rules import LODGING_ROLES, require_own_or
from minzheng.engines.cases.asking import Asked, Family, kept, missing, questions, read_page
from minzheng.engines.cases.errors import Incomplete, NoSuchDraft
from minzheng.engines.cases.members import unsigned
from minzheng.engines.cases.models import Case, Draft, Material
from minzheng.engines.cases.stated import facts_of_answers, register_of_subject
from minzheng.engines.cases.subjects import Subject, signers_of_subject, subject_of
from minzheng.engines.cases.submitting import submit, submitted_before
from minzheng.engines.cases.values import Application, Lodging, Mandate
from minzheng.engines.policy.api import Facts, holds, merge
from minzheng.kernel.form import Attachment, Cleaned, Form
from minzheng.kernel.matter import catalogue
from minzheng.registers.people.api import Person

KEPT_DAYS = 30
HERSELF = Lodging()


@dataclass(frozen=True)
class WantedPaper:
    """A paper that is asked for, why, and what was handed in."""

    attachment: Attachment
    given: tuple[Material, ...]

    @property
    def lacking(self) -> str:
        """What to bring; "" when it is there or may be left out."""
        if self.given or not self.attachment.required:
            return ""
        return f"还缺“{self.attachment.title}”：{self.attachment.why}"


@transaction.atomic
def open_draft(
    matter: str,
    applicant_id: int,
    *,
    by: Viewer,
    on: date,
    mandate: Mandate | None = None,
    lodging: Lodging = HERSELF,
) -> Draft:
    """The applicant's draft of a matter: the one being written, or a new one.

    It is for her household, or in a person's matter for herself or whom `lodging` names. Raises
    NoHousehold, NotYours, NotAllowed, CaseRefused, UnknownMatter.
    """
    token = secrets.token_urlsafe(24)
    asked = Application(
        matter, applicant_id, token, {}, person_id=lodging.person_id, place=lodging.place
    )
    subject = subject_of(asked, by=by, on=on)
    key = {"applicant_id": applicant_id, "matter": matter, "person_id": subject.person_id}
    Draft.objects.filter(**key, expires_on__lt=on).delete()
    draft, created = Draft.objects.get_or_create(
        **key,
        defaults={
            "written_by_key": by.doer.key,
            "household": subject.household,
            "members": list(subject.people),
            "place": lodging.place and subject.division_code,
            "token": token,
            "agent_name": mandate.agent_name if mandate else "",
            "agent_mandate": mandate.authority if mandate else "",
            "expires_on": on + timedelta(days=KEPT_DAYS),
        },
    )
    if created:
        audit.record(by.doer, "open_draft", f"draft:{draft.pk}", division=subject.division_code)
    return draft


def draft_for(viewer: Viewer, draft_id: int, on: date) -> Draft:
    """The draft, if it lives and she may write it. Raises NoSuchDraft, NotYours, NotAllowed."""
    found = Draft.objects.select_related("household", "applicant", "person").filter(
        pk=draft_id, expires_on__gte=on
    )
    draft = found.first()
    if draft is None:
        raise NoSuchDraft(
            "没有这份草稿：可能已经提交、删除，或超过 30 天没有填写。请从“我的办件”查看或重新填写"
        )
    require_own_or(viewer, writers_of(draft), LODGING_ROLES, draft.division_code, draft.matter)
    return draft


def writers_of(draft: Draft) -> set[int]:
    """The persons who may write it: those it is about, and who applies for them."""
    return {draft.applicant_id, *draft.members}


def drafts_of(person_id: int, on: date) -> list[Draft]:
    """The living drafts of what a person applies for, last written first."""
    found = Draft.objects.filter(applicant_id=person_id, expires_on__gte=on)
    return list(found.order_by("-updated_at"))


def family_of_draft(draft: Draft, on: date) -> Family:
    """Whom the draft is about, with what the registers know of them."""
    register = register_of_subject(subject_of_draft(draft), catalogue().get(draft.matter), on)
    return Family(register, tuple(draft.members), draft.division_code, on)


def facts_of_draft(draft: Draft, on: date) -> Facts:
    """What registers know and the draft states so far, as facts that rules read."""
    family = family_of_draft(draft, on)
    return merge(family.register, facts_of_answers(draft.answers, family.members))


def subject_of_draft(draft: Draft) -> Subject:
    """Whom it is about and where it will be handled."""
    return Subject(draft.household, tuple(draft.members), draft.person_id, draft.division_code)


def page_questions(draft: Draft, page: str, on: date) -> tuple[Asked, ...]:
    """The questions of one page for this family; what registers know stands there to confirm."""
    return questions(form_of(draft).page(page), family_of_draft(draft, on), draft.answers)


def unanswered(draft: Draft, on: date) -> dict[str, str]:
    """Every required question without an answer: name -> sentence."""
    return missing(form_of(draft).pages, family_of_draft(draft, on), draft.answers)


def unsigned_commitments(draft: Draft, on: date) -> dict[str, str]:
    """Every signature still missing: "commitment.person" -> sentence."""
    texts = {commitment.key: commitment.text for commitment in form_of(draft).commitments}
    return unsigned(texts, draft.signed, signers_of(draft, on))


def signers_of(draft: Draft, on: date) -> list[Person]:
    """Who signs the commitments."""
    return signers_of_subject(subject_of_draft(draft), draft.applicant_id, on)


def form_of(draft: Draft) -> type[Form]:
    """The form that the draft fills in."""
    return catalogue().get(draft.matter).form


@transaction.atomic
def save_page(draft_id: int, page: str, raw: Mapping[str, str], *, by: Viewer, on: date) -> Cleaned:
    """Save one page as typed. Good answers are kept even when others are wrong; errors come back.

    Raises NoSuchDraft, NotYours, NotAllowed, KeyError for an unknown page.
    """
    draft = draft_for(by, draft_id, on)
    declared = form_of(draft).page(page)
    family = family_of_draft(draft, on)
    cleaned = read_page(declared, family, draft.answers, raw)
    draft.answers = {**draft.answers, **kept(cleaned.values)}
    draft.page = page
    if not cleaned.errors:
        draft.pages = [*(key for key in draft.pages if key != page), page]
    _save(draft, on)
    audit.record(
        by.doer, "save_page", f"draft:{draft.pk}", division=family.place, detail={"page": page}
    )
    return cleaned


@transaction.atomic
def sign_commitments(
    draft_id: int, signed: Mapping[str, Sequence[int]], *, by: Viewer, on: date
) -> Draft:
    """Note who signed which commitment (《社会救助法》第四十条); a person signs once."""
    draft = draft_for(by, draft_id, on)
    members = writers_of(draft)
    known = {commitment.key for commitment in form_of(draft).commitments}
    draft.signed = {
        key: sorted({*draft.signed.get(key, ()), *(members & set(signed.get(key, ())))})
        for key in known
    }
    _save(draft, on)
    audit.record(by.doer, "sign_commitments", f"draft:{draft.pk}", division=draft.division_code)
    return draft


@transaction.atomic
def discard(draft_id: int, *, by: Viewer, on: date) -> None:
    """Throw a draft away."""
    draft = draft_for(by, draft_id, on)
    audit.record(by.doer, "discard", f"draft:{draft.pk}", division=draft.division_code)
    draft.delete()


def submit_draft(draft_id: int, token: str, *, by: Viewer, on: date) -> Case:
    """Submit a draft; a second click with the same token gives the case of the first.

    Raises what submit() raises, and NoSuchDraft.
    """
    known = submitted_before(token)
    if known is not None:
        return known
    try:
        return _submit(draft_for(by, draft_id, on), by=by, on=on)
    except NoSuchDraft:
        known = submitted_before(token)
        if known is None:
            raise
        return known  # the other click of a double click was through a moment before


@transaction.atomic
def _submit(draft: Draft, *, by: Viewer, on: date) -> Case:
    lacking = {p.attachment.key: p.lacking for p in wanted_papers(draft, on) if p.lacking}
    if lacking:
        raise Incomplete("申请", lacking)
    case = submit(_application(draft), by=by, on=on)
    Material.objects.filter(draft=draft).update(case=case, draft=None)
    Draft.objects.filter(pk=draft.pk).delete()
    return case


def wanted_papers(draft: Draft, on: date) -> tuple[WantedPaper, ...]:
    """The papers this family is asked for, each with what was handed in so far."""
    facts, place = facts_of_draft(draft, on), draft.division_code
    given = list(Material.objects.filter(draft=draft))
    return tuple(
        WantedPaper(attachment, tuple(row for row in given if row.key == attachment.key))
        for attachment in form_of(draft).attachments
        if holds(attachment.needed_when, facts, on=on, place=place) is not False
    )


def _application(draft: Draft) -> Application:
    return Application(
        matter=draft.matter,
        applicant_id=draft.applicant_id,
        token=draft.token,
        answers=draft.answers,
        household_id=draft.household_id,
        members=tuple(draft.members),
        signed=draft.signed,
        agent_name=draft.agent_name,
        agent_mandate=draft.agent_mandate,
        person_id=draft.person_id,
        place=draft.place,
    )


def _save(draft: Draft, on: date) -> None:
    draft.expires_on = on + timedelta(days=KEPT_DAYS)
    draft.save()
