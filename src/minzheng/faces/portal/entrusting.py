"""Mandates as the pages show them: what was given, what is held, what may be done under one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import (
    ERRANDS,
    NEEDS,
    Agent,
    Entrustment,
    drafts_of,
    is_standing,
    matter_words,
    my_cases,
    standing_for,
)
from minzheng.faces.looks.parts import Entry
from minzheng.faces.looks.written import chinese_date
from minzheng.faces.portal.finding import groups, offers
from minzheng.faces.portal.guide import ONLINE
from minzheng.faces.portal.rows import case_rows
from minzheng.kernel.matter import catalogue
from minzheng.registers.people.api import get_person


@dataclass(frozen=True)
class MandateRow:
    """One mandate in words."""

    pk: int
    title: str
    word: str
    tone: str
    standing: bool
    entries: tuple[Entry, ...]


def mandate_rows(rows: Iterable[Entrustment], on: date) -> list[MandateRow]:
    """What a person gave."""
    return [_row(row, f"授权{row.agent_name}（{row.relation}）代办", on) for row in rows]


def held_rows(viewer: Viewer, on: date) -> list[MandateRow]:
    """What a person may do for others now."""
    return [_row(row, f"代{row.giver.name}办理", on) for row in standing_for(viewer, on)]


def matter_choices() -> list[tuple[str, str]]:
    """What can be entrusted: what can be applied for here, by name."""
    found = [offer.matter for group in groups(offers()) for offer in group.offers]
    matters = [(m.key, m.service.short) for m in found if ONLINE in m.service.channels]
    return [*matters, *ERRANDS.items()]


def acting_page(agent: Agent, on: date) -> dict[str, Any]:
    """The matters entrusted, with what of them is being written and what is under way."""
    giver = agent.person_id or 0
    known = catalogue().matters
    return {
        "name": get_person(giver).name,
        "authority": agent.authority,
        "may_ask": NEEDS in agent.matters,
        "matters": [known[key] for key in sorted(agent.matters) if key in known],
        "drafts": [
            (draft, known[draft.matter].service.short)
            for draft in drafts_of(giver, on)
            if draft.matter in agent.matters
        ],
        "cases": case_rows(c for c in my_cases(giver, on) if c.matter in agent.matters),
    }


def _row(row: Entrustment, title: str, on: date) -> MandateRow:
    standing = is_standing(row, on)
    ended = "已撤销" if row.revoked_on else "已到期"
    entries = [
        Entry("可以办的事", matter_words(row)),
        Entry("授权日", chinese_date(row.given_on)),
        Entry("有效期至", chinese_date(row.valid_until)),
    ]
    if row.revoked_on:
        entries.append(Entry("撤销", f"{chinese_date(row.revoked_on)}，{row.revoked_by}"))
    word, tone = ("有效", "ok") if standing else (ended, "plain")
    return MandateRow(row.pk, title, word, tone, standing, tuple(entries))
