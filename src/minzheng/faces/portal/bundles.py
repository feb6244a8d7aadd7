"""一件事: which life events there are, what fits whom, and what is still to be done in one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import Asked, Bundle, BundlePart, Known, parts_of, read_families
from minzheng.engines.policy.api import Claim, entitlements
from minzheng.faces.looks.parts import Task
from minzheng.faces.portal.family import minors_of
from minzheng.faces.portal.knowing import known_of
from minzheng.faces.portal.tasks import tasks_of
from minzheng.kernel.form import AnswerError, Field
from minzheng.kernel.matter import Matter, catalogue
from minzheng.matters.life_events import LIFE_EVENTS, LifeEvent
from minzheng.vocabulary import person as terms

SELF, SHARED_LIFE = "本人", "共同生活"
LIKELY, UNSURE, UNLIKELY, HELD, RUNNING = "yes", "unknown", "no", "held", "running"
WORDS = {
    LIKELY: ("很可能符合", "ok"), UNSURE: ("还要核实", "soon"), UNLIKELY: ("可能不符合", "plain"),
    HELD: ("已经在享受", "info"), RUNNING: ("正在办理", "info"),
}  # fmt: skip
LAST_TASKS = 2  # checking the answers and signing are done for all together


@dataclass(frozen=True)
class About:
    """Whom a life event is about: what is known of her, and in which place she stands."""

    person: int | None
    known: Known | None
    index: int = 0

    @property
    def row(self) -> Mapping[str, Any]:
        """What the registers know of her."""
        return {} if self.known is None else self.known.facts["members"][self.index]


@dataclass(frozen=True)
class Fit:
    """One matter of a life event and whether it fits."""

    matter: Matter
    tone: str
    why: str

    @property
    def words(self) -> tuple[str, str]:
        """The word and its colour."""
        return WORDS[self.tone]

    @property
    def may_apply(self) -> bool:
        """Whether an application makes sense: nobody applies for what is held or under way."""
        return self.tone not in (HELD, RUNNING)

    @property
    def ticked(self) -> bool:
        """Whether it stands ticked to begin with."""
        return self.tone == LIKELY

    @property
    def name(self) -> str:
        """The folder of the matter below its field."""
        return self.matter.key.partition("/")[2]


def events() -> list[LifeEvent]:
    """The life events of which this house handles something."""
    return [event for event in LIFE_EVENTS if matters_of(event)]


def event_of(slug: str) -> LifeEvent | None:
    """The life event of this name, if anything of it is handled here."""
    return next((event for event in events() if event.slug == slug), None)


def matters_of(event: LifeEvent) -> list[Matter]:
    """Its matters that this house handles."""
    known = catalogue().matters
    return [known[key] for key in event.matters if key in known]


def about(viewer: Viewer, person: int | None, on: date) -> About:
    """What may be used of her: one's own and one's children's; another adult's is hers alone."""
    if person is None or viewer.person_id is None:
        return About(person, None)
    if person != viewer.person_id and person not in minors_of(viewer, on):
        return About(person, None)
    known = known_of(viewer, on)
    return About(person, known, known.people.index(person)) if person in known.people else About(
        person, None
    )  # fmt: skip


def questions(event: LifeEvent, whom: About) -> list[Asked]:
    """What is asked first, without what the registers know."""
    return [
        Asked(field.column, field) for field in event.asks if whom.row.get(field.column) is None
    ]


def read(asked: Iterable[Asked], typed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """Answers and errors by column; what was left open stays unknown."""
    facts: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for question in asked:
        value = _parsed(question.field, typed.get(question.name), errors)
        if value is not None:
            facts[question.name] = value
    return facts, errors


def fits(
    event: LifeEvent, whom: About, said: Mapping[str, Any], *, place: str, on: date
) -> list[Fit]:
    """Every matter of the event for her, the likely ones first."""
    facts = _facts(whom, said)
    claims = entitlements(facts, place=place, on=on)
    ours = {c.matter: c for c in reversed(claims) if c.member in (None, whom.index)}
    found = [_fit(matter, ours.get(matter.key), whom) for matter in matters_of(event)]
    order = list(WORDS)
    return sorted(found, key=lambda fit: order.index(fit.tone))


@dataclass(frozen=True)
class Section:
    """One matter of a bundle on its list of tasks, or on its way."""

    title: str
    part: BundlePart
    tasks: tuple[Task, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether all its questions are answered and its papers there."""
        return all(task.state == "done" for task in self.tasks)


def sections_of(bundle: Bundle, on: date) -> list[Section]:
    """Its matters with what is to be done in each; the family is looked up once for all."""
    parts = parts_of(bundle)
    read_families([part.draft for part in parts if part.draft is not None], on)
    return [_section(part, on) for part in parts]


def _section(part: BundlePart, on: date) -> Section:
    title = catalogue().get(part.matter).service.short
    whom = _whom(part)
    listed = () if part.draft is None else tuple(tasks_of(part.draft, on)[:-LAST_TASKS])
    return Section(f"{title}（{whom}）" if whom else title, part, listed)


def _whom(part: BundlePart) -> str:
    about_whom = part.draft or part.case
    return about_whom.person.name if about_whom is not None and about_whom.person else ""


def together_tasks(bundle: Bundle, sections: Sequence[Section], *, signed: bool) -> list[Task]:
    """What is done once for all of them."""
    ready = all(section.ready for section in sections)
    sign = reverse("portal:together-promises", args=[bundle.pk])
    send = reverse("portal:together-submit", args=[bundle.pk])
    return [
        _once("承诺和授权", sign, ready, "done" if signed else "todo"),
        _once("一次提交", send, ready and signed, "todo"),
    ]


def _once(title: str, url: str, ready: bool, state: str) -> Task:
    return Task(title, state, url) if ready else Task(title, "blocked", url, "先做完上面各项")


def _parsed(field: Field, raw: str | None, errors: dict[str, str]) -> Any:
    try:
        return field.parse(raw)
    except AnswerError as wrong:
        errors[field.column] = str(wrong)
        return None


def _facts(whom: About, said: Mapping[str, Any]) -> dict[str, Any]:
    """Of one person alone when nothing is known, else of her family; what is known goes first."""
    if whom.known is None:
        row = {"name": "当事人", terms.与户主关系.column: SELF, SHARED_LIFE: True}
        return {"members": [{**row, **said}]}
    rows = [dict(row) for row in whom.known.facts["members"]]
    rows[whom.index] = {**said, **rows[whom.index]}
    return {**whom.known.facts, "members": rows}


def _fit(matter: Matter, claim: Claim | None, whom: About) -> Fit:
    person = whom.person if matter.personal else None
    if whom.known is not None and whom.known.holding(matter.key, person) is not None:
        return Fit(matter, HELD, "")
    if whom.known is not None and (case := whom.known.running(matter.key, person)) is not None:
        return Fit(matter, RUNNING, f"办件 {case.number}，现在到：{case.current}")
    if claim is None or claim.eligible is None:
        return Fit(matter, UNSURE, _lacking(claim))
    return Fit(matter, LIKELY if claim.eligible else UNLIKELY, "；".join(claim.why))


def _lacking(claim: Claim | None) -> str:
    missing = [] if claim is None else [term.partition("（")[0] for term in claim.missing]
    named = list(dict.fromkeys(missing))
    if not named:
        return "由工作人员核定"
    return f"还要说明或者核实：{'、'.join(named[:4])}{'等' if len(named) > 4 else ''}"
