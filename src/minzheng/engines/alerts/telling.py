"""A task in words: its sentence with values, its facts with their sources, who it is about."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from minzheng.engines.alerts.models import AlertTask
from minzheng.engines.alerts.rules import UnknownRule, rule_named, shown
from minzheng.kernel.expr import Expr, Fact
from minzheng.kernel.feed import feeds
from minzheng.kernel.units import Kind
from minzheng.registers.households.api import Household
from minzheng.registers.masking import mask_name
from minzheng.registers.people.api import Person

NAME = "姓名"
UNREGISTERED, UNREGISTERED_HOME = "未建档居民", "未建档家庭"
NOT_ON_FILE = "没有记录"
OWN = "台账和登记"


@dataclass(frozen=True)
class ToldFact:
    """One value of a task: what it is, in words, from which feed and version, what it means."""

    term: str
    text: str
    source: str = ""
    version: str = ""
    means: str = ""


@dataclass(frozen=True)
class About:
    """Whom a task is about: a masked name, and the page that leads further."""

    name: str
    person: int | None = None
    household: str = ""


def sentence_of(task: AlertTask, name: str) -> str:
    """What the alert says of this subject. A rule that is gone leaves its values."""
    try:
        rule = rule_named(task.rule)
    except UnknownRule:
        return "；".join(f"{term}：{value}" for term, value in task.values.items())
    texts = {term: text_of(node, task.values.get(term)) for term, node in shown(rule).items()}
    return rule.says.format_map({NAME: name, **texts})


def text_of(node: Expr, value: Any) -> str:
    """A value in the words of an officer; what nobody recorded is said so."""
    if value is None:
        return NOT_ON_FILE
    return node.unit.text(bool(value) if node.kind is Kind.BOOL else value)


def facts_of(task: AlertTask) -> list[ToldFact]:
    """Every value the task keeps, with the version of the feed that says so."""
    nodes = shown(rule_named(task.rule))
    return [_told(task, term, nodes[term]) for term in task.values if term in nodes]


def abouts(tasks: Collection[AlertTask]) -> Mapping[tuple[str, int], About]:
    """Whom these tasks are about, by kind and number. Two queries."""
    people = {t.subject for t in tasks if t.about == AlertTask.About.PERSON and t.subject > 0}
    homes = {t.subject for t in tasks if t.about == AlertTask.About.HOUSEHOLD}
    alone = {-number for number in homes if -(2**40) <= number < 0}
    persons = Person.objects.in_bulk(people | alone) if people | alone else {}
    households = Household.objects.select_related("head").in_bulk({n for n in homes if n > 0})
    found = {("person", pk): About(mask_name(p.name), pk) for pk, p in persons.items()}
    found |= {("household", -pk): About(f"{mask_name(persons[pk].name)}户", pk)
              for pk in alone & persons.keys()}  # fmt: skip
    found |= {
        ("household", pk): About(f"{mask_name(home.head.name)}户", None, home.number)
        for pk, home in households.items()
    }
    return found


def about(task: AlertTask, known: Mapping[tuple[str, int], About]) -> About:
    """Whom a task is about; a feed by its title, nobody in the registers without a name."""
    if task.about == AlertTask.About.FEED:
        feed = feeds().get(task.feed)
        return About(feed.title if feed else task.feed)
    unknown = UNREGISTERED if task.about == AlertTask.About.PERSON else UNREGISTERED_HOME
    return known.get((task.about, task.subject), About(unknown))


def _told(task: AlertTask, term: str, node: Expr) -> ToldFact:
    text, means = text_of(node, task.values[term]), getattr(node, "means", "")
    giving = [f for f in feeds().values() if node.needs().facts & f.gives.keys()]
    titles = "、".join(feed.title for feed in giving) or OWN
    source = titles if isinstance(node, Fact) else f"按规则算出（{titles}）"
    versions = [task.sources[f.name()] for f in giving if f.name() in task.sources]
    return ToldFact(term, text, source, "、".join(versions) or task.population, means)
