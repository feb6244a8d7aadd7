"""What changed in the interface, and when; newest first. A change that breaks is a new version."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Change:
    """One version: what callers must know."""

    version: str
    on: date
    says: tuple[str, ...]


CHANGES = (
    Change(
        "1.2.0",
        date(2026, 11, 22),
        ("新增各种资金收支、购买服务合同、公益创投、公开抽签、等待认领的求助，都不用密钥",),
    ),
    Change(
        "1.1.0",
        date(2026, 11, 22),
        (
            "新增机构、预约、统计、资金、信息公开、征求意见、求助线索；机构自己的系统可以报空位",
            "新增预警事件 alert.raised、alert.judged、alert.closed，要有预警权限",
            "PUT、DELETE 也认 Idempotency-Key；整份提交的答案有错的，什么都不保存",
            "读取的回答都带 ETag，支持 If-None-Match；地址、方法、内容类型不对的也按 RFC 9457 回答",
        ),
    ),
    Change(
        "1.0.0",
        date(2026, 11, 22),
        (
            "事项、指南、申请表、测算、参数、公示、文书查验（不用密钥）",
            "代办申请、办件进度、文书、补正、撤回、评价；核验待遇",
            "事件通知；DCI 社会救助登记和民事登记的查询、订阅、状态（SPDCI 1.0.0）",
        ),
    ),
)
