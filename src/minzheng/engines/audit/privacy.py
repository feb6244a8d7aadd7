"""What must never enter the trail, which is kept for ever: identity numbers, phones, accounts."""

import re
from collections.abc import Mapping
from typing import Any

# A run of digits standing alone; case and household numbers carry letters and are not meant.
ALONE = r"(?<![0-9A-Za-z]){}(?![0-9A-Za-z])"
SECRETS = {
    "身份证号": re.compile(ALONE.format(r"(?:\d{17}[\dXx]|\d{15})")),
    "银行账号": re.compile(ALONE.format(r"\d{16,19}")),
    "手机号": re.compile(ALONE.format(r"1[3-9]\d{9}")),
}
ID_LENGTHS = (15, 18)


class SecretInTrail(ValueError):
    """The caller tried to write an identity number, phone or account into the trail."""


def refuse_secrets(value: object, where: str) -> None:
    """Look through texts, lists and mappings. Raises SecretInTrail naming where, not what."""
    if isinstance(value, Mapping):
        for key, held in value.items():
            refuse_secrets(str(key), where)
            refuse_secrets(held, f"{where}.{key}")
    elif isinstance(value, list | tuple | set):
        for held in value:
            refuse_secrets(held, where)
    else:
        _refuse_text(value, where)


def _refuse_text(value: Any, where: str) -> None:
    if isinstance(value, int) and len(str(abs(value))) not in ID_LENGTHS:
        return  # amounts in fen may look like a phone number
    for kind, pattern in SECRETS.items():
        if pattern.search(str(value)):
            raise SecretInTrail(f"审计内容“{where}”里有{kind}：只能记录对象编号，请去掉后再写")
