"""The words and tables of a case's documents, each made only when a text asks for it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from minzheng.engines.cases.deciding import granted_by, in_question
from minzheng.engines.cases.declared import flow_of, matter_of
from minzheng.engines.cases.findings import (
    ALL_DEAD,
    FIGURES,
    all_dead,
    day_text,
    event_text,
    figures_text,
    how_reckoned,
    rules_told,
)
from minzheng.engines.cases.models import Case, CaseStep, Check, CheckState
from minzheng.engines.cases.money import RECOVERED, RECOVERED_MONTHS, RECOVERED_SUM
from minzheng.engines.cases.offices import ActingOffice, actor_for_remedies
from minzheng.engines.cases.sealed import shown
from minzheng.engines.cases.stated import facts_of
from minzheng.engines.cases.turning import Turn
from minzheng.engines.notices import api as notices
from minzheng.engines.policy.api import (
    Arithmetic,
    ArithmeticLine,
    Facts,
    evaluate,
    grounds,
    readable,
    unit_text,
    unpin,
)
from minzheng.kernel.expr import Fact
from minzheng.kernel.flow import End, Path
from minzheng.kernel.money import yuan_words
from minzheng.kernel.months import Month
from minzheng.statutes import administrative_review as statutes
from minzheng.vocabulary import codes
from minzheng.vocabulary import records as terms

CAPITALS = "大写"  # {月保障金大写} prints the amount of 月保障金 in formal capitals
NUMBERED = re.compile(r"^\s*\d{1,2}[．.、]\s*")  # the letter numbers the papers itself
REMEDY_CITES = notices.RemedyCites(
    review=str(statutes.行政复议法.第二十条),
    body=str(statutes.行政复议法.第二十四条),
    suit=str(statutes.行政诉讼法.第四十六条),
    start=str(statutes.行政复议法实施条例.第二十三条),
)
MEMBER_COLUMNS = (
    notices.Column("姓名", "6字"),
    notices.Column("与户主关系", "6字"),
    notices.Column("出生日期", "1fr"),
    notices.Column("说明", "1fr", "left"),
)


class Words(Mapping[str, str]):
    """{placeholder} -> text for one document of one case.

    Names the procedure knows come first; then the figures of the arithmetic by their legal names,
    then parameters by label, then facts by term.
    """

    def __init__(self, case: Case, turn: Turn, office: ActingOffice) -> None:
        self.case, self.turn, self.office = case, turn, office

    def __getitem__(self, name: str) -> str:
        if name in PROCEDURE:
            return PROCEDURE[name](self)
        if name in self.turn.words:
            return self.turn.words[name]
        if name.endswith(CAPITALS):
            return self._capitals(name.removesuffix(CAPITALS))
        line = self.arithmetic.line(name)
        if line is not None:
            return line.text
        return self._param(name) or self._fact(name)

    def __iter__(self) -> Iterator[str]:
        return iter(PROCEDURE)

    def __len__(self) -> int:
        return len(PROCEDURE)

    @cached_property
    def facts(self) -> Facts:
        """The facts that the document tells of: after a decision those it was based on."""
        if self.turn.decision is not None:
            return dict(self.arithmetic.facts)
        return readable(facts_of(self.case, self.turn.on))

    @property
    def members(self) -> Sequence[Facts]:
        """Those the case is about, each with her facts; in a person's matter she alone."""
        found: Sequence[Facts] = self.facts.get("members", ())
        return found if self.case.person_id is None else [self.facts]

    @property
    def nobody_left(self) -> str:
        """That everybody the case is about has died; "" while somebody lives."""
        if not all_dead(self.members, self.turn.on):
            return ""
        return ALL_DEAD if self.case.person_id is None else f"{self.case.subject_name}已经去世"

    @cached_property
    def arithmetic(self) -> Arithmetic:
        """The arithmetic pinned by the decision, or today's."""
        if self.turn.decision is not None:
            return unpin(self.turn.decision.evaluation)
        return evaluate(
            self.case.matter,
            self.facts,
            on=self.turn.on,
            place=self.case.division_code,
            about=in_question(self.path) if self.path else None,
        )

    @cached_property
    def path(self) -> Path | None:
        """The path this turn took, when a condition proposes it."""
        ways = (path for path in flow_of(self.case).routes if path.when is not None)
        return next((path for path in ways if path.outcome == self.turn.outcome), None)

    @cached_property
    def recorded(self) -> dict[str, Any]:
        """What officers wrote in their records, a later one over an earlier one."""
        rows = CaseStep.objects.filter(case=self.case).exclude(closed_on=None)
        found: dict[str, Any] = {}
        for step in rows.order_by("closed_on", "id"):
            found.update(step.record)
        return found

    def note(self, fact: Fact) -> str:
        """The text of a record under a term; "" when nobody wrote one."""
        return str(self.recorded.get(fact.column, ""))

    def _capitals(self, name: str) -> str:
        if name in self.turn.amounts:
            return yuan_words(self.turn.amounts[name])
        value = self.arithmetic.value(name)
        return yuan_words(int(value)) if isinstance(value, int) else ""

    def _param(self, label: str) -> str:
        return next((p.text for p in self.arithmetic.params if label in p.label), "")

    def _fact(self, term: str) -> str:
        for column, fact in matter_of(self.case).facts.items():
            value = self.facts.get(column, self.recorded.get(column))
            if fact.term == term and value is not None:
                return unit_text(fact, shown(value))
        raise KeyError(term)


def _reason(words: Words) -> str:
    decision = words.turn.decision
    return words.turn.reason or (decision.reason if decision else "")


def _doubts(words: Words) -> str:
    rows = Check.objects.filter(case=words.case, state=CheckState.DOUBT)
    parts = [
        f"{r.member}的{r.item}：申报{r.declared or '无'}，{r.source}查得{r.found}" for r in rows
    ]
    return "；".join(parts) or words.note(terms.核对情况) or _reason(words)


def _facts_told(words: Words) -> str:
    """The event first, then the few figures that matter."""
    event = event_text(words.case, words.members, words.turn.on)
    if words.nobody_left:
        return f"{event}{words.nobody_left}。"
    told = event + figures_text(words.case, words.arithmetic)
    return told or words.note(terms.调查情况) or _reason(words) or "详见调查和核对记录"


def _why(words: Words) -> str:
    """The officer's words, or else what the outcome rests on; and what was paid too much."""
    return f"{words.turn.reason or _by_the_rules(words)}{_paid_too_much(words)}"


def _by_the_rules(words: Words) -> str:
    if words.nobody_left:
        return f"{words.nobody_left}，不再符合发放条件。"
    told = "；".join(_grounds(words))
    if told:
        return f"按照查明的情况计算，{told}。"
    return _reason(words) or _facts_told(words)


def _grounds(words: Words) -> tuple[str, ...]:
    if words.path is None or words.path.when is None:
        return ()
    on, place = words.turn.on, words.case.division_code
    return grounds(words.path.when, words.facts, on=on, place=place)


def _paid_too_much(words: Words) -> str:
    """Which months, how much, and why it was too much."""
    told = words.turn.words
    if RECOVERED not in told:
        return ""
    return (
        f"待遇应当自{_month_text(words)}起调整，"
        f"而{told[RECOVERED_MONTHS]}仍按原来的金额发放，多发{told[RECOVERED_SUM]}。"
    )


def _size(words: Words) -> str:
    return f"{len(words.case.facts.get('members', ())) or 1}人"


def _month_text(words: Words) -> str:
    return (words.turn.from_month or Month.of(words.turn.on).next()).label


def _how_paid(words: Words) -> str:
    targets = words.path.targets if words.path else ()
    once = any(isinstance(target, End) and target.once for target in targets)
    return "一次性发放" if once or (words.path and granted_by(words.path)) else "按月发放"


def _missing_papers(words: Words) -> str:
    return words.note(terms.缺少材料) or _reason(words) or "见所附清单"


PROCEDURE: Mapping[str, Callable[[Words], str]] = {
    "申请人": lambda w: w.case.applicant_name,
    "对象": lambda w: w.case.subject_name,
    "家庭人数": _size,
    "村社": lambda w: w.case.place,
    "申请日期": lambda w: day_text(w.case.submitted_on),
    "受理日期": lambda w: day_text(w.case.accepted_on or w.turn.on),
    "决定日期": lambda w: day_text(w.turn.on),
    "起发月份": _month_text,
    "发放方式": _how_paid,
    "期限": lambda w: day_text(w.turn.due_on),
    "事实": _facts_told,
    "理由": _why,
    "依据": lambda w: notices.cite_together(map(str, w.turn.cites)),
    "意见": lambda w: w.turn.outcome,
    "材料清单": _missing_papers,
    "核对疑点": _doubts,
    "机关": lambda w: w.office.name,
    "联系电话": lambda w: w.office.contact or w.office.name,
    "办件编号": lambda w: w.case.number,
}


def blocks_for(words: Words, names: frozenset[str]) -> dict[str, tuple[notices.Block, ...]]:
    """The blocks a text asks for; one it does not ask for is not made."""
    return {name: BLOCKS[name](words) for name in names if name in BLOCKS}


def _calculation(words: Words) -> tuple[notices.Block, ...]:
    """The lines that carry the amount; a refusal, which has none, shows what it failed on too."""
    lines = [line for line in words.arithmetic.main if line.value is not None]
    reasons = {} if _pays(words) else {line.name: why for line, why in rules_told(lines)}
    shown = (line for line in lines if line.kind in FIGURES or line.name in reasons)
    return (notices.Arithmetic(tuple(_printed(line, reasons) for line in shown)),)


def _pays(words: Words) -> bool:
    """Whether the turn leads to an end that pays."""
    targets = words.path.targets if words.path else ()
    return any(isinstance(target, End) and target.pays is not None for target in targets)


def _printed(line: ArithmeticLine, reasons: Mapping[str, str]) -> notices.Line:
    """Name and result have columns of their own."""
    basis = notices.cite_together(line.cites)
    if line.kind in FIGURES:
        return notices.Line(line.label, how_reckoned(line), line.text, basis)
    met = "符合" if line.value else "不符合"
    return notices.Line(line.label, reasons[line.name], met, basis)


def _family_table(words: Words) -> tuple[notices.Block, ...]:
    rows = tuple(_family_row(member, words.turn.on) for member in words.members)
    return (notices.Table(MEMBER_COLUMNS, rows),)


def _family_row(member: Facts, on: date) -> tuple[str, ...]:
    relation = codes.关系代码.codes.get(member.get("relation", -1), "")
    died = member.get("died_on")
    note = f"{died}去世" if died and str(died) <= on.isoformat() else ""
    return str(member.get("name", "")), relation, str(member.get("born_on", "")), note


def _remedies(words: Words) -> tuple[notices.Block, ...]:
    return notices.remedies(actor_for_remedies(words.office.division_code), REMEDY_CITES)


def _papers(words: Words) -> tuple[notices.Block, ...]:
    items = [
        NUMBERED.sub("", part)
        for part in _missing_papers(words).replace("；", "\n").splitlines()
        if part.strip()
    ]
    return tuple(notices.paragraph(f"{n}．{item.strip()}") for n, item in enumerate(items, start=1))


BLOCKS: Mapping[str, Callable[[Words], tuple[notices.Block, ...]]] = {
    "计算": _calculation,
    "家庭成员表": _family_table,
    "救济途径": _remedies,
    "材料清单": _papers,
}
