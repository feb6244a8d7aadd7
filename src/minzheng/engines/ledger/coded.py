"""The chart of accounts, the kinds of funds and of money, and the fields money is for."""

from dataclasses import dataclass

from django.db import models


class Side(models.TextChoices):
    """The six accounts of a fund. All of a fund's postings add up to nothing, entry by entry."""

    RECEIVED = "received", "收入"
    AVAILABLE = "available", "可用"
    COMMITTED = "committed", "已承诺待付"
    TRANSIT = "transit", "在途"
    SPENT = "spent", "已支出"
    ALLOTTED = "allotted", "已下拨"


HELD = (Side.AVAILABLE, Side.COMMITTED, Side.TRANSIT)  # what never goes below zero


@dataclass(frozen=True)
class Route:
    """From which account of a fund to which."""

    taken: Side
    given: Side


RECEIVE = Route(Side.RECEIVED, Side.AVAILABLE)
ALLOT = Route(Side.AVAILABLE, Side.ALLOTTED)
COMMIT = Route(Side.AVAILABLE, Side.COMMITTED)
RELEASE = Route(Side.COMMITTED, Side.AVAILABLE)
SEND = Route(Side.COMMITTED, Side.TRANSIT)
PAY = Route(Side.TRANSIT, Side.SPENT)
BOUNCE = Route(Side.TRANSIT, Side.COMMITTED)
SEND_BACK = Route(Side.SPENT, Side.COMMITTED)
SPEND = Route(Side.AVAILABLE, Side.SPENT)
REPAY = Route(Side.SPENT, Side.AVAILABLE)

CENTRAL, PROVINCIAL, CITY, DISTRICT, LOTTERY, CHARITY, RESERVE = (
    "central", "provincial", "city", "district", "lottery", "charity", "reserve",
)  # fmt: skip
KINDS = {
    CENTRAL: "中央补助资金",
    PROVINCIAL: "省级资金",
    CITY: "市级资金",
    DISTRICT: "区级资金",
    LOTTERY: "福利彩票公益金",
    CHARITY: "慈善资金",
    RESERVE: "镇街备用金",
}
ORIGINS = {
    "upper": "上级下达",
    "budget": "本级预算",
    "lottery": "公益金分配",
    "donation": "捐赠（有票据）",
    "fund": "从别的资金下拨",
}
EVERYTHING = "*"
# A use is a matter ("relief/dibao"), a whole field ("relief"), or everything ("*").
FIELDS = {
    "relief": "社会救助",
    "eldercare": "养老服务",
    "children": "儿童福利",
    "disability": "残疾人福利",
    "services": "购买服务",
    "projects": "项目建设",
    "charity": "慈善",
    "community": "社区治理",
    "organisations": "社会组织",
    "marriage": "婚姻登记",
    "funeral": "殡葬",
    "placenames": "区划地名",
    "migrants": "移民后期扶持",
    "office": "工作经费",
    "staff": "人员经费",
    "business": "股本或经营",
}
READERS = (
    "finance_clerk", "finance_head", "district_clerk", "district_head", "auditor",
    "discipline_inspector",
)  # fmt: skip
ENTERERS = ("finance_clerk",)
APPROVERS = ("finance_head",)
