"""The reference of the open interface: addresses, scopes, events, and what the faces do beside."""

from minzheng.engines.partners.api import EVENTS, SCOPES
from minzheng.faces.api.v1.coverage import Covered, covered
from minzheng.faces.api.v1.page import Chapter, Listed, chapters
from minzheng.wiring.reference.writing import paragraphs, table

TITLE = "# 开放接口 /api/v1"
MADE = (
    "这一页由程序生成（`./minzheng api --to docs/reference/api.md`），不要手改；测试保证它不落后。"
    "\n每项的形状见 `/api/v1/openapi.json`，约定和跑过的样例见 `/api/v1/`；怎样接入见\n"
    "[接入一个系统](../how-to/connect-a-system.md)。"
)
NOBODYS, ANY_KEY = "不要密钥", "有密钥就行"
ADDRESSES = ("方法", "地址", "做什么", "权限")
DCI = (
    ("`receiver_id` / `reg_type` social", "社会救助：`relief/` 下的事项和家庭"),
    ("`receiver_id` / `reg_type` crvs",
     "登记簿里的出生、死亡日期和婚姻状况；本局不是出生、死亡的登记机关，空的是不知道"),
    ("`UIN`、`NIN`、`NID`", "公民身份号码"),
    ("`HOUSEHOLD_ID`", "户号"),
    ("`Member` / `Group`（response_entity）", "一个人 / 一户"),
    ("`programme_identifier`", "在享的待遇和认定；金额写 CNY 元"),
    ("`marital_status` S M W D", "未婚、有配偶、丧偶、离婚（GB/T 2261.2）"),
    ("`relationship_to_head`", "与户主关系（GB/T 4761）的十位"),
    ("`spdci-common:RegistryEventType:Death`", "登记死亡"),
    ("REGISTER / UPDATE / DELETE", "给予待遇或认定 / 调整 / 停止"),
    ("`subscription_code`、`code`", "订阅编号；他们的形状两个名字都用，都给"),
    ("`txn_type`（txn-on-status）",
     "社会救助的查询写 search，其余写 on-search、on-subscribe、on-unsubscribe"),
)  # fmt: skip
REFUSED = (
    "不支持的按他们的代码回答：加密消息 `err.encryption.invalid`；graphql、按条件列名单 "
    "`rjct.search_criteria.invalid`；\n除 eq、and 以外的条件同上；分页写错 "
    "`rjct.pagination.invalid`；没有的事件 `rjct.notify_types.invalid`。"
)


def interface_page() -> str:
    """The whole page as Markdown."""
    return paragraphs(
        TITLE, MADE,
        "## 地址", *(part for chapter in chapters() for part in _addresses(chapter)),
        "## 权限", table(("权限", "能做什么"), ((f"`{k}`", v) for k, v in SCOPES.items())),
        "## 事件", table(("事件", "什么时候"), ((f"`{k}`", v) for k, v in EVENTS.items())),
        "## 各端能做的事", table(("端", "做什么", "接口，或者为什么没有", "权限"), _faces()),
        "## DCI（SPDCI 1.0.0）与我们的对照", table(("他们", "我们"), DCI), REFUSED,
    )  # fmt: skip


def _addresses(chapter: Chapter) -> tuple[str, str]:
    rows = ((row.method, f"`{row.path}`", row.summary, _scope(row)) for row in chapter.operations)
    return f"### {chapter.title}", table(ADDRESSES, rows)


def _scope(row: Listed) -> str:
    if not row.keyed:
        return NOBODYS
    return "、".join(f"`{scope}`" for scope in row.scopes) or ANY_KEY


def _faces() -> list[tuple[str, str, str, str]]:
    known = {row.call: row for chapter in chapters() for row in chapter.operations}
    return [_face(each, known) for each in covered()]


def _face(each: Covered, known: dict[str, Listed]) -> tuple[str, str, str, str]:
    calls = "、".join(f"`{call}`" for call in each.calls)
    scopes = "、".join(dict.fromkeys(_scope(known[call]) for call in each.calls))
    return each.face, each.deed, "；".join(filter(None, (calls, each.why))), scopes or "—"
