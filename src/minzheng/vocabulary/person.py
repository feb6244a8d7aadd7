"""Terms about one person (人). Columns are those of the people register where it keeps them."""

from minzheng.kernel.expr import Fact
from minzheng.kernel.units import MeasureUnit, 分, 分_每月, 文字, 日期, 是否, 次
from minzheng.vocabulary.codes import (
    健康代码,
    关系代码,
    劳动能力代码,
    婚姻代码,
    就业代码,
    就学代码,
    性别代码,
    残疾等级代码,
    残疾类别代码,
    民族代码,
    离家代码,
)


def _person(column: str, term: str, unit: MeasureUnit, means: str) -> Fact:
    return Fact(column, term, unit, means, "person")


户籍地 = _person("registered_division", "户籍地", 文字, "户口所在地的区划代码")
姓名 = _person("name", "姓名", 文字, "身份证件上的姓名")
性别 = _person("sex", "性别", 性别代码, "身份证件上的性别")
出生日期 = _person("born_on", "出生日期", 日期, "身份证件上的出生日期")
死亡日期 = _person("died_on", "死亡日期", 日期, "死亡证明或者户籍注销上的日期；没有登记即健在")
民族 = _person("ethnicity", "民族", 民族代码, "身份证件上的民族")
婚姻状况 = _person("marital", "婚姻状况", 婚姻代码, "婚姻登记的状况")
与户主关系 = _person("relation", "与户主关系", 关系代码, "与户主（申请人）的关系")
残疾类别 = _person(
    "disability_kind", "残疾类别", 残疾类别代码, "残疾人证上的类别，没有残疾人证为“无”"
)
残疾等级 = _person(
    "disability_grade", "残疾等级", 残疾等级代码, "残疾人证上的等级，没有残疾人证为“无”"
)
健康状况 = _person("health", "健康状况", 健康代码, "本人健康的一般情况")
患重病 = _person("seriously_ill", "患重病", 是否, "患有当地重病目录内的疾病")
劳动能力 = _person("labour_capacity", "劳动能力", 劳动能力代码, "能否从事劳动")
就业状况 = _person("employment", "就业状况", 就业代码, "目前的就业情况")
就学阶段 = _person("student_stage", "就学阶段", 就学代码, "目前就读的学校阶段")

长期共同居住 = _person("lives_together", "长期共同居住", 是否, "与申请人长期住在一起")
负有法定义务 = _person(
    "legal_duty", "负有法定义务", 是否, "与申请人之间有法定赡养、扶养或者抚养义务"
)
不能独立生活 = _person("dependent", "不能独立生活", 是否, "成年但因残疾、疾病等不能独立生活")
离家情形 = _person(
    "absence", "离家情形", 离家代码, "服刑、强制隔离戒毒、被宣告失踪或者宗教教职人员离家"
)
离家日期 = _person("absent_since", "离家日期", 日期, "离开家庭、连续在外居住的起始日")
单独纳入 = _person("listed_alone", "单独纳入", 是否, "申请按单人户单独纳入的这名成员")
特殊困难 = _person("special_difficulty", "特殊困难", 是否, "边缘家庭中经调查确有特殊困难的成员")
连续拒绝工作次数 = _person(
    "refused_jobs", "连续拒绝工作次数", 次, "连续无正当理由拒绝介绍的适合工作的次数"
)

# 收入和支出：除一次性收入外，均为核算期内的月平均数。
工资性收入 = _person("wage_income", "工资性收入", 分_每月, "工资、奖金、劳务报酬等，未减就业成本")
必要就业成本 = _person(
    "employment_cost", "必要就业成本", 分_每月, "为就业必须支出的交通、食宿等费用"
)
经营净收入 = _person("business_income", "经营净收入", 分_每月, "种养、经商等收入减成本后的净额")
财产净收入 = _person("property_income", "财产净收入", 分_每月, "利息、红利、租金等的净额")
养老金 = _person("pension_income", "养老金", 分_每月, "各类养老金、离退休金，含基础养老金")
基础养老金 = _person("basic_pension", "基础养老金", 分_每月, "城乡居民养老金中由财政支付的基础部分")
赡养抚养费 = _person("support_income", "赡养抚养费", 分_每月, "户外义务人支付的赡养、扶养、抚养费")
转移性收入 = _person(
    "transfer_income", "转移性收入", 分_每月, "其他定期得到的补贴、津贴、救济和馈赠"
)
一次性收入 = _person("lump_income", "一次性收入", 分, "核算期内一次得到的补偿、赔偿、赠与等的总额")
优待抚恤金 = _person(
    "preferential_income", "优待抚恤金", 分_每月, "转移性收入中的优待抚恤金、慰问金"
)
奖励扶助金 = _person(
    "reward_income", "奖励扶助金", 分_每月, "转移性收入中的计划生育奖扶、奖助学金、见义勇为奖励"
)
政府救助款物 = _person("relief_income", "政府救助款物", 分_每月, "转移性收入中政府给予的救助款物")
亲属供养费 = _person(
    "kin_support", "亲属供养费", 分_每月, "兄弟姐妹或者60岁以上老年人给的供养费，已含在转移性收入中"
)
转移性支出 = _person(
    "transfer_out", "转移性支出", 分_每月, "缴纳的税费、社会保险和支付的赡养抚养费"
)
残疾重病刚性支出 = _person(
    "rigid_cost_disability_illness",
    "残疾重病刚性支出",
    分_每月,
    "因残疾、重病增加且由本人负担的必要支出",
)
