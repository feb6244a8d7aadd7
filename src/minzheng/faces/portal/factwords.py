"""A yes-or-no fact, or the codes a condition names, as one says them in a sentence."""

from minzheng.kernel.expr import Expr, Fact, Op
from minzheng.kernel.sentence import codes
from minzheng.vocabulary import benefits

RECEIVED = {row.receiving.column: row for row in benefits.待遇}
# A word that turns a term into its opposite; the first that stands in it.
TURNED = {
    "无": "有", "有": "没有", "已": "没有", "需要": "不需要", "常住": "不常住",
    "户籍在": "户籍不在", "户口在": "户口不在",
}  # fmt: skip


def affirmed(fact: Fact) -> str:
    """A fact as what must be: 在领低保, 已认定为低保边缘家庭."""
    row = RECEIVED.get(fact.column)
    if row is None or fact.term.startswith("在领"):
        return fact.term
    return f"{'已认定为' if row.paid is None else '在享受'}{row.title}"


def denied(fact: Fact) -> str:
    """A fact as what must not be: 没有在领低保, 没有被收养, 当月没有发价格补贴."""
    row, term = RECEIVED.get(fact.column), fact.term
    if row is not None and not term.startswith("在领"):
        return f"没有{'认定为' if row.paid is None else '享受'}{row.title}"
    if not term.startswith("在领"):
        for word, turned in TURNED.items():
            if word in term:
                return term.replace(word, turned, 1)
    return f"没有{term}"


def choices(node: Expr) -> str:
    """The codes a condition names, each in quotation marks; "" where it compares no code."""
    if not isinstance(node, Op) or not codes(node):
        return ""
    options = (node.args[0].unit.text(code) for code in node.detail)
    return "".join(f"“{option}”" for option in options) or codes(node)


def is_benefit(node: Expr) -> bool:
    """Whether a fact says that a benefit is received."""
    return isinstance(node, Fact) and (node.column in RECEIVED or node.term.startswith("在领"))


def benefit_name(fact: Expr) -> str:
    """What somebody receives, without that she does."""
    row = RECEIVED.get(fact.column) if isinstance(fact, Fact) else None
    return row.title if row is not None else fact.label.removeprefix("在领")
