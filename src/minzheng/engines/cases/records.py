"""What a record or an answer writes down, read by its form, and what of it become facts."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from minzheng.engines.cases.amending import write_facts
from minzheng.engines.cases.asking import Family, kept, read_page
from minzheng.engines.cases.declared import matter_of
from minzheng.engines.cases.errors import Incomplete
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.sealed import ACCOUNT_COLUMNS
from minzheng.engines.cases.stated import facts_of, members_in, split_name
from minzheng.engines.cases.values import Change
from minzheng.kernel.doer import Doer
from minzheng.kernel.form import Form
from minzheng.kernel.units import Kind


def read_form(
    case: Case, form: type[Form] | None, raw: Mapping[str, str], *, what: str, on: date
) -> dict[str, Any]:
    """A form as typed, ready to be kept. Raises Incomplete with every error at once."""
    family = family_of_case(case, on)
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for page in form.pages if form else ():
        read = read_page(page, family, values, raw)
        values |= kept(read.values)
        errors |= read.errors
    if errors:
        raise Incomplete(what, errors)
    return {name: value for name, value in values.items() if value is not None}


def family_of_case(case: Case, on: date) -> Family:
    """Whom a case is about, with what is known of them: records ask each member in this order."""
    return Family(facts_of(case, on), tuple(members_in(case)), case.division_code, on)


def write_record(
    case: Case,
    form: type[Form] | None,
    record: Mapping[str, Any],
    *,
    source: str,
    by: Doer,
    on: date,
) -> None:
    """Write what a record establishes, inside the caller's transaction."""
    write_facts(case, _facts_in(case, form, record), source=source, reason="", by=by, on=on)


def _facts_in(case: Case, form: type[Form] | None, record: Mapping[str, Any]) -> Iterator[Change]:
    """Facts, the account, and text that the application asked for; other text stays behind."""
    members = members_in(case)
    asked = {field.column for field in matter_of(case).form.fields()}
    kinds = {f.column: f.fact.unit.kind for f in form.fields()} if form else {}
    for name, value in record.items():
        index, column = split_name(name)
        if kinds.get(column) is not Kind.TEXT or column in ACCOUNT_COLUMNS or column in asked:
            yield Change(column, value, None if index is None else members[index])
