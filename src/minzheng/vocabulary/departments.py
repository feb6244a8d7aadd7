"""What stands in other departments' files about people: who she is, her papers, her school.

A row is one record of one person, so each term is a person's; what the rows together say of her
stands in department_data.py.
"""

from minzheng.kernel.expr import Fact
from minzheng.kernel.units import MeasureUnit, 文字, 日期, 是否, 编码
from minzheng.vocabulary.codes import (
    关系代码,
    婚姻代码,
    就学代码,
    残疾等级代码,
    残疾类别代码,
)
from minzheng.vocabulary.department_data import 户籍状态代码

死亡地点代码 = 编码({1: "医疗卫生机构", 2: "来院途中", 3: "家中", 4: "养老服务机构", 9: "其他场所"})
婚姻登记种类代码 = 编码({1: "结婚登记", 2: "离婚登记", 3: "撤销或者宣告无效"})
证件库状态代码 = 编码({1: "有效", 2: "过期", 3: "已注销"})
学籍状态代码 = 编码({1: "在读", 2: "休学", 3: "毕业", 4: "退学", 5: "转出"})
羁押类别代码 = 编码({1: "监狱服刑", 2: "看守所羁押", 3: "强制隔离戒毒", 4: "社区矫正"})
羁押状态代码 = 编码({1: "在押", 2: "已释放"})


def _row(column: str, term: str, unit: MeasureUnit, means: str) -> Fact:
    return Fact(column, term, unit, means, "person")


# fmt: off
# 各份数据都有的：这一行说的是谁
证件号码 = _row("id_number", "证件号码", 文字, "居民身份证、居住证等证件上的号码")
手机号 = _row("phone", "手机号", 文字, "本人或者家里人的手机号码")
住址 = _row("address", "住址", 文字, "户口或者现在居住的详细地址")
居住区划 = _row("living_division", "居住区划", 文字, "现在居住地的区划代码")

# 公安：户籍人口
户号 = _row("household_no", "户号", 文字, "户口簿上的户号，同户的人相同")
户口页关系 = _row("book_relation", "户口页关系", 关系代码, "户口页上的与户主关系")
户口登记日期 = _row("book_since", "户口登记日期", 日期, "在这一户登记（出生、迁入、立户）的日期")
户口状态 = _row("book_state", "户口状态", 户籍状态代码, "户口在册、迁出还是注销")
户口变动日期 = _row("book_changed_on", "户口变动日期", 日期, "户口迁出或者注销的日期")

# 卫生健康：死亡医学证明；民政：火化、婚姻登记
登记死亡日期 = _row("death_on", "登记死亡日期", 日期, "死亡医学证明上的死亡日期")
死亡地点 = _row("death_place", "死亡地点", 死亡地点代码, "在哪里去世")
死亡证明编号 = _row("death_paper", "死亡证明编号", 文字, "居民死亡医学证明书的编号")
死亡证明签发日期 = _row("death_paper_on", "死亡证明签发日期", 日期, "证明书签发的日期")
死亡证明签发机构 = _row("death_paper_by", "死亡证明签发机构", 文字, "签发证明书的医疗卫生机构")
登记火化日期 = _row("cremation_on", "登记火化日期", 日期, "殡仪馆火化登记的日期")
殡仪馆 = _row("funeral_home", "殡仪馆", 文字, "办理火化的殡仪馆")
火化证明编号 = _row("cremation_paper", "火化证明编号", 文字, "火化证明的编号")
火化时死亡日期 = _row("cremation_death_on", "火化时死亡日期", 日期, "火化登记时所填的死亡日期")
婚姻登记种类 = _row("marriage_kind", "婚姻登记种类", 婚姻登记种类代码, "结婚、离婚，还是撤销")
登记后婚姻状况 = _row("marriage_after", "登记后婚姻状况", 婚姻代码, "这次登记以后本人的婚姻状况")
登记办理日期 = _row("marriage_on", "登记办理日期", 日期, "婚姻登记机关办理登记的日期")
婚姻登记机关 = _row("marriage_office", "婚姻登记机关", 文字, "办理登记的机关")
婚姻证字号 = _row("marriage_paper", "婚姻证字号", 文字, "结婚证或者离婚证的字号")
配偶证件号码 = _row("spouse_number", "配偶证件号码", 文字, "登记另一方的证件号码")

# 残联：残疾人证
残疾证号 = _row("card_number", "残疾证号", 文字, "残疾人证的证号")
持证残疾类别 = _row("card_kind", "持证残疾类别", 残疾类别代码, "残疾人证上的残疾类别")
持证残疾等级 = _row("card_grade", "持证残疾等级", 残疾等级代码, "残疾人证上的残疾等级")
持证签发日期 = _row("card_since", "持证签发日期", 日期, "残疾人证签发或者换发的日期")
持证有效期至 = _row("card_until", "持证有效期至", 日期, "残疾人证有效期的最后一天")
持证状态 = _row("card_state", "持证状态", 证件库状态代码, "残疾人证有效、过期还是已注销")

# 教育：学籍
学籍号 = _row("school_number", "学籍号", 文字, "全国学籍号")
学校名称 = _row("school_name", "学校名称", 文字, "就读的学校")
学校标识码 = _row("school_code", "学校标识码", 文字, "教育部门编的学校代码")
学籍阶段 = _row("school_stage", "学籍阶段", 就学代码, "学籍登记的就读阶段")
学籍状态 = _row("school_state", "学籍状态", 学籍状态代码, "在读、休学还是已经离校")
入学日期 = _row("school_since", "入学日期", 日期, "进入这所学校的日期")
预计毕业日期 = _row("school_until", "预计毕业日期", 日期, "预计从这所学校毕业的日期")
享受资助 = _row("school_aid", "享受资助", 是否, "本学年是否享受学生资助")

# 司法、公安：在押服刑
羁押类别 = _row("custody_kind", "羁押类别", 羁押类别代码, "服刑、羁押、强制戒毒还是社区矫正")
羁押状态 = _row("custody_state", "羁押状态", 羁押状态代码, "仍然在押还是已经释放")
羁押起始日期 = _row("custody_from", "羁押起始日期", 日期, "收押、收治的日期")
释放日期 = _row("custody_until", "释放日期", 日期, "释放、解除的日期；在押的为空")
通报机关 = _row("custody_told_by", "通报机关", 文字, "通报这一情况的司法、公安机关")
