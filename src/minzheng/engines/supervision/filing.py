"""The file of a case as somebody reads it who has no part in it: nothing can be done from it."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import Case, Event, FactRow, dossier, matter_of
from minzheng.engines.policy.api import ArithmeticLine
from minzheng.engines.supervision.models import Review
from minzheng.engines.supervision.posts import hands_of
from minzheng.kernel.units import Kind
from minzheng.registers.masking import mask_name

# What a file reads beside its case: fetched with it, and counted with it by with_counts().
FILED = ("applicant", "person", "household", "parent", "rating")


@dataclass(frozen=True)
class MemberFile:
    """One member: name or mask, how related, facts."""

    name: str
    relation: str
    rows: tuple[FactRow, ...]


@dataclass(frozen=True)
class CaseFile:
    """What was declared, found, computed, decided. Masked: no name of the family, nothing sealed.

    `hands`: the staff numbers of who took or signed a step. `lines`: the arithmetic that decided,
    each as a sentence with its articles.
    """

    number: str
    matter: str
    place: str
    party: str
    end: str
    masked: bool
    hands: frozenset[str]
    events: tuple[Event, ...]
    lines: tuple[str, ...]
    household: tuple[FactRow, ...]
    members: tuple[MemberFile, ...]
    papers: tuple[str, ...]
    letters: tuple[str, ...]


def file_of(case: Case, viewer: Viewer, on: date) -> CaseFile:
    """The whole file, names and all. At most eight queries."""
    return _file(case, viewer, on, masked=False)


def file_of_review(review: Review, viewer: Viewer, on: date) -> CaseFile:
    """The same of a review as review_for() gives it, whose counts are not asked again."""
    case, counted = copy(review.case), vars(review)
    vars(case).update(paper_count=counted["papers"], doubt_count=counted["doubts"])
    return file_of(case, viewer, on)


def masked_file(case: Case, viewer: Viewer, on: date) -> CaseFile:
    """The same without the family's names, words written freely and the last digits of accounts."""
    return _file(case, viewer, on, masked=True)


def _file(case: Case, viewer: Viewer, on: date, *, masked: bool) -> CaseFile:
    found = dossier(case, viewer, on)
    lines = found.arithmetic.main if found.arithmetic else ()
    names = [each.name for each in found.members]
    members = (
        MemberFile(
            mask_name(each.name) if masked else each.name, each.relation,
            _rows(case, each.rows, masked=masked),
        )
        for each in found.members
    )  # fmt: skip
    return CaseFile(
        number=case.number, matter=found.matter_title, place=case.place, masked=masked,
        party=mask_name(case.subject_name) if masked else case.subject_name,
        end=case.end or case.current, hands=hands_of(found.done_steps),
        events=tuple(_masked(each, case) if masked else each for each in found.timeline),
        lines=tuple(_line(line, names if masked else ()) for line in lines),
        household=_rows(case, found.household_facts, masked=masked),
        members=tuple(members),
        papers=tuple(paper.title for paper in found.materials),
        letters=tuple(f"{each.title} {each.number}" for each in found.notices),
    )  # fmt: skip


def _line(line: ArithmeticLine, hidden: Iterable[str]) -> str:
    """A line of the arithmetic with its articles; a line may name who was counted."""
    sentence = line.sentence
    for name in hidden:
        sentence = sentence.replace(name, mask_name(name)) if name else sentence
    return f"{sentence}（{'、'.join(line.cites)}）"


def _masked(event: Event, case: Case) -> Event:
    """What officers wrote freely may name anybody."""
    text = event.text if event.kind == "notice" else ""
    who = "" if event.who in (case.agent_name, case.applicant_name) else event.who
    return Event(event.on, event.title, who, text, event.kind)


def _rows(case: Case, rows: Iterable[FactRow], *, masked: bool) -> tuple[FactRow, ...]:
    """Masked: without sealed answers, and without texts, in which anybody may be named."""
    if not masked:
        return tuple(rows)
    known = matter_of(case).facts
    sealed = {name for name, given in case.answers.items() if isinstance(given, dict)}
    return tuple(
        row
        for row in rows
        if row.column not in sealed and known[row.column].unit.kind is not Kind.TEXT
    )
