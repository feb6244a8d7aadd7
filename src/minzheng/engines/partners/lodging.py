"""Applications that a partner writes for somebody who gave it a written mandate.

Everything goes through the verbs of the cases engine, as at a counter: an adult's authorisation of
an economic check is never given here, she is asked for it herself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, may_see
from minzheng.engines.cases import api as cases
from minzheng.engines.partners.admitting import Caller
from minzheng.engines.partners.errors import MandateMissing, NotLodged
from minzheng.engines.partners.models import Lodged
from minzheng.engines.partners.people import person_of
from minzheng.kernel.matter import catalogue

MANDATE = "mandate"  # the key of the paper that proves the mandate
HIDDEN = "没有这件申请，或不是本系统提交的。请核对编号"


@dataclass(frozen=True)
class NewLodging:
    """What a partner begins: the matter, who applies, and by which written authority."""

    matter: str
    name: str
    id_number: str
    authority: str


@transaction.atomic
def begin(caller: Caller, new: NewLodging, *, on: date) -> Lodged:
    """Begin an application, or go on with the one the partner began before.

    Raises PersonUnknown, NotLodged (somebody else is writing it), what open_draft() raises.
    """
    person = person_of(caller, new.name, new.id_number, new.matter)
    mandate = cases.Mandate(caller.partner.organisation[:40], new.authority.strip()[:200])
    draft = cases.open_draft(new.matter, person.pk, by=caller.viewer, on=on, mandate=mandate)
    if draft.written_by_key != caller.viewer.doer.key:
        raise NotLodged("她已有一份正在填写的同一事项的申请。请由本人提交或删除以后再代办")
    told = {"matter": new.matter, "division_code": draft.division_code, "person": person.pk,
            "token": draft.token, "authority": mandate.authority, "begun_on": on}  # fmt: skip
    row, _ = Lodged.objects.get_or_create(partner=caller.partner, draft=draft.pk, defaults=told)
    return row


def lodgings(caller: Caller) -> QuerySet[Lodged]:
    """Everything the partner lodged and still reaches, newest first."""
    rows = Lodged.objects.filter(partner=caller.partner)
    reached = [row.pk for row in rows if _reaches(caller, row)]
    return rows.filter(pk__in=reached)


def lodging_for(caller: Caller, number: int) -> Lodged:
    """One of them. Raises NotLodged."""
    row = Lodged.objects.filter(partner=caller.partner, pk=number).first()
    if row is None or not _reaches(caller, row):
        raise NotLodged(HIDDEN)
    return row


def case_of(caller: Caller, number: str) -> cases.Case:
    """A case that the partner lodged. Raises NotLodged, NoSuchCase."""
    row = Lodged.objects.filter(partner=caller.partner, case=number).first() if number else None
    if row is None or not _reaches(caller, row):
        raise NotLodged(HIDDEN)
    return cases.case_for(caller.viewer, number)


def draft_of(caller: Caller, row: Lodged, on: date) -> cases.Draft:
    """The draft of a lodging that is not submitted. Raises NoSuchDraft."""
    return cases.draft_for(caller.viewer, row.draft, on)


def save_answers(
    caller: Caller, row: Lodged, raw: Mapping[str, str], *, on: date
) -> dict[str, str]:
    """Save the whole set of answers as typed; gives what of it is wrong, by name.

    Good answers are kept beside wrong ones. Twice, because an answer may bring up another question.
    """
    draft = draft_of(caller, row, on)
    for _ in range(2):
        errors: dict[str, str] = {}
        for page in catalogue().get(draft.matter).form.pages:
            saved = cases.save_page(draft.pk, page.key, raw, by=caller.viewer, on=on)
            errors |= saved.errors
    return {name: text for name, text in errors.items() if name in raw}


def sign(caller: Caller, row: Lodged, signed: Mapping[str, Sequence[int]], *, on: date) -> None:
    """Note whose signatures stand on the paper; the paper itself is uploaded."""
    cases.sign_commitments(row.draft, signed, by=caller.viewer, on=on)


def add_paper(caller: Caller, row: Lodged, upload: cases.Upload, *, on: date) -> cases.Material:
    """Add a paper to the draft, or to the case once it is submitted."""
    if row.case:
        case_of(caller, row.case)
        return cases.attach(row.case, upload, by=caller.viewer, on=on)
    draft_of(caller, row, on)
    return cases.attach_to_draft(row.draft, upload, by=caller.viewer, on=on)


@transaction.atomic
def submit(caller: Caller, row: Lodged, *, on: date) -> cases.Case:
    """Submit it. Raises MandateMissing, what submit_draft() raises."""
    if not row.case:
        draft = draft_of(caller, row, on)
        if not cases.Material.objects.filter(draft=draft, key=MANDATE).exists():
            raise MandateMissing("还没有上传本人签字的委托书：请先上传材料，材料代码写 mandate")
    case = cases.submit_draft(row.draft, row.token, by=caller.viewer, on=on)
    Lodged.objects.filter(pk=row.pk).update(case=case.number)
    return case


def discard(caller: Caller, row: Lodged, *, on: date) -> None:
    """Throw a draft away."""
    cases.discard(row.draft, by=caller.viewer, on=on)


def for_applicant(caller: Caller, case: cases.Case) -> Viewer:
    """The partner passing on the applicant's own word, such as her rating; the trail names both:
    the partner as doer, the case as subject."""
    return Viewer(caller.viewer.doer, person_id=case.applicant_id)


def _reaches(caller: Caller, row: Lodged) -> bool:
    return may_see(caller.viewer, row.division_code, row.matter)
