"""待遇叠加表：哪些不能同时享受、哪些补差、哪些择高。各事项只引用这张表，不各写各的。

月补贴 = Amount(应发("children/unattended", 补贴标准), cites=(…, *依据("children/unattended")))
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import and_, sub

from minzheng.kernel.expr import Expr, Fact
from minzheng.kernel.law import Article
from minzheng.kernel.words import 取大, 当
from minzheng.statutes.destitute_recognition import 特困人员认定办法 as 特困办法
from minzheng.statutes.dibao_confirmation import 最低生活保障审核确认办法 as 低保办法
from minzheng.statutes.disability_subsidies import 两项补贴意见
from minzheng.statutes.elderly_law import 老年人权益保障法 as 老年法
from minzheng.statutes.rigid_expenditure import 刚性支出困难家庭认定办法 as 刚性办法
from minzheng.statutes.unattended_children import 事实无人抚养儿童意见
from minzheng.vocabulary import benefits as 台账
from minzheng.vocabulary.assistance import 在领低保


class 关系(StrEnum):
    """What having one benefit means for another."""

    不得同领 = "不得同时享受"
    补差 = "补足差额"
    择高 = "择高享受"


@dataclass(frozen=True)
class 叠加:
    """One row: who applies for `事项` and already has `已有` (`金额` a month)."""

    事项: str
    已有: Fact
    关系: 关系
    依据: tuple[Article, ...]
    金额: Fact | None = None


不得, 补差, 择高 = 关系.不得同领, 关系.补差, 关系.择高
特困条, 两补条 = (特困办法.第九条,), (两项补贴意见.第二部分第三项,)
边缘条, 刚性条 = (低保办法.第八条,), (刚性办法.第四条,)
儿童条 = (事实无人抚养儿童意见.第三部分第一项,)
孤儿条 = (事实无人抚养儿童意见.第一部分,)  # 双亲都死亡、失踪的不属于事实无人抚养
生活补贴, 护理补贴 = "relief/disability_living", "relief/disability_care"
老人护理, 老人服务 = "eldercare/care_subsidy", "eldercare/service_subsidy"
# 疑问：养老护理补贴、服务补贴和长护险怎样衔接，没有查到国家规定，按参数办（待法规科答复）。
老人护理条, 老人服务条 = (老年法.第三十条,), (老年法.第三十七条,)
孤儿, 无人抚养, 特困 = "children/orphan", "children/unattended", "relief/tekun"

# fmt: off
叠加表 = (
    叠加("relief/dibao_margin", 在领低保, 不得, 边缘条),
    叠加("relief/rigid_expenditure", 在领低保, 不得, 刚性条),
    叠加("relief/rigid_expenditure", 台账.低保边缘认定, 不得, 刚性条),
    叠加("relief/rigid_expenditure", 台账.特困供养, 不得, 刚性条),
    叠加(特困, 台账.在领孤儿生活费, 不得, 特困条),
    叠加(特困, 台账.在领无人抚养补贴, 不得, 特困条),
    叠加(生活补贴, 台账.特困供养, 不得, 两补条),
    叠加(生活补贴, 台账.在领孤儿生活费, 不得, 两补条),
    叠加(生活补贴, 台账.在领无人抚养补贴, 不得, 儿童条),
    叠加(生活补贴, 台账.在领工伤护理费, 不得, 两补条),
    叠加(护理补贴, 台账.特困供养, 不得, 两补条),
    叠加(护理补贴, 台账.在领工伤护理费, 不得, 两补条),
    叠加(护理补贴, 台账.养老护理补贴额, 择高, 两补条, 台账.养老护理补贴额),
    叠加(老人护理, 台账.在领长护险, 不得, 老人护理条),
    叠加(老人护理, 台账.残疾护理补贴额, 择高, 两补条, 台账.残疾护理补贴额),
    叠加(老人护理, 台账.养老服务补贴额, 择高, 老人护理条, 台账.养老服务补贴额),
    叠加(老人服务, 台账.在领长护险, 不得, 老人服务条),
    叠加(老人服务, 台账.残疾护理补贴额, 择高, 两补条, 台账.残疾护理补贴额),
    叠加(老人服务, 台账.养老护理补贴额, 择高, 老人服务条, 台账.养老护理补贴额),
    叠加(孤儿, 台账.在领无人抚养补贴, 不得, 孤儿条),
    叠加(孤儿, 台账.特困供养, 不得, 特困条),
    叠加(无人抚养, 台账.在领孤儿生活费, 不得, 儿童条),
    叠加(无人抚养, 在领低保, 补差, 儿童条, 台账.本人低保金),
    叠加(无人抚养, 台账.特困供养, 补差, 儿童条, 台账.特困供养金),
    叠加(无人抚养, 台账.在领残疾生活补贴, 补差, 儿童条, 台账.残疾生活补贴额),
)
# fmt: on


def 可以享受(matter: str) -> Expr:
    """没有在领不得同时享受的待遇。"""
    return reduce(and_, (~row.已有 for row in _rows(matter, 不得)))


def 应发(matter: str, full: Expr) -> Expr:
    """全额减去应当补差的已领金额；同类待遇已领的不低于它时，不再发。"""
    topped_up = [当(row.已有, _paid(row), 0) for row in _rows(matter, 补差)]
    due = 取大(reduce(sub, topped_up, full), 0) if topped_up else full
    for row in _rows(matter, 择高):
        due = 当(_paid(row) >= due, 0, due)
    return due


def 依据(matter: str) -> tuple[Article, ...]:
    """这个事项所在各行引用的条款，各一次。"""
    articles = (article for row in 叠加表 if row.事项 == matter for article in row.依据)
    return tuple(dict.fromkeys(articles))


def _rows(matter: str, kind: 关系) -> list[叠加]:
    return [row for row in 叠加表 if row.事项 == matter and row.关系 is kind]


def _paid(row: 叠加) -> Fact:
    if row.金额 is None:
        raise TypeError(f"叠加表里“{row.事项}”的{row.关系}没有写明已领金额")
    return row.金额
