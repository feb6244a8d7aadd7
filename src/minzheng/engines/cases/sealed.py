"""Answers that are stored sealed: bank accounts, with only their last digits beside them."""

from datetime import date
from typing import Any

from minzheng.registers.masking import mask_account
from minzheng.registers.sealing import seal, unseal
from minzheng.vocabulary import household as terms

SEALED_COLUMNS = frozenset({terms.收款账号.column})
# Where the money goes is kept with the answers, never among the facts.
ACCOUNT_COLUMNS = SEALED_COLUMNS | {terms.开户银行.column}


def keepable(column: str, value: Any) -> Any:
    """A value as it may be stored: days as text, an account sealed."""
    if isinstance(value, date):
        return value.isoformat()
    if column in SEALED_COLUMNS and isinstance(value, str):
        return {"sealed": seal(value), "shown": mask_account(value)}
    return value


def shown(value: Any) -> Any:
    """What may be seen of a stored answer."""
    return value["shown"] if is_sealed(value) else value


def opened(value: Any) -> str:
    """The text of a stored answer in clear, for the payment it is meant for."""
    return unseal(value["sealed"]) if is_sealed(value) else str(value or "")


def is_sealed(value: Any) -> bool:
    """Whether a stored answer is one that keepable() sealed."""
    return isinstance(value, dict) and "sealed" in value
