"""The facts of a case as an officer reads them: term, value, source, first declaration."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from minzheng.engines.cases.declared import matter_of
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.procedure import LEDGER_COLUMNS
from minzheng.engines.cases.reading.values import FactRow, MemberFacts
from minzheng.engines.cases.sealed import is_sealed, shown
from minzheng.engines.cases.stated import DECLARED, source_key
from minzheng.engines.policy.api import REGISTER, Facts, unit_text
from minzheng.kernel.expr import Fact
from minzheng.vocabulary import assistance, codes, filing, organisation
from minzheng.vocabulary import person as person_terms

# What the procedure itself knows, and where from.
KNOWN_BY = {
    assistance.确认期间有投诉.column: "办件登记",
    assistance.抽签位次.column: "办件登记",
    organisation.申请提交日.column: "办件登记",
    organisation.收住首位老年人日期.column: "入住登记",
    filing.备案截止日.column: "由入住登记推算",
    **dict.fromkeys(LEDGER_COLUMNS, "发放和认定台账"),
}
HIDDEN = frozenset({"person", "name", "members", "sources", "relation"})


def household_rows(case: Case, facts: Facts) -> tuple[FactRow, ...]:
    """Facts of the household, without what is sealed."""
    known = matter_of(case).facts
    household = {name: value for name, value in facts.items() if name not in HIDDEN}
    return tuple(_rows(case, known, household, None))


def sealed_rows(case: Case) -> tuple[FactRow, ...]:
    """Sealed answers by their last digits, for who may see them."""
    known, sources = matter_of(case).facts, case.facts.get("sources", {})
    return tuple(
        FactRow(column, known[column].term, str(shown(answer)), sources.get(column, DECLARED))
        for column, answer in case.answers.items()
        if is_sealed(answer) and column in known
    )


def member_rows(case: Case, facts: Facts) -> tuple[MemberFacts, ...]:
    """Facts of each member."""
    known = matter_of(case).facts
    return tuple(
        MemberFacts(
            person_id=member["person"],
            name=str(member.get("name", "")),
            relation=codes.关系代码.codes.get(member.get("relation", -1), ""),
            rows=tuple(_rows(case, known, member, member["person"])),
            died_on=_died_on(case, member),
        )
        for member in facts["members"]
    )


def _died_on(case: Case, member: Mapping[str, Any]) -> date | None:
    """When a member died, if that was before the case ended: what came later does not count."""
    given = member.get(person_terms.死亡日期.column)
    died_on = date.fromisoformat(given) if isinstance(given, str) and given else given or None
    if died_on and case.ended_on and died_on > case.ended_on:
        return None
    return died_on


def _rows(
    case: Case, known: Mapping[str, Fact], values: Mapping[str, Any], person: int | None
) -> Iterator[FactRow]:
    sources: Mapping[str, str] = case.facts.get("sources", {})
    for column, value in values.items():
        fact = known.get(column)
        if column in HIDDEN or fact is None or value is None:
            continue
        source = sources.get(source_key(column, person)) or KNOWN_BY.get(column, REGISTER)
        text = unit_text(fact, value)
        declared = _declared(case, fact, person)
        yield FactRow(column, fact.term, text, source, declared if declared != text else "")


def _declared(case: Case, fact: Fact, person: int | None) -> str:
    """What the applicant stated, when it was not what stands now."""
    members = [row["person"] for row in case.facts.get("members", ())]
    index = members.index(person) if person in members else None
    name = fact.column if person is None else f"{index}.{fact.column}"
    value = case.answers.get(name)
    return (
        ""
        if value is None or is_sealed(value) or isinstance(value, date)
        else unit_text(fact, value)
    )
