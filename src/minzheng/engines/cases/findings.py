"""What a letter says was found and why: the event, the few figures that matter, the reasons."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from minzheng.engines.cases.clocks import trigger_of
from minzheng.engines.cases.declared import flow_of
from minzheng.engines.cases.models import Case, Decision
from minzheng.engines.policy.api import Arithmetic, ArithmeticLine, Facts, unpin
from minzheng.kernel.flow import End
from minzheng.kernel.units import Kind

FIGURES = (Kind.MONEY.name, Kind.COUNT.name)
HELD, FAILED, OPEN = "，成立", "，不成立", "待核实"
OPPOSITES = {
    "不低于": "低于", "不高于": "高于", "不超过": "超过", "达到": "不到",
    "低于": "不低于", "高于": "不高于", "超过": "不超过", "不到": "达到",
}  # fmt: skip
COMPARING = re.compile("|".join(OPPOSITES))
# “给予保障（是）” names another rule; “超过 0人” guards the program: neither explains anything.
EMPTY = re.compile(r"(并非)?[^（）\d]+（[是否]）|.*超过 0\D?|[^\d（）]*")
AND, OR = re.compile(r"(?<=[ ）])且(?=[ （])"), re.compile(r"(?<=[ ）])[且或](?=[ （])")
BECAUSE = re.compile(r"^因[^，]*为[是否]，")
AT_LEAST_NONE = re.compile(r"（(.*)）与 0\.00元 中较大的|(.*)与 0\.00元 中较大的")
GAP = re.compile(r"(?<=[\u4e00-\u9fff“”]) (?=[\d-])")
ALL_DEAD = "家庭成员已经全部去世"


def day_text(day: date | None) -> str:
    """2026年11月21日; "" for none."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def event_text(case: Case, members: Iterable[Facts], on: date) -> str:
    """What opened the case, on which day, and who died; "" for an application."""
    trigger = trigger_of(case)
    if trigger is None or case.happened_on is None:
        return ""
    day, dead = day_text(case.happened_on), _died(members, case.happened_on)
    if dead:
        return f"{day}，家庭成员{'、'.join(dead)}去世。"
    if trigger.every is not None:
        return f"{day}，本机关按规定开始{trigger.event}（{trigger.says}）。"
    return f"{day}，{trigger.says}。"


def all_dead(members: Iterable[Facts], on: date) -> bool:
    """Whether nobody of the family is left."""
    rows = list(members)
    return bool(rows) and all(_is_dead(row, on) for row in rows)


def figures_text(case: Case, found: Arithmetic) -> str:
    """Size and income up to the first condition, that condition, and what is paid; then and now."""
    before = _before(case)
    said = [*_leading(found.main, before), *_paid(case, found, before)]
    return f"{'，'.join(said)}。" if said else ""


def plain_reasons(sentences: Iterable[str]) -> str:
    """Grounds as a reader takes them: what was measured, said as it is, not as a rule that failed.

    “收入条件：人均月收入 9元低于标准 8元，不成立” reads “人均月收入9元不低于标准8元”.
    """
    told = dict.fromkeys("，".join(_clauses(sentence)) for sentence in sentences)
    return "；".join(GAP.sub("", text) for text in told if text)


def how_reckoned(line: ArithmeticLine) -> str:
    """The formula with its numbers, without name and result, and without what did not matter."""
    how = line.sentence.removeprefix(line.label).lstrip("： ＝").removesuffix(f"＝ {line.text}")
    how = BECAUSE.sub("", how.strip())
    return AT_LEAST_NONE.sub(lambda found: found[1] or found[2], how) if line.value else how


def _died(members: Iterable[Facts], on: date) -> list[str]:
    return [str(row.get("name", "")) for row in members if str(row.get("died_on") or "") == f"{on}"]


def _is_dead(member: Facts, on: date) -> bool:
    died = str(member.get("died_on") or "")
    return bool(died) and died <= on.isoformat()


def _before(case: Case) -> Arithmetic | None:
    """What the last decision on the same benefit rested on."""
    if case.parent_id is None:
        return None
    family = Decision.objects.filter(case_id=case.parent_id) | Decision.objects.filter(
        case__parent_id=case.parent_id
    )
    last = family.exclude(case=case).order_by("-id").first()
    return unpin(last.evaluation) if last else None


def _leading(lines: Iterable[ArithmeticLine], before: Arithmetic | None) -> Iterator[str]:
    last = ""
    for line in lines:
        if line.kind in FIGURES and line.value is not None:
            last = f"{line.label}{line.text}"
            yield _with_before(line, before)
        condition = plain_reasons((line.sentence,)) if line.kind == Kind.BOOL.name else ""
        if condition:
            yield condition.removeprefix(last)
            return


def _paid(case: Case, found: Arithmetic, before: Arithmetic | None) -> Iterator[str]:
    """The amount, where the benefit is already paid."""
    paying = (end for end in flow_of(case).ends() if isinstance(end, End) and end.pays is not None)
    names = {end.pays.name for end in paying if end.pays is not None}
    for line in found.main if case.parent_id is not None else ():
        if line.name in names and line.value is not None:
            yield _with_before(line, before)
            return


def _with_before(line: ArithmeticLine, before: Arithmetic | None) -> str:
    old = before.line(line.name) if before else None
    if old is None or not old.decides or old.value in (None, line.value):
        return f"{line.label}{line.text}"
    return f"{line.label}由{old.text}变为{line.text}"


def _clauses(sentence: str) -> list[str]:
    """The clauses of a condition that measure something; none where it only points to others."""
    body = sentence.partition("：")[2] or sentence
    if OPEN in body:
        return []
    failed = body.endswith(FAILED)
    if failed and AND.search(body):
        return []  # which part failed stands in a sentence of its own
    parts = (part.strip() for part in OR.split(body.removesuffix(FAILED).removesuffix(HELD)))
    telling = [part for part in parts if not EMPTY.fullmatch(part)]
    return [_turned(part) for part in telling] if failed else telling


def _turned(clause: str) -> str:
    return COMPARING.sub(lambda found: OPPOSITES[found[0]], clause, count=1)
