"""The demo district's cases as patterns: each with the rows that hang on it, ready to be copied.

A row is kept as the database takes it; where it points to a person a mark stands instead of her
number. Of each there are as many editions as years it may lie back.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import Field, JSONField, Model

from minzheng.engines.cases.api import Case
from minzheng.engines.notices.api import Notice, Publicity
from minzheng.engines.payments.api import Entitlement
from minzheng.registers.households.api import Household

YEARS, DAYS = 10, 364  # back by whole weeks, so that a Monday stays one
MARK = re.compile(r'"<<(\d+)>>"|<<(\d+)>>(?=\.)')
Values = dict[str, Any]


@dataclass(frozen=True)
class Text:
    """JSON with people in it: the pieces between them, and which person stands in each gap."""

    pieces: tuple[str, ...]
    gaps: tuple[int, ...]

    def filled(self, people: Sequence[int]) -> str:
        """The JSON about these people."""
        words = [self.pieces[0]]
        for gap, piece in zip(self.gaps, self.pieces[1:], strict=True):
            words += (str(people[gap]), piece)
        return "".join(words)


@dataclass(frozen=True)
class Edition:
    """A case and what hangs on it, so many years back."""

    case: Values
    steps: tuple[Values, ...]
    pauses: tuple[tuple[int, Values], ...]
    decisions: tuple[tuple[int, Values], ...]
    checks: tuple[tuple[int | None, Values], ...]
    notices: tuple[Values, ...]
    sheets: tuple[Values, ...]
    facts: Text
    answers: Text


@dataclass(frozen=True)
class Pattern:
    """A case of the demo; `people` are those it names, in a fixed order."""

    case: Case
    people: tuple[int, ...]

    @cached_property
    def is_open(self) -> bool:
        """Whether somebody has to do something."""
        return self.case.state == Case.OPEN

    @cached_property
    def applicant(self) -> int:
        """Who applied, by her place among the people."""
        return self.people.index(self.case.applicant_id)

    @cached_property
    def person(self) -> int | None:
        """Whom it is about, by her place."""
        pk = self.case.person_id
        return None if pk is None else self.people.index(pk)

    @cached_property
    def home(self) -> Household:
        """The household, with its head."""
        return self.case.household

    @cached_property
    def entitlements(self) -> tuple[tuple[Values, tuple[Values, ...]], ...]:
        """What it granted, with the periods."""
        granted = Entitlement.objects.filter(case_ref=self.case.ref)
        return tuple((columns(e), tuple(map(columns, e.periods.all()))) for e in granted)

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """This year's, last year's …"""
        return tuple(self._edition(timedelta(days=-DAYS * back)) for back in range(YEARS))

    def _edition(self, by: timedelta) -> Edition:
        case, steps = self.case, list(self.case.steps.order_by("id"))
        places = {step.pk: place for place, step in enumerate(steps)}
        return Edition(
            case=columns(case, by),
            steps=tuple(columns(step, by) for step in steps),
            pauses=tuple((places[p.step_id], columns(p, by)) for p in case.pauses.all()),
            decisions=tuple((places[d.step_id], columns(d, by)) for d in case.decisions.all()),
            checks=tuple(
                (self._place(check.person_id), columns(check, by)) for check in case.checks.all()
            ),
            notices=tuple(columns(n, by) for n in Notice.objects.filter(case_ref=case.ref)),
            sheets=tuple(columns(s, by) for s in Publicity.objects.filter(case_ref=case.ref)),
            facts=self._facts(),
            answers=self._answers(),
        )

    def _place(self, person: int | None) -> int | None:
        return self.people.index(person) if person in self.people else None

    def _facts(self) -> Text:
        facts = self.case.facts
        members = [{**m, "person": self._mark(m["person"])} for m in facts.get("members", ())]
        sources = {self._source(key): said for key, said in facts.get("sources", {}).items()}
        return marked({**facts, "members": members, "sources": sources})

    def _answers(self) -> Text:
        signed = self.case.answers.get("signed")
        if not signed:
            return marked(self.case.answers)
        by_key = {key: [self._mark(pk) for pk in people] for key, people in signed.items()}
        return marked({**self.case.answers, "signed": by_key})

    def _source(self, key: str) -> str:
        person, dot, column = key.partition(".")
        return f"{self._mark(int(person))}.{column}" if dot else key

    def _mark(self, person: int) -> str:
        return f"<<{self.people.index(person)}>>"


def patterns() -> list[Pattern]:
    """Every case that no other case came from, where it names nobody outside the household."""
    found = Case.objects.filter(parent=None).select_related("household__head").order_by("id")
    return [Pattern(case, people) for case in found for people in _people(case)]


def _people(case: Case) -> Iterator[tuple[int, ...]]:
    """Members first, as the facts name them, then whoever else is of the household."""
    named = [member["person"] for member in case.facts.get("members", ())]
    family = case.household.memberships.order_by("id").values_list("person_id", flat=True)
    if {*named, case.applicant_id} <= {*family}:
        yield tuple(dict.fromkeys([*named, case.applicant_id, *family]))


def marked(value: Any) -> Text:
    """A JSON value in which people are marks."""
    parts = MARK.split(json.dumps(value))
    gaps = zip(parts[1::3], parts[2::3], strict=True)
    return Text(tuple(parts[::3]), tuple(int(alone or key) for alone, key in gaps))


def columns(row: Model, by: timedelta = timedelta()) -> Values:
    """A row by column, as the database takes it; dates moved."""
    return {f.column: _stored(f, getattr(row, f.attname), by) for f in row._meta.concrete_fields}


def _stored(field: "Field[Any, Any]", value: Any, by: timedelta) -> Any:
    if isinstance(field, JSONField):
        return None if value is None else json.dumps(value, cls=field.encoder)
    if type(value) is date:
        return (value + by).isoformat()
    return field.get_db_prep_save(value, connection)
