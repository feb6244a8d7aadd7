"""Writing an application page by page: each page saved, kept thirty days, signed at the end."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.access_rules import FRONT_ROLES, require_own_or
from minzheng.engines.cases.asking import Asked, Family, kept, missing, questions, read_page
from minzheng.engines.cases.errors import Incomplete, NoSuchDraft
from minzheng.engines.cases.members import adults, household_for, members_of, unsigned
from minzheng.engines.cases.models import Case, Draft, Material
from minzheng.engines.cases.stated import facts_of_answers, register_of
from minzheng.engines.cases.submitting import submit, submitted_before
from minzheng.engines.cases.values import Application, Mandate
from minzheng.engines.policy.api import holds, merge
from minzheng.kernel.form import Attachment, Cleaned, Form
from minzheng.kernel.matter import catalogue
from minzheng.registers.people.api import Person

KEPT_DAYS = 30


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
    matter: str, person_id: int, *, by: Viewer, on: date, mandate: Mandate | None = None
) -> Draft:
    """The person's draft of a matter: the one being written, or a new one for her household.

    Raises NoHousehold, NotYours, NotAllowed, UnknownMatter.
    """
    key = catalogue().get(matter).key
    household = household_for(person_id, None, on)
    members = members_of(household, on)
    require_own_or(by, members, FRONT_ROLES, household.division_code, key)
    Draft.objects.filter(person_id=person_id, matter=key, expires_on__lt=on).delete()
    draft, created = Draft.objects.get_or_create(
        person_id=person_id,
        matter=key,
        defaults={
            "written_by_key": by.doer.key,
            "household": household,
            "members": members,
            "token": secrets.token_urlsafe(24),
            "agent_name": mandate.agent_name if mandate else "",
            "agent_mandate": mandate.authority if mandate else "",
            "expires_on": on + timedelta(days=KEPT_DAYS),
        },
    )
    if created:
        audit.record(by.doer, "open_draft", f"draft:{draft.pk}", division=household.division_code)
    return draft


def draft_for(viewer: Viewer, draft_id: int, on: date) -> Draft:
    """The draft, if it lives and she may write it. Raises NoSuchDraft, NotYours, NotAllowed."""
    found = Draft.objects.select_related("household", "person").filter(
        pk=draft_id, expires_on__gte=on
    )
    draft = found.first()
    if draft is None:
        raise NoSuchDraft(
            "没有这份草稿：可能已经提交、删除，或超过 30 天没有填写。请从“我的办件”查看或重新填写"
        )
    require_own_or(viewer, draft.members, FRONT_ROLES, draft.household.division_code, draft.matter)
    return draft


def drafts_of(person_id: int, on: date) -> list[Draft]:
    """A person's living drafts, last written first."""
    found = Draft.objects.filter(person_id=person_id, expires_on__gte=on)
    return list(found.order_by("-updated_at"))


def family_of_draft(draft: Draft, on: date) -> Family:
    """Whom the draft is about, with what the registers know of them."""
    register = register_of(draft.household, draft.members, on)
    return Family(register, tuple(draft.members), draft.household.division_code, on)


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
    """The adult members, who sign the commitments."""
    return adults(list(Person.objects.filter(pk__in=draft.members)), on)


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
    members = set(draft.members)
    known = {commitment.key for commitment in form_of(draft).commitments}
    draft.signed = {
        key: sorted({*draft.signed.get(key, ()), *(members & set(signed.get(key, ())))})
        for key in known
    }
    _save(draft, on)
    audit.record(
        by.doer, "sign_commitments", f"draft:{draft.pk}", division=draft.household.division_code
    )
    return draft


@transaction.atomic
def discard(draft_id: int, *, by: Viewer, on: date) -> None:
    """Throw a draft away."""
    draft = draft_for(by, draft_id, on)
    audit.record(by.doer, "discard", f"draft:{draft.pk}", division=draft.household.division_code)
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
    family = family_of_draft(draft, on)
    facts = merge(family.register, facts_of_answers(draft.answers, family.members))
    given = list(Material.objects.filter(draft=draft))
    return tuple(
        WantedPaper(attachment, tuple(row for row in given if row.key == attachment.key))
        for attachment in form_of(draft).attachments
        if holds(attachment.needed_when, facts, on=on, place=family.place) is not False
    )


def _application(draft: Draft) -> Application:
    return Application(
        matter=draft.matter,
        applicant_id=draft.person_id,
        token=draft.token,
        answers=draft.answers,
        household_id=draft.household_id,
        members=tuple(draft.members),
        signed=draft.signed,
        agent_name=draft.agent_name,
        agent_mandate=draft.agent_mandate,
    )


def _save(draft: Draft, on: date) -> None:
    draft.expires_on = on + timedelta(days=KEPT_DAYS)
    draft.save()
