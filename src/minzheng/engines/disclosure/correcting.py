"""Corrections (我要纠错): what is wrong on a public page, and what was done about it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Count, QuerySet

from minzheng.engines.access.api import Viewer, open_field, require, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.disclosure.commenting import PUBLIC
from minzheng.engines.disclosure.errors import NoSuchDocument, Unfit, WrongState
from minzheng.engines.disclosure.models import Correction
from minzheng.engines.disclosure.receipts import as_typed, new_receipt
from minzheng.engines.disclosure.values import NewCorrection
from minzheng.registers.offices.api import home_division
from minzheng.registers.sealing import seal, unseal

CODE = "JC"
HANDLERS = ("district_clerk", "district_head")
CORRECTION_READERS = (*HANDLERS, "auditor")
State = Correction.State
LEAST_WORDS, MOST_WORDS = 5, 1000


@dataclass(frozen=True)
class CorrectionCounts:
    """What the public may know of the corrections: only numbers."""

    received: int
    waiting: int
    fixed: int
    answered: int


@transaction.atomic
def point_out(new: NewCorrection, *, on: date) -> Correction:
    """Take down what is wrong; gives it with its receipt. Raises Unfit."""
    length = len(new.text.strip())
    if not LEAST_WORDS <= length <= MOST_WORDS:
        raise Unfit({"text": f"请用 {LEAST_WORDS} 到 {MOST_WORDS} 个字写清楚，您写了 {length} 个"})
    contact = seal(new.contact.strip()) if new.contact.strip() else ""
    row = Correction.objects.create(
        division_code=home_division(), receipt=new_receipt(CODE), page=path_of(new.page),
        text=new.text.strip(), contact_sealed=contact, made_on=on,
    )  # fmt: skip
    audit.record(PUBLIC, "point_out", row.ref, division=row.division_code)
    return row


@transaction.atomic
def answer(row: Correction, words: str, state: str, *, by: Viewer, on: date) -> Correction:
    """Say what was corrected, or why nothing need be. Raises NotAllowed, WrongState, Unfit."""
    row = Correction.objects.select_for_update().get(pk=row.pk)
    require(by, HANDLERS, row.division_code)
    if row.state != State.WAITING:
        raise WrongState(f"这条纠错{row.answered_on}已由{row.answered_by}答复，不能再改")
    if state not in (State.FIXED, State.ANSWERED):
        raise Unfit({"state": "请选择已改正，还是无须改正"})
    if not words.strip():
        raise Unfit({"words": "请写明改了什么，或者为什么不用改"})
    row.state, row.answer = state, words.strip()
    row.answered_by, row.answered_on = by.doer.name, on
    row.save()
    audit.record(by.doer, "answer_correction", row.ref, division=row.division_code)
    return row


def corrections(viewer: Viewer) -> QuerySet[Correction]:
    """Those of the viewer's area, newest first."""
    return visible(Correction.objects.all(), viewer).order_by("-id")


def correction_for(viewer: Viewer, pk: int) -> Correction:
    """One of them. Raises NoSuchDocument."""
    found = corrections(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchDocument("没有这条纠错，或不在您的辖区内。请从“纠错”重新进入")
    return found


def follow_correction(receipt: str) -> Correction:
    """A correction by its receipt. Raises NoSuchDocument."""
    found = Correction.objects.filter(receipt=as_typed(receipt)).first()
    if found is None:
        raise NoSuchDocument("没有这个回执号，请核对字母和数字；回执号以 JC 开头")
    return found


def correction_counts() -> CorrectionCounts:
    """How many came in and what became of them. One query."""
    rows = Correction.objects.order_by().values_list("state").annotate(number=Count("id"))
    counts = dict(rows)
    numbers = [counts.get(state, 0) for state in State.values]
    return CorrectionCounts(sum(numbers), *numbers)


def open_correction_contact(viewer: Viewer, row: Correction, *, purpose: str) -> str:
    """The contact in clear, after who and why are in the trail. Raises as open_field()."""
    return open_field(
        viewer, subject=row.ref, field="contact", purpose=purpose,
        reader=lambda: unseal(row.contact_sealed) if row.contact_sealed else "没有留下",
        division=row.division_code,
    )  # fmt: skip


def path_of(page: str) -> str:
    """The path of a page of ours; what stands behind ? may name somebody and is not kept."""
    path = page.strip().partition("?")[0].partition("#")[0]
    return path[:300] if path.startswith("/") and not path.startswith("//") else ""
