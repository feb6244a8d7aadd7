"""The service guide of a matter, from what its folder declares; nothing is left blank."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from minzheng.engines.policy.api import giving_ways
from minzheng.faces.looks.parts import Entry, Figure
from minzheng.faces.portal.appeals import ROUTES, Route
from minzheng.faces.portal.blanks import result_end
from minzheng.faces.portal.conditions import CLOSED, Condition, conditions_of, refusals_of
from minzheng.faces.portal.finding import summary_of
from minzheng.faces.portal.limits import limit_at, limit_in_law, pauses_at, term_at
from minzheng.faces.portal.plainly import Plain
from minzheng.faces.portal.settling import Here
from minzheng.faces.portal.ways import usual_way, waypoints
from minzheng.faces.portal.wording import NONE, actor_words, level_words
from minzheng.kernel.flow import Await, Delegated, Effect, Element, Publicity, Step, Trigger
from minzheng.kernel.law import Article
from minzheng.kernel.matter import Matter
from minzheng.kernel.units import Kind
from minzheng.registers.offices.api import Office, office_of

PAPER_KINDS = "JPG、PNG、HEIC 照片或 PDF，每份不超过 20 MB"
GIVING = (Effect.GRANT, Effect.RECOGNISE)
ONLINE = "网上"
NEEDS = {True: "必要", False: "有这种情形的才交；暂时没有的可以容缺，以后补"}
OFFICE_KINDS = ("village", "town", "district")


@dataclass(frozen=True)
class Paper:
    """A paper that may be asked for."""

    title: str
    when: str
    why: str
    need: str


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
    """Everything the guide page says of a matter at a place.

    `closed`: why the place does not handle it now. `others`: steps that only some go through.
    """

    matter: Matter
    figures: tuple[Figure, ...]
    basics: tuple[Entry, ...]
    conditions: tuple[Condition, ...]
    closed: str
    refusals: tuple[str, ...]
    basis: tuple[Article, ...]
    papers: tuple[Paper, ...]
    known: tuple[str, ...]
    stages: tuple[Stage, ...]
    others: tuple[Stage, ...]
    results: tuple[Entry, ...]
    reviews: tuple[str, ...]
    offices: tuple[Office, ...]
    can_check: bool
    checks_means: bool
    routes: tuple[Route, ...] = ROUTES
    paper_kinds: str = PAPER_KINDS

    @property
    def has_sample(self) -> bool:
        """Whether a document stands at its end."""
        return result_end(self.matter) is not None

    @property
    def is_online(self) -> bool:
        """Whether it can be applied for here, and not only where somebody sits."""
        return ONLINE in self.matter.service.channels

    @property
    def summary(self) -> str:
        """What it is, in one sentence."""
        return summary_of(self.matter)


def guide_of(matter: Matter, *, place: str, on: date) -> Guide:
    """The guide as it stands at a place on a day."""
    here, usual = Here(place, on), usual_way(matter)
    conditions = conditions_of(matter, here)
    return Guide(
        matter=matter,
        figures=_figures(matter, place, on),
        basics=tuple(_basics(matter)),
        conditions=tuple(c for c in conditions if c.name != CLOSED),
        closed=next((c.words for c in conditions if c.name == CLOSED), ""),
        refusals=tuple(refusals_of(matter, here)),
        basis=matter.service.basis,
        papers=tuple(_papers(matter, here)),
        known=_known(matter),
        stages=tuple(_stage(each, here) for each in usual),
        others=tuple(_stage(each, here) for each in waypoints(matter) if each not in usual),
        results=tuple(_results(matter, here)),
        reviews=tuple(_reviews(matter)),
        offices=tuple(_offices(place)),
        can_check=bool(giving_ways(matter)),
        checks_means=any(f.fact.unit.kind is Kind.MONEY for f in matter.form.fields()),
    )


def _figures(matter: Matter, place: str, on: date) -> tuple[Figure, ...]:
    total, service = matter.application.total, matter.service
    in_law = limit_in_law(total)
    online = "网上全程可办" if ONLINE in service.channels else ""
    return (
        Figure("到现场", str(service.visits), "次", online),
        Figure("法定办结时限", *in_law, note="自受理之日起" if in_law[1] else ""),
        Figure("承诺办结时限", *limit_at(total, place=place, on=on), note="本地"),
        Figure("收费", service.charge),
    )  # fmt: skip


def _basics(matter: Matter) -> Iterator[Entry]:
    service = matter.service
    decides = deciding(matter)
    yield Entry("事项名称", service.title)
    yield Entry("事项类型", service.kind)
    yield Entry("基本编码", NONE)
    yield Entry("业务办理项编码", service.code)
    yield Entry("实施主体", actor_words(decides.by).replace("负责人", ""))
    yield Entry("实施主体编码", NONE)
    yield Entry("实施主体性质", "法定机关")
    yield Entry("行使层级", level_words(decides.by))
    yield Entry(
        "权力来源",
        "可以委托乡镇（街道）" if isinstance(decides.by, Delegated) else "法定本级行使",
    )
    yield Entry("服务对象", service.audience)
    yield Entry("办件类型", "承诺件" if matter.application.total else "即办件")
    yield Entry("通办范围", NONE)
    yield Entry("办理形式", "、".join(service.channels))


def _papers(matter: Matter, here: Here) -> Iterator[Paper]:
    plain = Plain(here, dict(matter.service.who))
    for paper in matter.form.attachments:
        when = "必要" if paper.required else "需要时交"
        if paper.needed_when is not None:
            when = f"有这种情形的才交：{plain.say(paper.needed_when).text}"
        yield Paper(paper.title, when, paper.why, NEEDS[paper.required])


def _known(matter: Matter) -> tuple[str, ...]:
    """What is not asked for, because a register has it."""
    return tuple(dict.fromkeys(f.fact.term for f in matter.form.fields() if f.known_from))


def _stage(element: Element, here: Here) -> Stage:
    place, on = here.place, here.on
    within = "".join(limit_at(element, place=place, on=on))
    paused = isinstance(element, Await | Publicity) and pauses_at(element, place=place, on=on)
    counts = "不计入办结时限" if paused else ""
    return Stage(element.name, _who(element), within, counts, element.articles)


def _who(element: Element) -> str:
    if isinstance(element, Step):
        return actor_words(element.by)
    return f"在{element.at}公示" if isinstance(element, Publicity) else "申请人"


def _results(matter: Matter, here: Here) -> Iterator[Entry]:
    ends = [end for end in matter.application.ends() if not end.withdraws]
    yield Entry("结果名称", "、".join(end.name for end in ends))
    yield Entry("送达方式", "网上（“我的”里查看、下载），也可以邮寄或者当面送达")
    yield Entry("有效期", _validity(matter, here))


def _validity(matter: Matter, here: Here) -> str:
    """How long what is given lasts."""
    giving = [end for end in matter.application.ends() if end.effect in GIVING]
    lasting = [end.lasts for end in giving if end.lasts is not None]
    first = matter.application.ends()[0]
    if not giving or not (giving_ways(matter) or first in giving):
        return NONE  # what a few get on their way out is not what it is about
    until = "".join(term_at(lasting[0], place=here.place, on=here.on)) if lasting else ""
    if any(end.once for end in giving):
        return f"一次性发给；分期发给的，{until}" if until else "一次性发给"
    return f"{until}，期满可以重新申请" if until else "符合条件期间一直有效"


def _reviews(matter: Matter) -> Iterator[str]:
    for trigger in _calendar_triggers(matter):
        cited = trigger.cites if isinstance(trigger.cites, tuple) else (trigger.cites,)
        yield f"{trigger.event}：{trigger.says}（{'、'.join(map(str, cited))}）"


def _calendar_triggers(matter: Matter) -> list[Trigger]:
    return [t for flow in matter.flows for t in flow.triggers if t.every is not None]


def _offices(place: str) -> Iterable[Office]:
    found = (office_of(place, kind) for kind in OFFICE_KINDS)
    return [office for office in found if office is not None]


def deciding(matter: Matter) -> Step:
    """The step that decides; without one, the first there is."""
    steps = [e for e in matter.application.elements if isinstance(e, Step)]
    return next((step for step in steps if step.decides), steps[0])
