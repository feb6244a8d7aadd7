"""Numbers of the alerts: from where on something is worth a look, and how good a rule must be.

None of them decides anything: each is a starting value that a city confirms or changes.
"""

from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.units import MeasureUnit, 个, 个月, 人, 分_每月, 天, 岁, 次, 比例
from minzheng.vocabulary.codes import 就学代码, 残疾等级代码


def _param(key: str, label: str, unit: MeasureUnit) -> Param:
    return Param(f"watch.{key}", label, unit)


# 从哪里起提请核查
养老金容许差额 = _param("pension_margin", "养老金容许差额", 分_每月)
工资容许差额 = _param("wage_margin", "工资容许差额", 分_每月)
车辆价格月数 = _param("vehicle_months", "车辆价格相当于低保标准的月数", 个月)
注销户籍天数 = _param("deregister_days", "去世后应当注销户籍的天数", 天)
医疗费月数 = _param("medical_months", "自付医疗费相当于低保标准的月数", 个月)
变故月数 = _param("misfortune_months", "家庭变故提醒月数", 个月)
去世人数线 = _param("deaths", "一年内去世人数提醒线", 人)
火灾次数线 = _param("fires", "一年内火灾次数提醒线", 次)
失业提醒月数 = _param("unemployed_months", "新近失业提醒月数", 个月)
探访年龄 = _param("visit_age", "独居老人探访起始年龄", 岁)
探访间隔 = _param("visit_days", "独居老人探访间隔天数", 天)
退回比例线 = _param("refused_permille", "到库数据退回比例提醒线（千分之几）", 个)

# 预警任务怎样办、规则怎样才算准
判定后复看天数 = _param("recheck_days", "判定属实后再看的天数", 天)
准确率下限 = _param("poor_precision", "规则准确率下限", 比例)
最少判定数 = _param("judged_least", "评价规则的最少判定数", 个)
抽样件数 = _param("sample_size", "批量判定抽样件数", 个)
抽样一致比例 = _param("sample_agreement", "批量判定抽样一致比例", 比例)


def _own(column: str, term: str, unit: MeasureUnit, of: str) -> Fact:
    means = f"本机关登记和办件里的{of}，没有用部门数据代替"
    return Fact(f"own_{column}", term, unit, means, "person")


# 本机关自己掌握的值：部门数据优先的项目，比对时要用没有被代替的原值
在案养老金 = _own("pension_income", "在案养老金", 分_每月, "养老金")
在案工资 = _own("wage_income", "在案工资", 分_每月, "工资性收入")
在案残疾等级 = _own("disability_grade", "在案残疾等级", 残疾等级代码, "残疾等级")
在案就学阶段 = _own("student_stage", "在案就学阶段", 就学代码, "就学阶段")
