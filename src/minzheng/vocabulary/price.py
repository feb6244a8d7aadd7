"""Terms of the price-linked subsidy (价格临时补贴): the month's index, its lines, the classes."""

from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.units import MeasureUnit, 个工作日, 个月, 分_每月, 日期, 是否, 比例

# fmt: off
# 其他部门每月提供的名单；名单由经办人员冻结后比对。
定期抚恤优抚对象 = Fact("preferential", "定期抚恤优抚对象", 是否,
                  "是否领国家定期抚恤补助（退役军人事务部门当月名单）", "person")
领失业保险金 = Fact("unemployment_benefit", "领失业保险金", 是否,
                "是否在领失业保险金（社保部门当月名单）", "person")
领失业补助金 = Fact("unemployment_subsidy", "领失业补助金", 是否,
                "是否在领失业补助金（社保部门当月名单）", "person")
# 由发放台账给出。
当月已发价格补贴 = Fact("price_subsidy", "当月已发价格补贴", 是否,
                  "当月是否已经发过价格临时补贴（发放台账）", "person")
价格补贴额 = Fact("price_subsidy_paid", "价格补贴额", 分_每月,
              "当月发的价格临时补贴，没有发的为0（发放台账）", "person")


def _param(key: str, label: str, unit: MeasureUnit) -> Param:
    return Param(f"price.{key}", label, unit)


# 每月由两人录入：统计部门公布的数，注明来源。
指数月份 = _param("index_month", "价格指数所属月份", 日期)
消费价格涨幅 = _param("cpi_yoy", "居民消费价格同比涨幅", 比例)
食品价格涨幅 = _param("food_yoy", "食品价格同比涨幅", 比例)
计算指数涨幅 = _param("index_yoy", "计算补贴用的价格指数同比涨幅", 比例)

# 各地规定，不常变。
消费价格启动线 = _param("cpi_line", "居民消费价格涨幅启动线", 比例)
食品价格启动线 = _param("food_line", "食品价格涨幅启动线", 比例)
采用低收入指数 = _param("uses_scpi", "采用低收入居民价格指数计算补贴", 是否)
指数有效月数 = _param("index_valid_months", "价格指数可用月数", 个月)
特困计算比例 = _param("share_tekun", "特困人员计算标准占低保标准比例", 比例)
儿童计算比例 = _param("share_children", "孤儿和无人抚养儿童计算标准占低保标准比例", 比例)
优抚计算比例 = _param("share_preferential", "优抚对象计算标准占低保标准比例", 比例)
失业计算比例 = _param("share_unemployed", "领失业保险金人员计算标准占低保标准比例", 比例)
边缘纳入 = _param("margin_included", "低保边缘人口纳入价格补贴", 是否)
失业补助纳入 = _param("subsidy_included", "领失业补助金人员纳入价格补贴", 是否)

名单核对天数 = _param("list_days", "价格补贴名单核对时限", 个工作日)
补发核实天数 = _param("claim_days", "价格补贴补发核实时限", 个工作日)
价格补贴审批天数 = _param("approval_days", "价格补贴审批时限", 个工作日)
价格补贴发放天数 = _param("pay_days", "价格补贴办结时限", 个工作日)
