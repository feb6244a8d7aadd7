"""Matter (事项): a folder that declares; found by looking, so no list names it.

from minzheng.kernel.matter import catalogue
catalogue().get("relief/dibao").policy
"""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import yaml

from minzheng.kernel.alert import Alert
from minzheng.kernel.expr import Expr, Fact, walk
from minzheng.kernel.flow import Await, Flow, Step
from minzheng.kernel.form import Form
from minzheng.kernel.indicator import Indicator
from minzheng.kernel.law import Article
from minzheng.kernel.params import ParamBook
from minzheng.kernel.policy import Policy

T = TypeVar("T")
PACKAGE = Path(__file__).resolve().parents[1]


class UnknownMatter(LookupError):
    """No folder declares this matter; the text lists those there are."""


class MatterError(TypeError):
    """A matter's folder lacks something that every matter must declare."""


@dataclass(frozen=True)
class Service:
    """What a service guide says of a matter beside what follows from its flow and form.

    `who`: a rule's name, or "~" and its name for its denial, and how a citizen is told of it;
    {the label of a parameter} stands for the value at her place.
    """

    title: str
    short: str
    code: str
    kind: str
    audience: str
    basis: tuple[Article, ...]
    visits: int
    charge: str
    channels: tuple[str, ...]
    asked_often: tuple[tuple[str, str], ...] = ()
    who: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Matter:
    """Everything one folder declares."""

    key: str
    service: Service
    policy: type[Policy]
    form: type[Form]
    flows: tuple[type[Flow], ...]
    notices: Mapping[str, str]
    alerts: tuple[type[Alert], ...]
    indicators: tuple[Indicator, ...]
    cases: tuple[Mapping[str, Any], ...]
    readme: str

    def __str__(self) -> str:
        return self.service.short

    @property
    def field(self) -> str:
        """The field of work: the folder above the matter's own."""
        return self.key.split("/", maxsplit=1)[0]

    @property
    def application(self) -> type[Flow]:
        """The flow that an application opens: the one without triggers."""
        return next(flow for flow in self.flows if not flow.triggers)

    @property
    def personal(self) -> bool:
        """Whether a case concerns one person instead of a household."""
        return self.policy.subject == "person"

    @property
    def organisational(self) -> bool:
        """Whether a case concerns an organisation, or a facility of one."""
        return self.policy.subject == "organisation"

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Every fact that the matter asks for, records or rests its rules on, by column."""
        elements = [element for flow in self.flows for element in flow.elements]
        recorded = [e.records for e in elements if isinstance(e, Step | Await) and e.records]
        asked = (field.fact for form in (self.form, *recorded) for field in form.fields())
        roots = [*self.policy.formulas, *self._conditions()]
        used = (node for node in walk(roots) if isinstance(node, Fact))
        return {fact.column: fact for fact in (*used, *asked)}

    def _conditions(self) -> Iterator[Expr]:
        """What opens cases and moves them on."""
        for flow in self.flows:
            found = [path.when for path in flow.routes]
            found += [when for t in flow.triggers for when in (t.when, t.finds)]
            yield from (when for when in found if when is not None)

    def flow(self, name: str) -> type[Flow]:
        """The flow of this class name; KeyError when the matter has none such."""
        for flow in self.flows:
            if flow.__name__ == name:
                return flow
        raise KeyError(f"事项“{self}”没有流程《{name}》")

    def flow_for(self, event: str) -> type[Flow] | None:
        """The flow that an event opens, or None when the event does not concern this matter."""
        for flow in self.flows:
            if any(trigger.event == event for trigger in flow.triggers):
                return flow
        return None


@dataclass(frozen=True)
class Catalogue:
    """All matters by key, and the one book of their parameters with every city's values.

    `shared`: policies that stand above the matters, by the module they are written in.
    `stacking`: the rows that say which benefits go together, as `matters.stacking` holds them.
    `watching`: the alerts that look across matters. `across`: the indicators that do.
    """

    matters: Mapping[str, Matter]
    params: ParamBook
    shared: Mapping[str, type[Policy]]
    stacking: tuple[Any, ...] = ()
    watching: tuple[type[Alert], ...] = ()
    across: tuple[Indicator, ...] = ()

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Every indicator there is, those across matters first."""
        return (*self.across, *(i for matter in self.matters.values() for i in matter.indicators))

    @property
    def alerts(self) -> Mapping[type[Alert], str]:
        """Every alert there is, with the key of its matter; "" for one that stands above them."""
        above: dict[type[Alert], str] = dict.fromkeys(self.watching, "")
        return above | {a: key for key, matter in self.matters.items() for a in matter.alerts}

    def get(self, key: str) -> Matter:
        """The matter of this key, such as "relief/dibao"; raises UnknownMatter."""
        if key not in self.matters:
            raise UnknownMatter(f"没有事项“{key}”。现有事项：{'、'.join(sorted(self.matters))}")
        return self.matters[key]


@cache
def catalogue() -> Catalogue:
    """The matters and cities of this installation, read once."""
    folders = sorted((PACKAGE / "matters").glob("*/*/policy.py"))
    matters = [_load(path.parent) for path in folders]
    files = [PACKAGE / "matters/params.yaml", *(path.parent / "params.yaml" for path in folders)]
    cities = sorted((PACKAGE / "cities").glob("*/params.yaml"))
    book = ParamBook.load([path for path in files if path.exists()] + cities)
    stacking = importlib.import_module("minzheng.matters.stacking").叠加表
    above = _modules("minzheng.matters")
    watching, across = tuple(_declared(above, Alert)), tuple(_instances(above, Indicator))
    by_key = {matter.key: matter for matter in matters}
    return Catalogue(by_key, book, _shared(), stacking, watching, across)


def _shared() -> Mapping[str, type[Policy]]:
    found = (_declared([module], Policy) for module in _modules("minzheng.matters"))
    return {policies[0].__module__.split(".")[-1]: policies[0] for policies in found if policies}


def _load(folder: Path) -> Matter:
    key = f"{folder.parent.name}/{folder.name}"
    modules = _modules(f"minzheng.matters.{folder.parent.name}.{folder.name}")
    flows = _declared(modules, Flow)
    if sum(not flow.triggers for flow in flows) != 1:
        raise MatterError(f"事项目录 {key} 应当有且只有一个没有触发事件的流程（申请）")
    return Matter(
        key=key,
        service=_first(key, "Service", _instances(modules, Service)),
        policy=_first(key, "Policy", _declared(modules, Policy)),
        form=_first(key, "Form", _declared(modules, Form)),
        flows=tuple(flows),
        notices={p.stem: p.read_text("utf-8") for p in sorted(folder.glob("notices/*.md"))},
        alerts=tuple(_declared(modules, Alert)),
        indicators=tuple(replace(i, matter=key) for i in _instances(modules, Indicator)),
        cases=tuple(_worked_cases(folder / "cases.yaml")),
        readme=(folder / "README.md").read_text("utf-8"),
    )


def _modules(package: str) -> list[ModuleType]:
    """The package and its modules, the form before the records that steps write down."""
    root = importlib.import_module(package)
    names = sorted(name for _, name, _ in pkgutil.iter_modules(root.__path__))
    return [root, *(importlib.import_module(f"{package}.{name}") for name in names)]


def _declared(modules: list[ModuleType], base: type[T]) -> list[type[T]]:
    return [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, base)
        and value.__module__ == module.__name__
    ]


def _instances(modules: list[ModuleType], kind: type[T]) -> list[T]:
    return [
        value for module in modules for value in vars(module).values() if isinstance(value, kind)
    ]


def _first(key: str, what: str, found: list[T]) -> T:
    if not found:
        raise MatterError(f"事项目录 {key} 没有声明 {what}")
    return found[0]


def _worked_cases(path: Path) -> list[Mapping[str, Any]]:
    """The cases an officer can read; YAML takes the bare key `on` for true, so it is named back."""
    cases = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader) if path.exists() else []
    return [
        {("on" if key is True else key): value for key, value in case.items()} for case in cases
    ]
