"""The glossary, and the index of the whole reference."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from minzheng import vocabulary
from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.feed import feeds
from minzheng.kernel.matter import catalogue
from minzheng.wiring.reference.laws import laws_in_order
from minzheng.wiring.reference.matters import Here, summary
from minzheng.wiring.reference.writing import (
    FEEDS,
    INDEX,
    VIEWS,
    VOCABULARY,
    Pages,
    link,
    matter_page,
    paragraphs,
    statute_page,
    table,
)

FACTS = ("术语", "列", "单位或类别", "谁的", "含义")
PARAMS = ("参数", "键", "单位")
ENTITIES = {"person": "人", "household": "家庭", "organisation": "机构"}


def vocabulary_pages() -> Pages:
    """One page, a section for each file of the glossary."""
    sections = (part for module in _modules() for part in _section(module))
    return {VOCABULARY: paragraphs("# 词汇表", "一个术语只在一处定义，到处同名。", *sections)}


def index_pages(here: Here) -> Pages:
    """Where everything stands."""
    matters = (
        f"- {link(matter.service.title, matter_page(key), INDEX)}：{summary(matter)}"
        for key, matter in sorted(catalogue().matters.items())
    )
    laws = (
        f"- {link(f'《{law.title}》', statute_page(law), INDEX)}，{law.number}"
        for law in laws_in_order()
    )
    return {
        INDEX: paragraphs(
            "# 参考手册",
            f"由声明生成，不要手改。数值和时限是{here.words or here.place} 在 {here.on} 的。",
            "## 事项", "\n".join(matters),
            "## 法规", "\n".join(laws),
            "## 各部门数据", f"- {link('各部门数据', FEEDS, INDEX)}，{len(feeds())} 份",
            "## 术语", f"- {link('词汇表', VOCABULARY, INDEX)}",
            "## 人口视图", f"- {link('人口视图的口径', VIEWS, INDEX)}",
        )
    }  # fmt: skip


def _modules() -> Iterator[ModuleType]:
    for _, name, _ in pkgutil.iter_modules(vocabulary.__path__):
        if name != "tests":
            yield importlib.import_module(f"{vocabulary.__name__}.{name}")


def _section(module: ModuleType) -> Iterator[str]:
    facts = [fact for fact in vars(module).values() if isinstance(fact, Fact)]
    params = [param for param in vars(module).values() if isinstance(param, Param)]
    if not facts and not params:
        return
    yield f"## {module.__name__.rpartition('.')[2]}"
    yield (module.__doc__ or "").partition("\n")[0]
    if facts:
        yield table(FACTS, (_fact(fact) for fact in facts))
    if params:
        yield table(PARAMS, ((p.label, f"`{p.key}`", p.unit.name) for p in params))


def _fact(fact: Fact) -> tuple[str, ...]:
    kinds = "、".join(fact.unit.codes.values())
    whose = ENTITIES[fact.entity or "household"]
    return fact.term, f"`{fact.column}`", kinds or fact.unit.name, whose, fact.means
