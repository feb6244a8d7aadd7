"""An application filled in over the interface, question by question of its form."""

from collections.abc import Mapping
from typing import Any

from minzheng.engines.cases.testing import ANSWERS
from minzheng.kernel.form import Field
from minzheng.kernel.matter import catalogue
from minzheng.kernel.money import parse_money
from minzheng.kernel.units import Kind

from .conftest import MONDAY, Program

PLAIN: Mapping[Kind, Any] = {
    Kind.BOOL: False, Kind.DATE: MONDAY.isoformat(), Kind.TEXT: "情况属实", Kind.MONEY: 0,
    Kind.COUNT: 0, Kind.RATIO: 0,
}  # fmt: skip


def fill_in(program: Program, begun: Mapping[str, Any], given: Mapping[str, str]) -> None:
    """Every question answered, and every commitment signed by every signer."""
    form = catalogue().get(begun["matter"]).form
    household = {f.column: _value(f, f.column, given) for p in form.pages if not p.each_member
                 for f in p.fields}  # fmt: skip
    members = [
        {f.column: _value(f, f"{n}.{f.column}", given) for p in form.pages if p.each_member
         for f in p.fields}
        for n in range(len(begun["members"]))
    ]  # fmt: skip
    body = {"household": household, "members": members}
    path = f"/applications/{begun['id']}"
    status, told = program.send("put", f"{path}/answers", body)
    assert status == 200, told
    signers = [each["index"] for each in told["signers"]]
    signed = {each.key: signers for each in form.commitments}
    status, told = program.send("post", f"{path}/signatures", {"signed": signed})
    assert (status, told["unanswered"], told["unsigned"]) == (200, [], []), told


def lodged(program: Program, begin: Mapping[str, Any]) -> str:
    """A whole application; gives the number of its case."""
    status, begun = program.send("post", "/applications", begin)
    assert status == 201, begun
    fill_in(program, begun, ANSWERS)
    status, kept = program.upload(f"/applications/{begun['id']}/papers", "mandate")
    assert status == 201, kept
    status, told = program.send("post", f"/applications/{begun['id']}/submit")
    assert status == 200, told
    return str(told["case"])


def _value(field: Field, name: str, given: Mapping[str, str]) -> Any:
    typed = given.get(name, given.get(field.column))
    kind = field.fact.unit.kind
    if kind is Kind.CODE:
        words = {word: code for code, word in field.options.items()}
        return words[typed] if typed in words else next(iter(field.options))
    if typed is None:
        return PLAIN[kind]
    if kind is Kind.BOOL:
        return typed == "是"
    if kind is Kind.MONEY:
        return parse_money(f"{typed}元")
    return int(typed) if kind in (Kind.COUNT, Kind.RATIO) else typed
