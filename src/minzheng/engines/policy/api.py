"""The door of the policy engine: facts of a household in, what the law says out."""

from minzheng.engines.policy.arithmetic import (
    Arithmetic,
    ArithmeticLine,
    ParamUsed,
    pin,
    unpin,
)
from minzheng.engines.policy.conditions import (
    LengthUnknown,
    fixed,
    holds,
    holds_for,
    number_of,
    value_of,
    values_of,
)
from minzheng.engines.policy.eligibility import (
    Eligibility,
    NotGranted,
    check,
    granting_end,
    granting_rule,
)
from minzheng.engines.policy.evaluating import evaluate
from minzheng.engines.policy.grounds import grounds
from minzheng.engines.policy.registers import (
    PERSON_COLUMNS,
    REGISTER,
    Facts,
    facts_from_registers,
    member_facts,
    merge,
    person_facts,
    readable,
)
from minzheng.engines.policy.wording import unit_text

__all__ = [
    "PERSON_COLUMNS",
    "REGISTER",
    "Arithmetic",
    "ArithmeticLine",
    "Eligibility",
    "Facts",
    "LengthUnknown",
    "NotGranted",
    "ParamUsed",
    "check",
    "evaluate",
    "facts_from_registers",
    "fixed",
    "granting_end",
    "granting_rule",
    "grounds",
    "holds",
    "holds_for",
    "member_facts",
    "merge",
    "number_of",
    "person_facts",
    "pin",
    "readable",
    "unit_text",
    "unpin",
    "value_of",
    "values_of",
]
