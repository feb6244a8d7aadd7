"""The case page: tabs, figures, seal, clocks, what may be done and why not."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from minzheng.engines.access.api import Viewer, may
from minzheng.engines.cases.api import (
    CASE_ROLES,
    Case,
    Check,
    CheckState,
    Dossier,
    FactRow,
    OpenStep,
    StepKind,
    flow_of,
    matter_of,
)
from minzheng.faces.desk import roles
from minzheng.faces.desk.showing import records as tabs
from minzheng.faces.desk.showing.sums import key_figures
from minzheng.faces.looks import parts
from minzheng.faces.looks.timelines import filing_clock
from minzheng.faces.looks.written import chinese_date, plain_date
from minzheng.kernel.flow import Effect
from minzheng.registers.masking import mask_account

LABELS = {
    tabs.APPLICATION: "申请与承诺",
    tabs.MEMBERS: "家庭成员",
    tabs.MEANS: "收入与财产",
    tabs.CHECK: "经济核对",
    tabs.VISIT: "入户调查",
    tabs.PUBLICITY: "公示",
    tabs.DECISION: "决定与文书",
    tabs.PAYMENTS: "发放",
    tabs.TIMELINE: "时间线",
}
HOUSE_LABELS = {
    tabs.APPLICATION: "申请与承诺",
    tabs.MEANS: "备案内容",
    tabs.VISIT: "现场核查",
    tabs.DECISION: "文书",
    tabs.TIMELINE: "时间线",
}
EFFECT_SEALS = {Effect.GRANT: ("已确认", "zhusha"), Effect.CHANGE: ("已变更", "dai"),
                Effect.RECOGNISE: ("已认定", "zhusha"),
                Effect.STOP: ("停发", "ink")}  # fmt: skip
HOUSE_SEALS = {Effect.RECOGNISE: ("已备案", "zhusha"), Effect.STOP: ("已注销", "ink")}
RECORDED = "记录"  # what steps wrote down stands under their own tabs
NOTHING = re.compile(r"否|0(\.0+)?\D*")
LONG_NUMBER = re.compile(r"\d{13,}")  # a division has twelve
CHECK_TONES = {"consistent": "ok", "doubt": "late", "confirmed": "soon", "mistaken": "info"}


@dataclass(frozen=True)
class Deed:
    """Something an officer may want to do: its address, or why it cannot be done now."""

    words: str
    url: str
    why_not: str = ""
    remedy: str = ""


def standing_tab(found: Dossier) -> str:
    """The tab of what the case stands at: the viewer's own step first."""
    opened = sorted(found.open_steps, key=lambda step: not step.mine)
    if not opened:
        return tabs.DECISION
    return tabs.tab_of(flow_of(found.case), opened[0].element)


def case_tabs(found: Dossier, current: str) -> tuple[parts.Tab, ...]:
    """The dossier's index (卷宗目录): a count where there is something, a mark where it stands."""
    standing = standing_tab(found) if found.open_steps else ""
    doubts = found.doubt_count
    counts = {
        tabs.MEMBERS: len(found.members),
        tabs.APPLICATION: found.paper_count,
        tabs.PUBLICITY: found.publicity_count,
        tabs.DECISION: len(found.notices),
    }
    marks = {standing: "当前"} | ({tabs.CHECK: f"疑点 {doubts}"} if doubts else {})
    return tuple(
        parts.Tab(label, tab_url(found.case, key), key == current,
                  str(counts[key]) if counts.get(key) else "", marks.get(key, ""))
        for key, label in labels_of(found.case).items()
    )  # fmt: skip


def labels_of(case: Case) -> Mapping[str, str]:
    """The tabs of a case: an organisation has no family, no check of income, no payments."""
    return LABELS if case.organisation_id is None else HOUSE_LABELS


def tab_url(case: Case, tab: str) -> str:
    """The address of a tab."""
    return reverse("desk:case-tab", args=[case.number, tab])


def figures(found: Dossier) -> tuple[parts.Figure, ...]:
    """The facts strip: whom it is about, and what the granting rule compares and gives."""
    clock = filing_clock(found) if found.case.organisation_id is not None else None
    told = (parts.Figure(clock.key, str(clock.value)),) if clock else ()
    return (_people(found), *told, *key_figures(matter_of(found.case), found.arithmetic))


def _people(found: Dossier) -> parts.Figure:
    """How many of the household live; in a person's matter, she."""
    if found.case.organisation is not None:
        return parts.Figure("机构", found.case.subject_name, url=_house_url(found.case))
    if found.case.person is not None:
        url = tab_url(found.case, tabs.MEMBERS)
        return parts.Figure("受益人", found.case.person.name, url=url)
    alive = [member for member in found.members if member.died_on is None]
    dead = len(found.members) - len(alive)
    note = f"另有 {dead} 人去世" if dead else ""
    url = tab_url(found.case, tabs.MEMBERS)
    return parts.Figure("家庭人口", str(len(alive)), "人", note, url=url)


def _house_url(case: Case) -> str:
    """The page of the facility, where there is one."""
    facility = case.facility_id
    return "" if facility is None else reverse("desk:facility", args=[facility])


def heading(found: Dossier) -> tuple[str, str]:
    """Whose case of what, and the line beneath."""
    case = found.case
    title = matter_of(case).service.short
    what = f"{title} · {case.event}" if case.event else title
    return f"{case.party} · {what}", f"{case.number} · {found.place}"


def seal_of(found: Dossier) -> tuple[str, str]:
    """The seal's word and tone."""
    case = found.case
    if case.state == Case.ENDED:
        end = flow_of(case).element(case.end)
        effect = getattr(end, "effect", Effect.NONE)
        plain = case.end if len(case.end) <= 4 else "办结"
        seals = EFFECT_SEALS if case.organisation_id is None else HOUSE_SEALS
        return seals.get(effect, (plain, "ink"))
    kinds = {opened.step.kind for opened in found.open_steps}
    if StepKind.PUBLICITY in kinds:
        return "公示中", "zitang"
    return ("等待答复", "ink") if kinds == {StepKind.AWAIT} else ("办理中", "dai")


def differences(checks: Iterable[Check]) -> tuple[parts.Difference, ...]:
    """Declared beside found, with what became of each difference."""
    return tuple(
        parts.Difference(
            f"{check.member} {check.item}".strip(),
            check.declared or "未申报",
            check.found,
            check.state == CheckState.CONSISTENT,
            "",
            f"{check.source}，{plain_date(check.found_on)}",
            check.get_state_display(),
            CHECK_TONES[check.state],
        )
        for check in checks
    )


def chips(found: Dossier) -> tuple[parts.Member, ...]:
    """The members as chips; each opens her dossier."""
    return tuple(
        parts.Member(
            member.name,
            member.relation,
            url=reverse("desk:person", args=[member.person_id]),
            gone=f"{plain_date(member.died_on)} 去世" if member.died_on else "",
        )
        for member in found.members
    )


def fact_entries(rows: Iterable[FactRow]) -> tuple[parts.Entry, ...]:
    """Facts with where each came from, and what was first declared; long numbers masked."""
    return tuple(parts.Entry(row.term, _shown(row.text), source=_source(row)) for row in rows)


def stated_facts(rows: Iterable[FactRow]) -> tuple[tuple[parts.Entry, ...], tuple[str, ...]]:
    """Facts that say something, and the terms of those stated as none or no."""
    held = [row for row in rows if not row.source.endswith(RECORDED)]
    nothing = [row for row in held if NOTHING.fullmatch(row.text)]
    return fact_entries(row for row in held if row not in nothing), tuple(r.term for r in nothing)


def _shown(text: str) -> str:
    """A number that may be an account is never shown whole."""
    return mask_account(text) if LONG_NUMBER.fullmatch(text) else text


def _source(row: FactRow) -> str:
    return f"{row.source}；原申报 {_shown(row.declared)}" if row.declared else row.source


def application_entries(found: Dossier) -> tuple[parts.Entry, ...]:
    """Who applied when, through whom, and who signed what."""
    case = found.case
    names = {member.person_id: member.name for member in found.members}
    whose = case.organisation or case.speaker
    names[whose.pk] = whose.name
    entries = [
        parts.Entry("申请人", case.applicant_name),
        *([parts.Entry("服务场所", case.facility.name)] if case.facility is not None else ()),
        *([parts.Entry("受益人", case.person.name)] if case.person is not None else ()),
        parts.Entry("提交", chinese_date(case.submitted_on)),
        parts.Entry("受理", chinese_date(case.accepted_on) if case.accepted_on else "尚未受理"),
    ]
    if case.event:
        entries.append(parts.Entry("起因", f"{case.event}（{plain_date(case.happened_on)}）"))
    if case.agent_name:
        entries.append(parts.Entry("代办人", f"{case.agent_name}，{case.agent_mandate}"))
    if case.extended_by:
        entries.append(parts.Entry("延长期限", f"{case.special_reason}，{case.extended_by}批准"))
    return (*entries, *_commitments(case, names))


def deeds(found: Dossier, viewer: Viewer, on: date) -> Iterator[Deed]:
    """What else can be done with the case; what cannot says why and what to do."""
    case = found.case
    if case.state == Case.ENDED or not may(viewer, CASE_ROLES, case.division_code, case.matter):
        return
    for opened in found.open_steps:
        if opened.step.kind == StepKind.AWAIT:
            yield _deed(case, "代当事人答复", "answer", opened.step.pk)
    yield _deed(case, "补充材料", "attach")
    yield _deed(case, "更正事实", "amend")
    yield _extension(found, viewer)
    yield _deed(case, "登记投诉举报", "complain")
    if any(end.withdraws for end in flow_of(case).ends()):
        yield _deed(case, "办理撤回", "withdraw")


def check_deed(found: Dossier, viewer: Viewer) -> Deed:
    """Asking the other departments."""
    case = found.case
    deed = _deed(case, "发起核对", "check")
    if case.state == Case.ENDED:
        return Deed(deed.words, "", "办件已办结。", "需要再核对的，请报告家庭变化，另开核查。")
    if not may(viewer, roles.CHECKERS, case.division_code, case.matter):
        return Deed(deed.words, "", f"由{roles.words(roles.CHECKERS)}发起。")
    return deed


def _extension(found: Dossier, viewer: Viewer) -> Deed:
    case, total = found.case, found.total
    if not total.can_extend:
        return Deed("延长期限", "", _why_not_extend(case))
    if not may(viewer, roles.EXTENDERS, case.division_code, case.matter):
        remedy = f"请报{roles.words(roles.EXTENDERS)}批准。"
        return Deed("延长期限", "", "要由负责人批准。", remedy)
    return _deed(case, "延长期限", "extend")


def _why_not_extend(case: Case) -> str:
    total = flow_of(case).total
    if case.extended_by:
        return f"已由{case.extended_by}批准延长，只能延长一次。"
    if total is None or total.special is None:
        what = "这类核查" if case.event else "这个事项"
        return f"{what}不设可以延长的总期限，按每个环节各自的时限办理。"
    return "还没有受理。期限从受理起算，受理后遇法定情形才能延长。"


def _deed(case: Case, words: str, name: str, *more: int) -> Deed:
    return Deed(words, reverse(f"desk:{name}", args=[case.number, *more]))


def _commitments(case: Case, names: dict[int, str]) -> Iterator[parts.Entry]:
    signed = case.answers.get("signed", {})
    for commitment in matter_of(case).form.commitments:
        people = "、".join(names.get(pk, "") for pk in signed.get(commitment.key, ()))
        if people:
            yield parts.Entry(
                "承诺", commitment.text, source=f"{people} 已签字；{commitment.cites}"
            )


def waits_for(opened: OpenStep) -> str:
    """Who is to act, as the page says it."""
    return f"{opened.element}由{opened.actor}办理"
