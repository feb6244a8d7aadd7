"""The basic elder-care list at work: counted over everybody, some told, one opted out, a draft."""

from collections.abc import Sequence
from datetime import date, timedelta

from minzheng.engines.guarantees import api
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.offices.api import home_division
from minzheng.wiring.demo.elders import living_elders
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.population import Home

COUNTY, OLD, AHEAD = 6, 66, timedelta(days=30)
TOLD, NEW_CODE = "N03", "Z02"
# What the district adds is of the demo, no district's.
ITEM = {
    "code": NEW_CODE, "name": "适老化改造上门评估", "group": "80周岁以上老年人", "form": "service",
    "who": "80周岁以上的老年人家庭", "standard": "每户一次（演示，虚构）", "payer": "区财政",
    "provider": "改造服务机构", "where": "乡镇（街道）窗口",
    "tests": ["elder_guarantees:八十岁以上"], "need": "home_repair",
}  # fmt: skip


def tell_elders(homes: Sequence[Home], staff: Staff, on: date) -> None:
    """Count, tell everybody of one item, keep one opt-out, and leave a draft to be adopted."""
    clerk = staff.bureau("district_clerk")
    api.count(on, by=SYSTEM)
    one = next(living_elders(homes, OLD, on), None)
    if one is not None:
        api.decline(clerk, one, TOLD, "本人说已在医院评过", on=on)
    if api.waiting_by_item(clerk).get(TOLD):
        api.invite(clerk, TOLD, on=on)
    place = home_division()[:COUNTY].ljust(12, "0")
    head = api.NewList(
        place, "增城区基本养老服务清单（2026年调整）", "增城区民政局", "演示：区级清单调整（虚构）",
        on + AHEAD, "unconfirmed", "增加上门评估",
    )  # fmt: skip
    row = api.draft(clerk, head, on=on)
    api.put_item(clerk, row.pk, ITEM, on=on)
