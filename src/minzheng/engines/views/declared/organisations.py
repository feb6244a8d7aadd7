"""Organisations by kind, and the institutions among them that look after people."""

from minzheng.engines.views.declared.who_counts import SOCIETIES
from minzheng.engines.views.definition import OrganisationView

SECTION, PLACE = "组织和机构", 8
INSTITUTIONS = ("养老", "儿童福利", "未成年人救助", "救助管理", "殡葬", "殡仪", "公墓", "托养")


def declared() -> tuple[OrganisationView, ...]:
    """The views of this section."""
    source = "组织登记（统一社会信用代码）"
    return (
        OrganisationView(
            name="organisations", section=SECTION, title="组织",
            means="组织登记里当日已经成立、还没有终止的每一家。按登记的类别分。",
            source=source, owner=SOCIETIES,
        ),
        OrganisationView(
            name="institutions", section=SECTION, title="民政服务机构", kinds=INSTITUTIONS,
            means="其中登记类别属于养老、儿童福利、救助管理、殡葬等服务机构的。",
            source=source, owner=SOCIETIES,
        ),
    )  # fmt: skip
