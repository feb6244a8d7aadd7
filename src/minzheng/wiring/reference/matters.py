"""The page of a matter: service, flows with pictures, rules with articles, numbers, cases."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from minzheng.engines.policy.api import RuleInWords, Stacking, Stage, stacking_of
from minzheng.faces.looks.lawbook import DrawnFlow, LawPage, Number, Reader, law_page, number_at
from minzheng.kernel.expr import Param, walk
from minzheng.kernel.flow import Flow
from minzheng.kernel.matter import Matter
from minzheng.wiring.reference.pictures import standalone
from minzheng.wiring.reference.writing import (
    Pages,
    anchor,
    cited,
    link,
    matter_page,
    paragraphs,
    table,
)

SUBJECTS = {"person": "个人", "household": "家庭", "organisation": "机构"}
WHAT = "- 是什么："
STAGES = ("环节或结果", "由谁办", "时限", "结果和去向", "依据")
NUMBERS = ("参数", "键", "现值", "自", "状态", "核对", "来源", "依据")
STACKED = ("已经享受", "再申请", "怎样处理", "依据")
CASES = ("算例", "日期", "事实", "应当得出")


@dataclass(frozen=True)
class Here:
    """The place (with its name) and the day whose numbers and limits are written down."""

    place: str
    on: date
    words: str = ""


def matter_pages(matter: Matter, here: Here) -> Pages:
    """The page, and a picture for each flow."""
    at = matter_page(matter.key)
    law = law_page(matter, Reader(here.place, here.on, lambda number: "", lambda key: ""))
    pictures = {
        _picture(at, place): standalone(flow.picture) for place, flow in enumerate(law.flows, 1)
    }
    return {at: _page(matter, law, here), **pictures}


def summary(matter: Matter) -> str:
    """What it is, by the first line of its README that says so."""
    told = (line for line in matter.readme.splitlines() if line.startswith(WHAT))
    return next((line.removeprefix(WHAT) for line in told), matter.service.title)


def _page(matter: Matter, law: LawPage, here: Here) -> str:
    at = matter_page(matter.key)
    return paragraphs(
        f"# {matter.service.title}",
        summary(matter),
        f"事项键 `{matter.key}`。数值和时限是{here.words or here.place} 在 {here.on} 的。",
        "## 服务", _service(matter, at),
        "## 流程", *_flows(matter, law, at),
        "## 规则", *(_rule(rule.rule, at) for rule in law.rules),
        "## 参数", _numbers(matter, here) or "没有自己的参数。",
        "## 和其他待遇的关系", _stacked(matter, at) or "叠加表里没有这个事项。",
        "## 算例", "每个算例由人手算过，每次改动都要重新算对。", _cases(law),
    )  # fmt: skip


def _service(matter: Matter, at: str) -> str:
    service = matter.service
    rows = (
        ("名称", service.title), ("简称", service.short), ("编码", service.code),
        ("类型", service.kind), ("服务对象", service.audience),
        ("办理形式", "、".join(service.channels)), ("到现场", f"{service.visits} 次"),
        ("收费", service.charge), ("以谁为单位", SUBJECTS[matter.policy.subject or "household"]),
        ("设定依据", cited(service.basis, at)),
    )  # fmt: skip
    return table(("项目", "内容"), rows)


def _flows(matter: Matter, law: LawPage, at: str) -> Iterator[str]:
    for place, (flow, drawn) in enumerate(zip(matter.flows, law.flows, strict=True), 1):
        yield f"### {drawn.title}"
        yield f"由此开始：{'；'.join(_starts(flow))}。"
        yield f"![{drawn.title}流程图]({_picture(at, place).rpartition('/')[2]})"
        yield _stages(drawn, at)


def _starts(flow: type[Flow]) -> list[str]:
    return [f"{trigger.event}（{trigger.says}）" for trigger in flow.triggers] or ["申请"]


def _stages(drawn: DrawnFlow, at: str) -> str:
    rows = (
        (stage.name, stage.who or "办结", stage.within, _ways(stage), cited(stage.articles, at))
        for stage in drawn.stages
    )
    return table(STAGES, rows)


def _ways(stage: Stage) -> str:
    return "<br>".join(
        f"{way.outcome} → {'、'.join(way.targets)}{f'（{way.when}）' if way.when else ''}"
        for way in stage.ways
    )


def _rule(rule: RuleInWords, at: str) -> str:
    numbers = "、".join(link(p.label, f"{at}#{p.key}", at) for p in rule.params)
    return paragraphs(
        f"### {rule.name}",
        f"{rule.whose}，{rule.kind}。{rule.words}",
        f"依据：{cited(rule.articles, at)}",
        f"参数：{numbers}" if numbers else "",
    ).rstrip()


def _numbers(matter: Matter, here: Here) -> str:
    nodes = (node for node in walk(matter.policy.formulas) if isinstance(node, Param))
    keys = sorted({node.key for node in nodes})
    found = [number_at(key, here.place, here.on) for key in keys]
    return table(NUMBERS, (_number(number) for number in found)) if found else ""


def _number(number: Number) -> tuple[object, ...]:
    entry, info = number.entry, number.info
    known = ("", "", "") if entry is None else (entry.since, entry.checked_on, entry.source)
    since, checked, source = known
    label = f"{anchor(info.key)}{info.label}"
    return (
        label, f"`{info.key}`", number.text, since, number.status_word, checked, source, info.basis,
    )  # fmt: skip


def _stacked(matter: Matter, at: str) -> str:
    rows = stacking_of(matter)
    return table(STACKED, (_stacking(row, at) for row in rows)) if rows else ""


def _stacking(row: Stacking, at: str) -> tuple[str, ...]:
    asked = link(row.title, matter_page(row.matter), at)
    return row.held, asked, row.relation, cited(row.articles, at)


def _cases(law: LawPage) -> str:
    rows = (
        (case.name, case.on, "；".join(case.facts) or "没有说明", "；".join(case.expected))
        for case in law.cases
    )
    return table(CASES, rows)


def _picture(at: str, place: int) -> str:
    return f"{at.removesuffix('.md')}-{place}.svg"
