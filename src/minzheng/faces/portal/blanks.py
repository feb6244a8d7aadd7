"""Papers to take away: the blank form, a form filled in as an example, a sample of the result."""

from collections.abc import Callable, Iterator
from datetime import date

from minzheng.engines.notices.api import (
    Column,
    Head,
    Letter,
    Paragraph,
    Run,
    Table,
    parse,
    render,
    render_marked,
)
from minzheng.faces.portal.appeals import ROUTES
from minzheng.faces.portal.wording import readable
from minzheng.kernel.flow import Effect, End
from minzheng.kernel.form import NO, YES, Field, Page
from minzheng.kernel.matter import Matter
from minzheng.kernel.units import Kind

KIND, SAMPLE, REMEDIES = "letter", "样本", "救济途径"
BLANK, NAMELESS = "　", "示例"
EXAMPLES = {
    Kind.MONEY: "1500.00", Kind.COUNT: "1", Kind.RATIO: "1", Kind.BOOL: YES,
    Kind.DATE: "1960年5月1日", Kind.TEXT: NAMELESS,
}  # fmt: skip
COLUMNS = (Column("问题", "1fr", "left"), Column("填写", "1fr", "left"))
GIVING = (Effect.GRANT, Effect.RECOGNISE)
Filler = Callable[[Field], str]  # what stands in the box of a question
EACH = "（每位家人填一份）"
KNOWN = "登记簿里有，核对就行"


def blank_form(matter: Matter, issuer: str, on: date) -> bytes:
    """The application form to print and fill in by hand."""
    return render(_form(matter, issuer, on, _blank)).pdf


def sample_form(matter: Matter, issuer: str, on: date) -> bytes:
    """The same as an example of how to fill it in, marked 样本."""
    return render_marked(_form(matter, issuer, on, _example), SAMPLE).pdf


def sample_result(matter: Matter, issuer: str, on: date) -> bytes | None:
    """What one receives at the end, with names of the gaps and marked 样本; None without a text."""
    end = result_end(matter)
    if end is None:
        return None
    template = parse(matter.notices[end.notice.removesuffix(".md")])
    values = {name: f"（{name}）" for name in template.placeholders()}
    blocks = {name: tuple(_block(name)) for name in template.blocks()}
    letter = template.fill(values, blocks, head=Head(issuer, "（申请人姓名）", on))
    return render_marked(letter, SAMPLE).pdf


def result_end(matter: Matter) -> End | None:
    """The end whose document shows what it is about: the first that gives, else the first."""
    written = [
        e for e in matter.application.ends() if e.notice.removesuffix(".md") in matter.notices
    ]
    giving = [end for end in written if end.effect in GIVING]
    return next(iter(giving or written), None)


def _form(matter: Matter, issuer: str, on: date, filled: Filler) -> Letter:
    body = [part for page in matter.form.pages for part in _page(page, filled)]
    signed = [Paragraph((Run(f"□ {c.text}（{c.cites}）"),)) for c in matter.form.commitments]
    last = Paragraph((Run("申请人和家里每位成年人签名：　　　　　　　　　日期：　　　　　　"),))
    heading = Paragraph((Run("承诺"),), "heading")
    head = Head(issuer, "", on)
    return Letter(kind=KIND, title=f"{matter.form.title}表", head=head,
                  body=(*body, heading, *signed, last), seal_place="")  # fmt: skip


def _page(page: Page, filled: Filler) -> Iterator[Paragraph | Table]:
    title = f"{page.title}{EACH}" if page.each_member else page.title
    yield Paragraph((Run(title),), "heading")
    yield Table(COLUMNS, tuple(_row(field, filled) for field in page.fields))


def _row(field: Field, filled: Filler) -> tuple[str, str]:
    label = readable(field.label)
    return (label, KNOWN) if field.known_from else (label, filled(field))


def _blank(field: Field) -> str:
    """Boxes to tick, or room to write."""
    kind = field.fact.unit.kind
    if kind is Kind.BOOL:
        return f"□ {YES}　□ {NO}"
    if kind is Kind.CODE:
        return "　".join(f"□ {words}" for words in field.options.values())
    return f"{BLANK * 8}元" if kind is Kind.MONEY else BLANK


def _example(field: Field) -> str:
    if field.fact.unit.kind is Kind.CODE:
        return next(iter(field.options.values()))
    return EXAMPLES[field.fact.unit.kind]


def _block(name: str) -> Iterator[Paragraph]:
    if name != REMEDIES:
        yield Paragraph((Run(f"（{name}：这里按您家的情况列出）"),))
        return
    for route in ROUTES:
        yield Paragraph((Run(f"{route.name}：{route.words}（{route.article}）"),))
