"""Which papers this family is asked for, by what it has stated and what the registers know."""

from datetime import date
from typing import Any

from minzheng.engines.cases.api import Draft
from minzheng.engines.policy.api import Facts, facts_from_registers, holds, merge
from minzheng.kernel.form import Attachment
from minzheng.kernel.matter import catalogue


def needed_papers(draft: Draft, on: date) -> list[Attachment]:
    """Papers that are required, or whose condition is not known to be false."""
    facts = merge(facts_from_registers(draft.household, on), stated_facts(draft))
    place = draft.household.division_code
    return [
        paper
        for paper in catalogue().get(draft.matter).form.attachments
        if paper.required or holds(paper.needed_when, facts, on=on, place=place) is not False
    ]


def stated_facts(draft: Draft) -> Facts:
    """The draft's answers as facts: "0.wage_income" belongs to the first member."""
    household: dict[str, Any] = {}
    members: list[dict[str, Any]] = [{"person": person} for person in draft.members]
    for name, value in draft.answers.items():
        index, dot, column = name.partition(".")
        if value is None or isinstance(value, dict):
            continue
        if not dot:
            household[name] = value
        elif index.isdecimal() and int(index) < len(members):
            members[int(index)][column] = value
    return {"household": household, "members": members}
