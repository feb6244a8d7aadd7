"""应享待遇: the claims of a household or person, marked with what is held and what is under way."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from minzheng.engines.cases.api import Case, Holding, Known
from minzheng.engines.policy.api import Claim, entitlements
from minzheng.faces.looks.claims import Dress, Group, grouped
from minzheng.faces.looks.parts import Link
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.money import yuan

HEADINGS = (
    ("held", "已在享受", "以发放和认定台账为准。"),
    ("yes", "按已知情况符合", "没有在享受的，请主动告知，愿意的协助申请。"),
    ("unknown", "还要再核实", "缺的事实补齐后才能判断，不按“没有”处理。"),
    ("no", "不符合", ""),
)


@dataclass(frozen=True)
class Scope:
    """What is shown: the matters the viewer may see, where and when; of one person or of all.

    `takes_in`: the matters in which she may take in an application; `head`: who speaks for the
    household.
    """

    matters: frozenset[str]
    place: str
    on: date
    takes_in: frozenset[str] = frozenset()
    head: int = 0
    person: int | None = None


def groups_of(known: Known, scope: Scope) -> tuple[Group, ...]:
    """The claims in groups; those that the viewer may not see are left out."""
    claims = entitlements(known.facts, place=scope.place, on=scope.on)
    shown = [claim for claim in claims if _is_shown(claim, known, scope)]
    return grouped(shown, lambda claim: _dress(claim, known, scope), HEADINGS)


def source_list(known: Known) -> tuple[str, ...]:
    """Where the facts are from."""
    cases = [f"办件 {case.number}（{plain_date(case.submitted_on)} 申请）" for case in known.cases]
    return ("人员和家庭登记簿", "发放和认定台账", *cases)


def _is_shown(claim: Claim, known: Known, scope: Scope) -> bool:
    ours = scope.person is None or _whose(claim, known) in (None, scope.person)
    return claim.matter in scope.matters and ours


def _whose(claim: Claim, known: Known) -> int | None:
    return None if claim.member is None else known.people[claim.member]


def _dress(claim: Claim, known: Known, scope: Scope) -> Dress:
    """The case that gave it, the one under way or the way to one, and the rules."""
    whose = _whose(claim, known)
    held, running = known.holding(claim.matter, whose), known.running(claim.matter, whose)
    numbers = [held.case_number if held else "", running.number if running else ""]
    links = [
        Link(f"办件 {number}", reverse("desk:case", args=[number]))
        for number in dict.fromkeys(numbers)
        if number
    ]
    open_ = held is None and running is None and claim.eligible is not False
    if open_ and claim.matter in scope.takes_in:
        args = [*claim.matter.split("/"), whose or scope.head]
        links.append(Link("窗口收件", reverse("desk:intake-begin", args=args)))
    links.append(Link("规则全文", reverse("desk:rules", args=[claim.matter])))
    return Dress(tuple(links), _note(claim, held, running), held is not None)


def _note(claim: Claim, held: Holding | None, running: Case | None) -> str:
    paid = f"台账每月 {yuan(held.monthly)} 元。" if held is not None and held.monthly else ""
    if running is not None:
        return f"{paid}正在办理：{running.current}。"
    if held is not None and claim.eligible is False:
        return f"{paid}按已知情况不再符合，请核查。"
    return paid or ("没有申请。" if claim.eligible and held is None else "")
