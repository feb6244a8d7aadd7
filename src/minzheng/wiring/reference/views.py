"""The definitions of the population's views: who counts, by which rule, from where."""

from collections.abc import Iterator

from minzheng.engines.views.api import Declared, views
from minzheng.registers.offices.api import ROLES
from minzheng.wiring.reference.writing import VIEWS, Pages, anchor, paragraphs, table


def view_pages() -> Pages:
    """One page, a section for each view."""
    sections = (part for view in views().values() for part in _section(view))
    heading = "一个数只在一处定义：谁算在内、规则、来源、怎样分、谁看得到名单。"
    return {VIEWS: paragraphs("# 人口视图的口径", heading, *sections)}


def _section(view: Declared) -> Iterator[str]:
    yield f"{anchor(view.name)}\n## {view.title}"
    yield view.means
    readers = "、".join(ROLES[role] for role in view.readers)
    groupings = "、".join(f"{order.title}（`{order.name}`）" for order in view.orders)
    rows = (
        ("名称", f"`{view.name}`"), ("规则", view.rule), ("数据来源", view.source),
        ("计数单位", view.unit), ("怎样分", groupings), ("责任科室", view.owner),
        ("看得到名单的岗位", readers),
    )  # fmt: skip
    yield table(("项目", "内容"), rows)
