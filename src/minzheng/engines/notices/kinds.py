"""The kinds of document an office sends or posts."""

DECISION, REFUSAL, CHANGE, HEARING, RECOVERY = (
    "decision",
    "refusal",
    "change",
    "hearing",
    "recovery",
)
RECEIPT, TELL_ONCE, LETTER = "receipt", "tell_once", "letter"
PUBLICITY, ANNOUNCEMENT = "publicity", "announcement"

KINDS = {
    DECISION: "决定书",
    REFUSAL: "不予批准决定书",
    CHANGE: "变更、停止决定书",
    HEARING: "拟减发、停发告知书（可要求听证）",
    RECOVERY: "追回决定书",
    RECEIPT: "受理或收件回执",
    TELL_ONCE: "一次性告知书",
    LETTER: "告知书",
    PUBLICITY: "公示单",
    ANNOUNCEMENT: "公布单",
}
POSTERS = frozenset({PUBLICITY, ANNOUNCEMENT})


class UnknownKind(ValueError):
    """A document kind that is not in the table."""

    def __init__(self, kind: str) -> None:
        known = "、".join(f"{key}（{label}）" for key, label in KINDS.items())
        super().__init__(f"没有“{kind}”这种文书，可用：{known}")


def label_of(kind: str) -> str:
    """The Chinese name of a kind. Raises UnknownKind."""
    if kind not in KINDS:
        raise UnknownKind(kind)
    return KINDS[kind]
