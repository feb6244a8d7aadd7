"""Numbers of evaluations and of the yearly subsidies that hang on them.

Nothing of it was read in an instrument's text: each is a starting value that a city confirms or
changes. A rubric names its parameters by key; only those that stand here can be named.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 个月, 人, 分, 天, 比例

公示天数 = Param("evaluations.shown_days", "评价结果公示天数", 天)
异议答复天数 = Param("evaluations.answer_days", "评价异议答复期限", 天)
最少评估人员 = Param("evaluations.assessors", "现场评估最少人数", 人)
分差界限 = Param("evaluations.gap", "评估人员评分相差多少要合议（占该项满分）", 比例)
评价督办间隔 = Param("evaluations.escalate_days", "评价逾期督办间隔", 天)

评价参数: dict[str, Param] = {
    each.key: each
    for each in (
        Param("evaluations.home_care_base", "居家养老服务机构年度运营补贴基数", 分),
        Param("evaluations.home_care_excellent", "居家养老服务评价优秀的补贴系数", 比例),
        Param("evaluations.home_care_good", "居家养老服务评价良好的补贴系数", 比例),
        Param("evaluations.home_care_pass", "居家养老服务评价合格的补贴系数", 比例),
        Param("evaluations.home_care_fail", "居家养老服务评价不合格的补贴系数", 比例),
        Param("evaluations.home_care_months", "居家养老服务评价结果有效期", 个月),
        Param("evaluations.institution_base", "养老机构等级年度补贴基数", 分),
        Param("evaluations.institution_bed_base", "养老机构年度运营补贴（每张已入住床位）", 分),
        Param("evaluations.institution_five", "养老机构五级的补贴系数", 比例),
        Param("evaluations.institution_four", "养老机构四级的补贴系数", 比例),
        Param("evaluations.institution_three", "养老机构三级的补贴系数", 比例),
        Param("evaluations.institution_two", "养老机构二级的补贴系数", 比例),
        Param("evaluations.institution_one", "养老机构一级的补贴系数", 比例),
        Param("evaluations.institution_months", "养老机构等级有效期", 个月),
    )
}
