"""Telling people: documents from the matter's texts, messages to the family and to the staff."""

from datetime import date

from minzheng.engines.cases.declared import matter_of
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.offices import acting_office, staff
from minzheng.engines.cases.parties import party_of
from minzheng.engines.cases.turning import Turn
from minzheng.engines.cases.wording import Words, blocks_for
from minzheng.engines.notices import api as notices


class NoSuchText(LookupError):
    """The matter's folder lacks a notice that its flow names."""


def send_notice(case: Case, name: str, turn: Turn) -> notices.Notice:
    """Issue a document of the case to the applicant and tell her that it is there.

    Raises NoSuchText, and MissingValue naming what the text asks for and the case does not know.
    """
    texts = matter_of(case).notices
    if name not in texts:
        raise NoSuchText(f"事项“{case.matter}”没有文书 notices/{name}.md，请补上")
    template = notices.parse(texts[name])
    office = acting_office(turn.division(case))
    words = Words(case, turn, office)
    values = {place: _word(words, place) for place in template.placeholders()}
    head = notices.Head(issuer=office.name, addressee=case.applicant_name, dated=turn.on)
    letter = template.fill(values, blocks_for(words, template.blocks()), head=head)
    draft = notices.NoticeDraft(
        letter=letter,
        number_word=office.number_prefix + template.number_word,
        office_code=office.code,
        division_code=case.division_code,
        recipient=party_of(case).recipient(),
        case_ref=case.ref,
    )
    notice = notices.issue_notice(draft, by=turn.by, on=turn.on)
    message_applicant(case, f"您有一份新文书《{notice.title}》，文号 {notice.number}", on=turn.on)
    return notice


def message_applicant(case: Case, text: str, *, on: date) -> None:
    """A message into the inbox of the applicant, or of the organisation."""
    notices.send_message(party_of(case).recipient(), text, link=case.ref, on=on)


def message_staff(case: Case, role: str, division_code: str, text: str, *, on: date) -> None:
    """A message to every officer of the role who serves the division."""
    for officer in staff(role, division_code, on):
        notices.send_message(officer, text, link=case.ref, on=on)


def _word(words: Words, place: str) -> str:
    """A placeholder's text; "" where the case has none, so that the engine of notices names it."""
    try:
        return words[place]
    except KeyError:
        return ""
