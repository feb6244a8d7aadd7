"""The service guide of a matter, from what its folder declares; nothing is left blank."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from minzheng.engines.policy.api import NotGranted, granting_end
from minzheng.faces.looks.parts import Entry, Figure
from minzheng.faces.portal.appeals import ROUTES, Route
from minzheng.faces.portal.conditions import Condition, Here, conditions_of
from minzheng.faces.portal.finding import summary_of
from minzheng.faces.portal.limits import limit_at, limit_in_law, pauses_at
from minzheng.faces.portal.wording import NONE, actor_words, level_words, spoken
from minzheng.kernel.expr import Expr, Op
from minzheng.kernel.flow import Await, Delegated, Element, End, Publicity, Step, Trigger
from minzheng.kernel.formula import Formula
from minzheng.kernel.law import Article
from minzheng.kernel.matter import Matter
from minzheng.kernel.sentence import sentence
from minzheng.registers.offices.api import Office, office_of

PAPER_KINDS = "JPG、PNG、HEIC 照片或 PDF，每份不超过 20 MB"
OFFICE_KINDS = ("village", "town", "district")


@dataclass(frozen=True)
class Paper:
    """A paper that may be asked for."""

    title: str
    when: str
    why: str


@dataclass(frozen=True)
class Stage:
    """One step of the procedure: who, how long, whether the days count."""

    name: str
    who: str
    within: str
    counts: str
    articles: tuple[Article, ...]


@dataclass(frozen=True)
class Guide:
    """Everything the guide page says of a matter at a place."""

    matter: Matter
    figures: tuple[Figure, ...]
    basics: tuple[Entry, ...]
    conditions: tuple[Condition, ...]
    refusals: tuple[str, ...]
    basis: tuple[Article, ...]
    papers: tuple[Paper, ...]
    known: tuple[str, ...]
    stages: tuple[Stage, ...]
    results: tuple[Entry, ...]
    reviews: tuple[str, ...]
    offices: tuple[Office, ...]
    can_check: bool
    routes: tuple[Route, ...] = ROUTES
    paper_kinds: str = PAPER_KINDS

    @property
    def summary(self) -> str:
        """What it is, in one sentence."""
        return summary_of(self.matter)


def guide_of(matter: Matter, *, place: str, on: date) -> Guide:
    """The guide as it stands at a place on a day."""
    return Guide(
        matter=matter,
        figures=_figures(matter, place, on),
        basics=tuple(_basics(matter)),
        conditions=_conditions(matter, place, on),
        refusals=tuple(_refusals(matter)),
        basis=matter.service.basis,
        papers=tuple(_papers(matter)),
        known=_known(matter),
        stages=tuple(_stages(matter, place, on)),
        results=tuple(_results(matter)),
        reviews=tuple(_reviews(matter)),
        offices=tuple(_offices(place)),
        can_check=_grants(matter),
    )


def _figures(matter: Matter, place: str, on: date) -> tuple[Figure, ...]:
    total, service = matter.application.total, matter.service
    online = "网上全程可办" if "网上" in service.channels else ""
    return (
        Figure("到现场", str(service.visits), "次", online),
        Figure("法定办结时限", *limit_in_law(total), note="自受理之日起" if total else ""),
        Figure("承诺办结时限", *limit_at(total, place=place, on=on), note="本地"),
        Figure("收费", service.charge),
    )  # fmt: skip


def _basics(matter: Matter) -> Iterator[Entry]:
    service = matter.service
    decides = _deciding(matter)
    yield Entry("事项名称", service.title)
    yield Entry("事项类型", service.kind)
    yield Entry("基本编码", NONE)
    yield Entry("业务办理项编码", service.code)
    yield Entry("实施主体", actor_words(decides.by) if decides else NONE)
    yield Entry("实施主体编码", NONE)
    yield Entry("实施主体性质", "法定机关")
    yield Entry("行使层级", level_words(decides.by) if decides else NONE)
    yield Entry(
        "权力来源",
        "可以委托乡镇（街道）" if decides and isinstance(decides.by, Delegated) else "法定本级行使",
    )
    yield Entry("服务对象", service.audience)
    yield Entry("办件类型", "承诺件" if matter.application.total else "即办件")
    yield Entry("通办范围", NONE)
    yield Entry("办理形式", "、".join(service.channels))


def _conditions(matter: Matter, place: str, on: date) -> tuple[Condition, ...]:
    return tuple(conditions_of(matter, Here(place, on))) if _grants(matter) else ()


def _refusals(matter: Matter) -> Iterator[str]:
    """When the first step may end the application at once."""
    flow = matter.application
    for path in flow.ways_out(flow.first()):
        if any(isinstance(target, End) for target in path.targets) and path.when is not None:
            yield f"{path.outcome}：{_failing(path.when)}"


def _failing(when: Expr) -> str:
    """A condition that is not met, named and in words."""
    if isinstance(when, Op) and when.name == "~" and isinstance(when.args[0], Formula):
        rule = when.args[0]
        return f"不符合“{rule.label}”。{rule.label}是指：{spoken(rule)}"
    return sentence(when)


def _papers(matter: Matter) -> Iterator[Paper]:
    for paper in matter.form.attachments:
        when = "必要" if paper.required else "符合情形时交"
        if paper.needed_when is not None:
            when = f"符合情形时交：{sentence(paper.needed_when).rstrip('。')}"
        yield Paper(paper.title, when, paper.why)


def _known(matter: Matter) -> tuple[str, ...]:
    """What is not asked for, because a register has it."""
    return tuple(dict.fromkeys(f.fact.term for f in matter.form.fields() if f.known_from))


def _stages(matter: Matter, place: str, on: date) -> Iterator[Stage]:
    for element in matter.application.elements:
        if not isinstance(element, End):
            yield _stage(element, place, on)


def _stage(element: Element, place: str, on: date) -> Stage:
    within = "".join(limit_at(element, place=place, on=on))
    paused = isinstance(element, Await | Publicity) and pauses_at(element, place=place, on=on)
    counts = "不计入办结时限" if paused else ""
    return Stage(element.name, _who(element), within, counts, element.articles)


def _who(element: Element) -> str:
    if isinstance(element, Step):
        return actor_words(element.by)
    return f"在{element.at}公示" if isinstance(element, Publicity) else "申请人"


def _results(matter: Matter) -> Iterator[Entry]:
    ends = [end for end in matter.application.ends() if not end.withdraws]
    yield Entry("结果名称", "、".join(end.name for end in ends))
    yield Entry("样本", NONE)
    yield Entry("送达方式", "网上（“我的”里查看、下载），也可以邮寄或者当面送达")
    lasting = [trigger.says for trigger in _calendar_triggers(matter)]
    yield Entry("有效期", f"符合条件期间一直有效（{'；'.join(lasting)}）" if lasting else NONE)


def _reviews(matter: Matter) -> Iterator[str]:
    for trigger in _calendar_triggers(matter):
        cited = trigger.cites if isinstance(trigger.cites, tuple) else (trigger.cites,)
        yield f"{trigger.says}（{'、'.join(map(str, cited))}）"


def _calendar_triggers(matter: Matter) -> list[Trigger]:
    return [t for flow in matter.flows for t in flow.triggers if t.every is not None]


def _offices(place: str) -> Iterable[Office]:
    found = (office_of(place, kind) for kind in OFFICE_KINDS)
    return [office for office in found if office is not None]


def _deciding(matter: Matter) -> Step | None:
    steps = (e for e in matter.application.elements if isinstance(e, Step) and e.decides)
    return next(steps, None)


def _grants(matter: Matter) -> bool:
    try:
        return granting_end(matter) is not None
    except NotGranted:
        return False
