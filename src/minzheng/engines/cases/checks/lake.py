"""Findings from the lake: what departments delivered of each member, under the bureau's own terms.

`feeds/precedence.py` says which department's fact speaks about which term; the version a finding
was read from is kept with it, so that a decision can be read again years later.
"""

from collections.abc import Iterator, Sequence
from datetime import date

import pyarrow as pa

from minzheng.engines.cases.checks.source import Asked, Finding, SourceUnavailable
from minzheng.engines.lake.api import (
    DossierPart,
    LakeError,
    LakeVersion,
    dossier,
    numbers_of,
    pin,
    pseudonym,
)
from minzheng.kernel.expr import Fact
from minzheng.kernel.feed import Feed, feeds, precedences
from minzheng.kernel.matter import catalogue

PSEUDONYM = pa.binary(16)


class LakeSource:
    """Answers from the version of each feed that counts on the day and the matter may read."""

    def query(self, people: Sequence[Asked], on: date) -> Sequence[Finding]:
        """What departments' data say of these people, as of the day. Raises SourceUnavailable."""
        try:
            return [finding for asked in people for finding in _of_person(asked, on)]
        except LakeError as error:
            raise SourceUnavailable(f"数据湖暂时读不出来：{error}") from error


def _of_person(asked: Asked, on: date) -> Iterator[Finding]:
    """Nothing for whom no department knows."""
    number = _lake_number(asked)
    if not number:
        return
    allowed = [name for name, feed in feeds().items() if feed.is_for(asked.matter)]
    read = catalogue().get(asked.matter).facts
    for part in dossier(number, on, allowed):
        for term, fact in _spoken_of(part.feed):
            if term.column in read and part.facts.get(fact.column) is not None:
                yield _finding(asked, part, term, fact)


def _lake_number(asked: Asked) -> int:
    known = pa.array([pseudonym(asked.id_number)], PSEUDONYM)
    return int(numbers_of(known, create=False)[0])


def _spoken_of(feed: type[Feed]) -> Iterator[tuple[Fact, Fact]]:
    """The bureau's terms that a feed speaks about, each with the feed's own fact."""
    for term, precedence in precedences().items():
        for source in precedence.sources:
            if source is not term and source in feed.gives and term.entity == "person":
                yield term, source


def _finding(asked: Asked, part: DossierPart, term: Fact, fact: Fact) -> Finding:
    value = part.facts[fact.column]
    return Finding(
        person_id=asked.person_id,
        member=asked.name,
        item=fact.term,
        column=term.column,
        value=value.isoformat() if isinstance(value, date) else value,
        source=f"{part.feed.owner}《{part.feed.title}》",
        found_on=part.version.day,
        feed=part.version.feed,
        version=part.version.name,
    )


def keep_versions(findings: Sequence[Finding], subject: str, on: date) -> None:
    """Hold the versions that findings were read from for as long as the case must be explained."""
    for feed, name in sorted({(each.feed, each.version) for each in findings if each.version}):
        pin(LakeVersion.objects.get(feed=feed, name=name), subject, on=on)
