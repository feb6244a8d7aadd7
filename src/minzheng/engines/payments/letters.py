"""Letters of the paying office to a payee: who writes, to whom, and what one can do against it."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.notices import api as notices
from minzheng.engines.payments.models import Entitlement
from minzheng.kernel.divisions import normalise
from minzheng.registers.divisions.api import full_names, get_division
from minzheng.registers.offices.api import office_of
from minzheng.statutes import administrative_review as statutes

CITES = notices.RemedyCites(
    review=str(statutes.行政复议法.第二十条),
    body=str(statutes.行政复议法.第二十四条),
    suit=str(statutes.行政诉讼法.第四十六条),
    start=str(statutes.行政复议法实施条例.第二十三条),
)


@dataclass(frozen=True)
class Paper:
    """What is written: kind and title of the letter, the word of its number, what it is about."""

    kind: str
    title: str
    word: str
    ref: str


def payee_of(entitlement: Entitlement) -> notices.Recipient:
    """Who is written to."""
    payee = entitlement.payee
    return notices.Recipient("person", str(payee.pk), payee.name)


def draft_to(
    entitlement: Entitlement, paper: Paper, body: tuple[notices.Block, ...], on: date
) -> notices.NoticeDraft:
    """A letter of the county's office to the payee."""
    county = normalise(entitlement.division_code[:6])
    office, place = office_of(county, "district"), get_division(county).name
    to, name = payee_of(entitlement), office.name if office else f"{place}民政局"
    letter = notices.Letter(
        kind=paper.kind, title=paper.title, head=notices.Head(name, to.name, on), body=body
    )
    return notices.NoticeDraft(
        letter=letter, number_word=place[:1] + paper.word,
        office_code=office.code if office else county, division_code=entitlement.division_code,
        recipient=to, case_ref=paper.ref,
    )  # fmt: skip


def remedies_in(division: str) -> tuple[notices.Paragraph, ...]:
    """Where, and until when, a decision of the county's bureau may be reviewed."""
    county = normalise(division[:6])
    place = full_names([county])[county]
    return notices.remedies(notices.Actor("bureau", place, place), CITES)
