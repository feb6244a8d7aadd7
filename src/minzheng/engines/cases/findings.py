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
BECAUSE = re.compile(r"^因[^，]*为[是否]，")
AT_LEAST_NONE = re.compile(r"（(.*)）与 0\.00元 中较大的|(.*)与 0\.00元 中较大的")
SEPARATED = "；"
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
        return f"{day}，{'家庭成员' if case.person_id is None else ''}{'、'.join(dead)}去世。"
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


def rules_told(lines: Iterable[ArithmeticLine]) -> Iterator[tuple[ArithmeticLine, str]]:
    """Rules with the statements that settled them, each statement by the innermost of them."""
    told: set[str] = set()
    for line in lines:
        new = [reason for reason in line.plain.split(SEPARATED) if reason and reason not in told]
        told.update(new)
        if new:
            yield line, SEPARATED.join(new)


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
        if line.plain:
            yield line.plain.removeprefix(last)
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
