"""Terms of renting assistive devices (辅具租赁): the classes of devices, who pays how much.

The classes follow the main classes of 《康复辅助器具 分类和术语》 (GB/T 16432), whose text we have
not read; a place that counts otherwise names them otherwise. Shares are of the rent, never of the
deposit; no instrument that we have read fixes them.
"""

from collections.abc import Mapping
from types import MappingProxyType

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 分, 天, 岁, 比例
from minzheng.kernel.words import 周岁, 当
from minzheng.vocabulary.assistance import 在领低保
from minzheng.vocabulary.benefits import 低保边缘认定, 特困供养
from minzheng.vocabulary.person import 出生日期

辅具类别: Mapping[str, str] = MappingProxyType(
    {
        "medical": "个人医疗辅助器具", "training": "技能训练辅助器具", "brace": "矫形器和假肢",
        "care": "个人自理和防护辅助器具", "mobility": "个人移动辅助器具",
        "household": "家务辅助器具", "furniture": "家庭和其他场所的家具及其适配件",
        "communication": "沟通和信息辅助器具", "handling": "操作物体和器具的辅助器具",
        "environment": "环境改善和评估辅助器具",
    }
)  # fmt: skip


def _share(key: str, name: str) -> Param:
    return Param(f"rentals.share_{key}", f"辅具租赁：{name}老年人租金由公共资金承担的比例", 比例)


起始年龄 = Param("rentals.start_age", "辅具租赁：租金补贴起始年龄", 岁)
高龄年龄 = Param("rentals.old_age", "辅具租赁：租金补贴高龄年龄", 岁)
困难比例 = _share("poor", "困难")
高龄比例 = _share("old", "高龄")
普通比例 = _share("other", "其他")
补贴封顶 = Param("rentals.cap", "辅具租赁：一次租用最多补贴", 分)
催还间隔 = Param("rentals.escalate_days", "辅具租赁：超期未还隔几天转上一级", 天)

困难 = 特困供养 | 在领低保 | 低保边缘认定
年龄 = 周岁(出生日期)
到龄 = 年龄 >= 起始年龄
公共份额 = 当(困难, 困难比例, 当(年龄 >= 高龄年龄, 高龄比例, 普通比例))
