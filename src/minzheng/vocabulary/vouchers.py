"""Numbers of the consumption vouchers: whom they are for, share and cap, whom not, samples.

Told by reports of the notice of December 2025; none was read in the printed text.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import MeasureUnit, 分, 岁, 是否, 比例, 级


def _param(key: str, label: str, unit: MeasureUnit) -> Param:
    return Param(f"vouchers.{key}", label, unit)


起始年龄 = _param("start_age", "消费券起始年龄", 岁)
最低等级 = _param("least_level", "消费券最低失能等级", 级)
居家比例 = _param("home_ratio", "消费券居家和社区服务比例", 比例)
机构比例 = _param("institution_ratio", "消费券机构服务比例", 比例)
每月上限 = _param("cap", "消费券每月上限", 分)
评估券上限 = _param("assessment_cap", "评估券上限", 分)
特困除外 = _param("not_destitute", "特困人员不发消费券", 是否)
集中照护除外 = _param("not_centralised", "享受困难失能集中照护补助的不发消费券", 是否)
提升项目除外 = _param("not_upgrade", "享受居家社区提升项目的不发消费券", 是否)
抽查比例 = _param("sample", "消费券现场抽查比例", 比例)
