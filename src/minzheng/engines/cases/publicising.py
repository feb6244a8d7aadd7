"""Publicity before the decision (公示), announcement of the result after it (公布)."""

from datetime import date

from minzheng.engines.cases.declared import flow_of, matter_of
from minzheng.engines.cases.models import Case, CaseStep
from minzheng.engines.cases.offices import acting_office
from minzheng.engines.cases.parties import party_of
from minzheng.engines.cases.turning import Turn
from minzheng.engines.notices import api as notices
from minzheng.kernel.flow import End, Publicity
from minzheng.kernel.money import Fen, yuan_text
from minzheng.registers.people.api import Person

KIND = notices.Publicity.Kind


def put_up(case: Case, element: Publicity, step: CaseStep, turn: Turn) -> None:
    """Post the opinion in the village: name masked, no amount; the wait ends with its last day."""
    fields = {**_common(case), "opinion": turn.outcome}
    sheet = _sheet(case, element, KIND.PUBLICITY, fields, turn, until=step.due_on)
    row = notices.publish(sheet, by=turn.by, on=turn.on)
    step.publicity_ref = str(row.pk)
    step.save(update_fields=["publicity_ref"])


def announce(case: Case, end: End, amount: Fen | None, turn: Turn) -> None:
    """Post the result: applicant's name, number of members, amount (民发〔2021〕57号第二十四条)."""
    fields = _common(case)
    if amount:
        fields["single_amount" if end.once else "monthly_amount"] = yuan_text(amount)
    sheet = _sheet(case, end, KIND.ANNOUNCEMENT, fields, turn, until=None)
    notices.publish(sheet, by=turn.by, on=turn.on)


def _common(case: Case) -> dict[str, str]:
    return {
        "applicant": case.subject_name,
        "village": case.place,
        "household_size": f"{_living(case) or 1}人",
        "matter": matter_of(case).service.short,
    }


def _living(case: Case) -> int:
    """Members of the case; who has died is not counted any more."""
    return Person.objects.filter(pk__in=case.listed, died_on=None).count()


def _sheet(
    case: Case,
    element: Publicity | End,
    kind: notices.Publicity.Kind,
    fields: dict[str, str],
    turn: Turn,
    *,
    until: date | None,
) -> notices.PublicitySheet:
    office = acting_office(turn.division(case))
    return notices.PublicitySheet(
        case_ref=case.ref,
        matter=case.matter,
        division_code=case.division_code,
        kind=kind,
        title=_title(case, element, kind),
        fields=fields,
        issuer=office.name,
        contact=office.contact or office.name,
        basis="、".join(str(article) for article in element.articles),
        since=turn.on,
        until=until,
        applicant_born_on=party_of(case).born_on(),
    )


def _title(case: Case, element: Publicity | End, kind: notices.Publicity.Kind) -> str:
    """The title the matter gave the poster, or else what it is."""
    matter = matter_of(case)
    name = element.notice if isinstance(element, Publicity) else flow_of(case).announcement
    if name in matter.notices:
        return notices.parse(matter.notices[name]).title
    return f"{matter.service.title}{kind.label}"
