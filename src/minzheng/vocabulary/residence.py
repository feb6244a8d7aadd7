"""Numbers for beds, contracts and prepaid fees of institutions: limits and days.

The limits on prepaid fees are those of the guiding opinions on prepaid fees as reported; the days
are starting values that a city confirms or changes.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import MeasureUnit, 个月, 天, 数


def _param(key: str, label: str, unit: MeasureUnit) -> Param:
    return Param(f"residence.{key}", label, unit)


预收月数 = _param("prepaid_months", "机构入住：服务费最多预收的月数", 个月)
押金月数 = _param("deposit_months", "机构入住：押金最多相当于床位费的月数", 个月)
公办会员费 = _param("public_membership", "机构入住：公办、公建民营机构能否收会员费", 数)
评估有效月数 = _param("assessment_months", "机构入住：入院评估在几个月内有效", 个月)
签约天数 = _param("contract_days", "机构入住：入住几天内要签订服务合同", 天)
到期提醒天数 = _param("expiry_days", "机构入住：合同到期前几天提醒", 天)
退费天数 = _param("refund_days", "机构入住：离院后几天内退还余额", 天)
存管报告日 = _param("custody_day", "机构入住：每月几日前报告上月存管余额", 数)
会员观察天数 = _param("member_days", "机构入住：看最近几天新增的会员", 天)
会员突增人数 = _param("member_jump", "机构入住：新增会员到几人算突增", 数)
