"""``day``: what the calendar brings; run again, nothing changes."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from minzheng.engines.alerts.api import escalate_overdue
from minzheng.engines.caregiving.api import escalate_overdue as escalate_care
from minzheng.engines.caregiving.api import follow as follow_care
from minzheng.engines.cases.api import DayReport, advance_day
from minzheng.engines.coverage.api import coverage_day
from minzheng.engines.discovery.api import compare_if_due, gather
from minzheng.engines.discovery.api import escalate_overdue as escalate_entries
from minzheng.engines.duties.api import advance_duties
from minzheng.engines.evaluations.api import escalate_overdue as escalate_evaluations
from minzheng.engines.health.api import mark_missed as mark_missed_doses
from minzheng.engines.homecare.api import homecare_day
from minzheng.engines.indicators.api import compute_lately
from minzheng.engines.lights.api import follow as follow_lights
from minzheng.engines.migrants.api import migrants_day
from minzheng.engines.needs.api import advance_needs
from minzheng.engines.oversight.api import escalate_overdue as escalate_inspections
from minzheng.engines.partners.api import end_due as end_partners_due
from minzheng.engines.payments.api import remind_missed
from minzheng.engines.pipeline.api import escalate_overdue as escalate_pipeline
from minzheng.engines.programmes.api import escalate_overdue as escalate_programmes
from minzheng.engines.projects.api import escalate_overdue as escalate_projects
from minzheng.engines.rentals.api import escalate_overdue as escalate_rentals
from minzheng.engines.reserves.api import escalate_late as escalate_reserves
from minzheng.engines.returns.api import urge_missing as urge_returns
from minzheng.engines.rounds.api import rounds_day
from minzheng.engines.safety.api import escalate_overdue as escalate_safety
from minzheng.engines.sharing.api import end_due
from minzheng.engines.street.api import street_day
from minzheng.engines.supervision.api import escalate_overdue as escalate_supervision
from minzheng.engines.tips.api import escalate_overdue as escalate_tips
from minzheng.kernel.doer import SYSTEM
from minzheng.wiring.reminding import remind_of_bookings
from minzheng.wiring.today import business_day

HELP = "跑一天：到期的等待和公示、超期催办（含预警）、到期复核、指标；重跑不变"


@dataclass(frozen=True)
class Day:
    """What one day brought to the cases, to late alerts, and to sharings that are over."""

    cases: DayReport
    alerts_escalated: int
    shares_ended: int
    partners_ended: int
    tips_escalated: int
    reminded: int
    inspections_escalated: int
    listed: int
    entries_escalated: int
    supervision_escalated: int
    care_changed: int
    care_escalated: int
    instalments_missed: int
    needs_advanced: int
    street_done: int
    reserves_escalated: int
    programmes_escalated: int
    projects_escalated: int
    evaluations_escalated: int = 0
    homecare_done: int = 0
    lights_changed: int = 0
    rounds_changed: int = 0
    doses_missed: int = 0
    safety_escalated: int = 0
    rentals_escalated: int = 0
    duties_changed: int = 0
    pipeline_escalated: int = 0
    migrants_changed: int = 0
    coverage_escalated: int = 0
    returns_urged: int = 0


def run(argv: list[str]) -> int:
    """1 when a case could not be moved on; the others are."""
    options = _parser().parse_args(argv)
    last = options.on or business_day()
    days = [_advance(day) for day in _days(options.since or last, last)]
    compute_lately(by=SYSTEM, on=last)
    sys.stdout.write(_json(days) if options.json else "\n".join(_lines(days)) + "\n")
    return 1 if any(day.cases.problems for day in days) else 0


def _advance(day: date) -> Day:
    return Day(
        advance_day(day), escalate_overdue(day), len(end_due(day, by=SYSTEM)),
        len(end_partners_due(day, by=SYSTEM)), escalate_tips(day), remind_of_bookings(day),
        escalate_inspections(day), _discover(day), escalate_entries(day),
        escalate_supervision(day), _care(day), escalate_care(day),
        remind_missed(day, by=SYSTEM), advance_needs(day),
        sum(vars(street_day(day)).values()), escalate_reserves(day),
        escalate_programmes(day), escalate_projects(day),
        evaluations_escalated=escalate_evaluations(day),
        homecare_done=homecare_day(day),
        safety_escalated=escalate_safety(day),
        rentals_escalated=escalate_rentals(day),
        lights_changed=sum(vars(follow_lights(day)).values()),
        duties_changed=sum(vars(advance_duties(day)).values()),
        pipeline_escalated=escalate_pipeline(day),
        migrants_changed=sum(vars(migrants_day(day)).values()),
        coverage_escalated=coverage_day(day),
        returns_urged=urge_returns(day),
        rounds_changed=rounds_day(day),
        doses_missed=mark_missed_doses(day),
    )  # fmt: skip


def _care(day: date) -> int:
    """Who came into care by agreement, changed or left, and which agreements are over."""
    return sum(vars(follow_care(day)).values())


def _discover(day: date) -> int:
    """What waits elsewhere comes onto the lists; each quarter the monitored are compared."""
    compare_if_due(day, by=SYSTEM)
    return gather(day, by=SYSTEM).reasons


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="minzheng day", description=HELP)
    parser.add_argument("--on", type=date.fromisoformat, help="业务日期，缺省为今天")
    parser.add_argument("--since", type=date.fromisoformat, help="从这天起逐日补跑到 --on")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    return parser


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=1)


def _json(days: list[Day]) -> str:
    rows = [{**asdict(day.cases), "alerts_escalated": day.alerts_escalated,
             "shares_ended": day.shares_ended, "partners_ended": day.partners_ended,
             "tips_escalated": day.tips_escalated, "reminded": day.reminded,
             "inspections_escalated": day.inspections_escalated, "listed": day.listed,
             "entries_escalated": day.entries_escalated,
             "supervision_escalated": day.supervision_escalated,
             "care_changed": day.care_changed, "care_escalated": day.care_escalated,
             "street_done": day.street_done, "reserves_escalated": day.reserves_escalated,
             "programmes_escalated": day.programmes_escalated,
             "projects_escalated": day.projects_escalated,
             "evaluations_escalated": day.evaluations_escalated,
             "rounds_changed": day.rounds_changed, "doses_missed": day.doses_missed,
             "homecare_done": day.homecare_done, "lights_changed": day.lights_changed,
             "rentals_escalated": day.rentals_escalated,
             "duties_changed": day.duties_changed,
             "pipeline_escalated": day.pipeline_escalated,
             "migrants_changed": day.migrants_changed,
             "coverage_escalated": day.coverage_escalated,
             "safety_escalated": day.safety_escalated, "returns_urged": day.returns_urged}
            for day in days]  # fmt: skip
    return json.dumps(rows, ensure_ascii=False, default=str) + "\n"


def _lines(days: list[Day]) -> Iterator[str]:
    for day in days:
        report = day.cases
        done = [
            f"公示期满 {len(report.unopposed)} 件",
            f"逾期未答复 {len(report.timed_out)} 件",
            f"催办 {len(report.escalated)} 件",
            f"开始复核 {len(report.reviews_opened)} 件",
            f"清除过期草稿 {report.drafts_expired} 份",
            f"督办预警 {day.alerts_escalated} 条",
            f"共享到期 {day.shares_ended} 项",
            f"接口到期 {day.partners_ended} 个",
            f"督办线索 {day.tips_escalated} 条",
            f"提醒预约 {day.reminded} 位",
            f"督办检查问题 {day.inspections_escalated} 个",
            f"新列入主动发现 {day.listed} 条",
            f"名单到期转上一级 {day.entries_escalated} 户",
            f"督办抽查 {day.supervision_escalated} 件",
            f"照料对象变动 {day.care_changed} 人",
            f"督办照料事项 {day.care_escalated} 项",
            f"提醒分期未退 {day.instalments_missed} 位",
            f"需求到期转派、督办 {day.needs_advanced} 项",
            f"街面巡查督办、照片删除 {day.street_done} 项",
            f"督办备用金支付 {day.reserves_escalated} 笔",
            f"督办服务点事项 {day.programmes_escalated} 项",
            f"督办购买服务和创投 {day.projects_escalated} 项",
            f"探访名单变动、逾期、督办 {day.rounds_changed} 项",
            f"漏给药 {day.doses_missed} 次",
            f"居家服务变动、督办 {day.homecare_done} 项",
            f"督办机构安全 {day.safety_escalated} 项",
            f"催还辅具 {day.rentals_escalated} 件",
            f"机构亮灯变动 {day.lights_changed} 盏",
            f"任务开始、提醒、督办 {day.duties_changed} 项",
            f"督办项目 {day.pipeline_escalated} 项",
            f"移民去世停发、名单督办 {day.migrants_changed} 项",
            f"督办检查计划 {day.coverage_escalated} 次",
            f"督办质量评价 {day.evaluations_escalated} 项",
            f"催填报 {day.returns_urged} 个",
        ]
        yield f"{report.on}：{'，'.join(done)}"
        yield from (f"  未能办理 {problem}" for problem in report.problems)
