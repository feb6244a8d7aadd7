"""The door of the policy engine: facts of a household in, what the law says out."""

from minzheng.engines.policy.answering import Answer, answer
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
from minzheng.engines.policy.entitling import Claim, entitlements
from minzheng.engines.policy.evaluating import evaluate
from minzheng.engines.policy.giving import GivingWay, giving_ways
from minzheng.engines.policy.grounds import grounds
from minzheng.engines.policy.reference import (
    RuleInWords,
    Stacking,
    Stage,
    Way,
    WorkedCase,
    rules_in_words,
    stacking_of,
    stages,
    worked_cases,
)
from minzheng.engines.policy.registers import (
    HMT,
    PERSON_COLUMNS,
    REGISTER,
    Facts,
    about_person,
    facts_from_registers,
    member_facts,
    merge,
    organisation_facts,
    person_facts,
    readable,
    readable_for,
)
from minzheng.engines.policy.wording import unit_text

__all__ = [
    "HMT",
    "PERSON_COLUMNS",
    "REGISTER",
    "Answer",
    "Arithmetic",
    "ArithmeticLine",
    "Claim",
    "Eligibility",
    "Facts",
    "GivingWay",
    "LengthUnknown",
    "NotGranted",
    "ParamUsed",
    "RuleInWords",
    "Stacking",
    "Stage",
    "Way",
    "WorkedCase",
    "about_person",
    "answer",
    "check",
    "entitlements",
    "evaluate",
    "facts_from_registers",
    "fixed",
    "giving_ways",
    "granting_end",
    "granting_rule",
    "grounds",
    "holds",
    "holds_for",
    "member_facts",
    "merge",
    "number_of",
    "organisation_facts",
    "person_facts",
    "pin",
    "readable",
    "readable_for",
    "rules_in_words",
    "stacking_of",
    "stages",
    "unit_text",
    "unpin",
    "value_of",
    "values_of",
    "worked_cases",
]
