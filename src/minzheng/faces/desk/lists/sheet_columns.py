"""The columns of a matter's spreadsheet, from its form: nothing is declared a second time."""

from collections.abc import Iterable
from dataclasses import dataclass

from minzheng.faces.desk.forms.intake import HERSELF, MANDATES
from minzheng.kernel.form import NO, YES, Field, Page
from minzheng.kernel.matter import Matter
from minzheng.kernel.sentence import sentence
from minzheng.kernel.units import Kind

APPLICATIONS, MEMBERS, GUIDE = "申请", "家庭成员", "说明"
APPLICANT, NAME, PERSON = "applicant", "name", "person"
MEMBER, MANDATE, AGENT, AUTHORITY, SIGNED = "member", "mandate", "agent", "authority", "signed"
HOW = {
    Kind.MONEY: "金额，单位元，例如 1200 或 1200.50", Kind.COUNT: "整数，例如 3",
    Kind.RATIO: "整数，例如 3", Kind.BOOL: "是 或 否", Kind.DATE: "日期，写成 2026-11-21",
    Kind.TEXT: "文字",
}  # fmt: skip


@dataclass(frozen=True)
class Head:
    """One column: the key under which the cell is read, its title, what may stand in it."""

    key: str
    title: str
    how: str
    options: tuple[str, ...] = ()
    field: Field | None = None


def application_heads(matter: Matter) -> tuple[Head, ...]:
    """One row an application: who applies, by whose hand, what is asked once."""
    asked = _asked(page for page in matter.form.pages if not page.each_member)
    return _once_each((*_who(matter), *asked, *_signed(matter)))


def member_heads(matter: Matter) -> tuple[Head, ...]:
    """One row a member; none where nothing is asked of each."""
    asked = _asked(page for page in matter.form.pages if page.each_member)
    if not asked:
        return ()
    number = "18 位身份证号，与“申请”表里的一样"
    return _once_each(
        (
            Head(APPLICANT, "申请人身份证号", number),
            Head(MEMBER, "成员身份证号", "18 位；申请人本人也占一行"),
            Head(NAME, "成员姓名", "与身份证一致"),
            *asked,
        )
    )


def _who(matter: Matter) -> tuple[Head, ...]:
    about = (
        (Head(PERSON, "为谁申请（身份证号）", "18 位；为本人申请的空着"),)
        if matter.personal
        else ()
    )
    return (
        Head(APPLICANT, "申请人身份证号", "18 位。没有登记过的人，先到“收件”里登记"),
        Head(NAME, "申请人姓名", "与身份证一致，用来核对"),
        *about,
        Head(MANDATE, "谁来办", f"空着就是“{HERSELF}”", MANDATES),
        Head(AGENT, "代办人姓名", "有人代办的才填"),
        Head(AUTHORITY, "凭什么代办", "例如：2026年11月2日书面委托书"),
    )


def _signed(matter: Matter) -> tuple[Head, ...]:
    if not matter.form.commitments:
        return ()
    how = "承诺书原件由签字人都签了，才写“是”"
    return (Head(SIGNED, "承诺书已签字", how, (YES, NO)),)


def _asked(pages: Iterable[Page]) -> tuple[Head, ...]:
    return tuple(_head(field) for page in pages for field in page.fields)


def _head(field: Field) -> Head:
    kind = field.fact.unit.kind
    options = tuple(field.options.values()) if field.options else (YES, NO)
    listed = options if kind in (Kind.CODE, Kind.BOOL) else ()
    return Head(field.column, field.label, _how(field, kind), listed, field)


def _how(field: Field, kind: Kind) -> str:
    said = [HOW.get(kind, "在列出的选项里选")]
    if field.known_from:
        said.append("系统已有的可以空着")
    if field.when is not None:
        said.append(f"只有{sentence(field.when).rstrip('。')}时才填")
    if not field.required:
        said.append("选填")
    if field.hint:
        said.append(field.hint)
    return "；".join(said)


def _once_each(heads: tuple[Head, ...]) -> tuple[Head, ...]:
    """Two questions in the same words get a number, so that a title names one column."""
    seen: dict[str, int] = {}
    named = []
    for head in heads:
        seen[head.title] = seen.get(head.title, 0) + 1
        again = f"（{seen[head.title]}）" if seen[head.title] > 1 else ""
        named.append(Head(head.key, head.title + again, head.how, head.options, head.field))
    return tuple(named)
