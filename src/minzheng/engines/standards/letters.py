"""The letter that tells a family its new amount: the engine's own text, the matter's arithmetic."""

from datetime import date
from functools import cache
from pathlib import Path

from minzheng.engines.cases.api import REMEDY_CITES
from minzheng.engines.notices import api as notices
from minzheng.engines.parameters import api as parameters
from minzheng.engines.standards.models import Adjustment, Recalculation
from minzheng.kernel.divisions import ancestors, level
from minzheng.kernel.doer import Doer
from minzheng.kernel.matter import catalogue
from minzheng.kernel.money import yuan_text, yuan_words
from minzheng.kernel.months import Month
from minzheng.registers.offices.api import office_of

TEMPLATE = Path(__file__).parent / "templates" / "standard_changed.md"


def send_letter(each: Recalculation, row: Adjustment, *, by: Doer, on: date) -> str:
    """Issue the letter and tell the family; gives its number. Raises MissingGlyph, MissingValue."""
    template, county = _template(), _county(each.division_code)
    office = office_of(county, "district")
    name = parameters.place_words(county)
    issuer = office.name if office else name
    contact = (office.phone or office.name) if office else name
    person = notices.Recipient(
        "person", str(each.entitlement.payee_id), each.entitlement.payee.name
    )
    head = notices.Head(issuer=issuer, addressee=person.name, dated=on)
    letter = template.fill(_words(each, row, contact), _blocks(each, name), head=head)
    draft = notices.NoticeDraft(
        letter=letter,
        number_word=_prefix(county) + template.number_word,
        office_code=office.code if office else county,
        division_code=each.division_code,
        recipient=person,
        case_ref=each.entitlement.case_ref,
    )
    notice = notices.issue_notice(draft, by=by, on=on)
    text = f"您有一份新文书《{notice.title}》，文号 {notice.number}"
    notices.send_message(person, text, link=each.entitlement.case_ref, on=on)
    return notice.number


def _words(each: Recalculation, row: Adjustment, contact: str) -> dict[str, str]:
    sources = dict.fromkeys(entry.source for entry in parameters.proposals(origin=row.ref))
    new = each.new or 0
    return {
        "事项": catalogue().get(each.matter).service.short,
        "文件": "、".join(sources) or str(row),
        "原因": _cause(each),
        "起发月份": Month.of(row.since).label,
        "原金额": yuan_text(each.old),
        "新金额": yuan_text(new),
        "新金额大写": yuan_words(new),
        "依据": notices.cite_together(_cites(each)),
        "联系电话": contact,
        "办件编号": each.entitlement.case_ref.removeprefix("case:"),
    }


def _cites(each: Recalculation) -> list[str]:
    cites = [cite for _, _, _, cites in each.lines for cite in cites.split("、") if cite]
    return sorted(dict.fromkeys(cites), key=lambda cite: cite.partition("》")[0])


def _cause(each: Recalculation) -> str:
    """The standards that rose; where that is not all, that the family was reckoned anew."""
    rose, _, more = each.reason.partition("；")
    return f"{rose}，并按最近一次决定查明的情况重新计算" if more else rose


def _blocks(each: Recalculation, county: str) -> dict[str, tuple[notices.Block, ...]]:
    lines = tuple(notices.Line(*parts) for parts in each.lines)
    actor = notices.Actor("bureau", county, county)
    return {
        "计算": (notices.Arithmetic(lines),),
        notices.REMEDIES: notices.remedies(actor, REMEDY_CITES),
    }


@cache
def _template() -> notices.NoticeTemplate:
    return notices.parse(TEMPLATE.read_text("utf-8"))


def _county(division_code: str) -> str:
    line = {level(code): code for code in ancestors(division_code)}
    return line.get("county", division_code)


def _prefix(county: str) -> str:
    """The first sign of the district's own name: 增."""
    name = parameters.place_words(county)
    city = parameters.place_words(_city(county))
    return name.removeprefix(city)[:1]


def _city(county: str) -> str:
    return next((code for code in ancestors(county) if level(code) == "city"), county)
