"""Writing an application page by page: each page saved, kept thirty days, signed at the end."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.access_rules import lodging_roles, require_concerned_or
from minzheng.engines.cases.asking import Asked, Family, kept, missing, questions, read_page
from minzheng.engines.cases.entrusting import mandate_of
from minzheng.engines.cases.errors import Incomplete, NoSuchDraft
from minzheng.engines.cases.houses import subject_of, subject_of_draft
from minzheng.engines.cases.members import Signer, unsigned
from minzheng.engines.cases.models import PARTIES, Case, Draft, Material
from minzheng.engines.cases.parties import party_of
from minzheng.engines.cases.stated import facts_of_answers, register_of_subject
from minzheng.engines.cases.subjects import Subject
from minzheng.engines.cases.submitting import refuse_second, submit, submitted_before
from minzheng.engines.cases.values import Application, Lodging, Mandate
from minzheng.engines.policy.api import Facts, holds, merge
from minzheng.kernel.form import Attachment, Cleaned, Form
from minzheng.kernel.matter import catalogue

KEPT_DAYS = 30
HERSELF = Lodging()
FAMILY, SIGNERS = "_family", "_signers"  # what a draft in memory keeps of what was looked up


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
    asked = Application(
        matter, applicant_id, "", {}, person_id=lodging.person_id, place=lodging.place
    )
    subject = subject_of(asked, by=by, on=on)
    mandate = mandate or mandate_of(by, applicant_id, matter, on)
    columns = dict(subject.columns())
    home = columns.pop("household", None)
    new = {
        "household": home,
        "members": list(subject.people),
        "place": lodging.place and subject.division_code,
        "agent_name": mandate.agent_name if mandate else "",
        "agent_mandate": mandate.authority if mandate else "",
    }
    key = {"applicant_id": applicant_id, "matter": matter, **columns}
    return _opened(key, new, subject, by=by, on=on)


@transaction.atomic
def open_house_draft(
    matter: str, organisation_id: int, facility_id: int | None, *, by: Viewer, on: date
) -> Draft:
    """An organisation's draft of a matter, for itself or one facility: the one there is, or new.

    Raises CaseRefused, AlreadyOpen, NotYours, NotAllowed, UnknownMatter.
    """
    asked = Application(
        matter, None, "", {}, organisation_id=organisation_id, facility_id=facility_id
    )
    subject = subject_of(asked, by=by, on=on)
    refuse_second(subject, catalogue().get(matter), on)
    key = {"matter": matter, **subject.columns()}
    return _opened(key, {"place": subject.division_code}, subject, by=by, on=on)


def _opened(
    key: Mapping[str, Any], new: Mapping[str, Any], subject: Subject, *, by: Viewer, on: date
) -> Draft:
    """The living draft that has these columns, or one with the new ones."""
    Draft.objects.filter(**key, expires_on__lt=on).delete()
    defaults = {
        **new,
        "written_by_key": by.doer.key,
        "token": secrets.token_urlsafe(24),
        "expires_on": on + timedelta(days=KEPT_DAYS),
    }
    draft, created = Draft.objects.get_or_create(**key, defaults=defaults)
    if created:
        audit.record(by.doer, "open_draft", f"draft:{draft.pk}", division=subject.division_code)
    return draft


def draft_for(viewer: Viewer, draft_id: int, on: date) -> Draft:
    """The draft, if it lives and she may write it. Raises NoSuchDraft, NotYours, NotAllowed."""
    rows = Draft.objects.select_related("household", *PARTIES)
    found = rows.filter(pk=draft_id, expires_on__gte=on)
    draft = found.first()
    if draft is None:
        raise NoSuchDraft(
            "没有这份草稿：可能已经提交、删除，或超过 30 天没有填写。请从“我的办件”查看或重新填写"
        )
    require_concerned_or(viewer, draft, lodging_roles(catalogue().get(draft.matter)))
    return draft


def drafts_of(person_id: int, on: date) -> list[Draft]:
    """The living drafts of what a person applies for, last written first."""
    found = Draft.objects.filter(applicant_id=person_id, expires_on__gte=on)
    return list(found.order_by("-updated_at"))


def drafts_of_house(organisation_id: int, on: date) -> list[Draft]:
    """The living drafts of an organisation, last written first."""
    found = Draft.objects.filter(organisation_id=organisation_id, expires_on__gte=on)
    return list(found.select_related("organisation", "facility").order_by("-updated_at"))


def family_of_draft(draft: Draft, on: date) -> Family:
    """Whom the draft is about, with what the registers know of them; looked up once a draft read.

    A form of twenty pages asks for it at each of them.
    """
    kept: Family | None = draft.__dict__.get(FAMILY)
    if kept is None or kept.on != on:
        register = register_of_subject(subject_of_draft(draft), catalogue().get(draft.matter), on)
        kept = Family(register, tuple(draft.members), draft.division_code, on)
        keep_family(draft, kept)
    return kept


def keep_family(draft: Draft, family: Family) -> None:
    """What was read of a draft's family stands for as long as the draft is held in memory."""
    draft.__dict__[FAMILY] = family


def facts_of_draft(draft: Draft, on: date) -> Facts:
    """What registers know and the draft states so far, as facts that rules read."""
    family = family_of_draft(draft, on)
    return merge(family.register, facts_of_answers(draft.answers, family.members))


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


def signers_of(draft: Draft, on: date) -> Sequence[Signer]:
    """Who signs the commitments; looked up once a draft read."""
    kept: tuple[date, Sequence[Signer]] | None = draft.__dict__.get(SIGNERS)
    if kept is None or kept[0] != on:
        found = subject_of_draft(draft).signers(draft.applicant_id, on)
        keep_signers(draft, found, on)
        return found
    return kept[1]


def keep_signers(draft: Draft, people: Sequence[Signer], on: date) -> None:
    """The same for those who sign it."""
    draft.__dict__[SIGNERS] = on, people


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
    members = party_of(draft).signing()
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
        place="" if draft.organisation_id else draft.place,
        organisation_id=draft.organisation_id,
        facility_id=draft.facility_id,
    )


def _save(draft: Draft, on: date) -> None:
    draft.expires_on = on + timedelta(days=KEPT_DAYS)
    draft.save()
