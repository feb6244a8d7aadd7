"""民政：婚姻登记。结婚、离婚改变家里有谁，救助要随着复核。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 日
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 成员
from minzheng.statutes.marriage_registration import 婚姻登记条例
from minzheng.statutes.social_assistance_law import 社会救助法
from minzheng.vocabulary import departments as d
from minzheng.vocabulary.department_data import 婚姻登记日期, 登记婚姻状况
from minzheng.vocabulary.feed_terms import 婚姻登记保存月数
from minzheng.vocabulary.person import 姓名, 性别


class 婚姻登记(Feed):
    title, owner = "婚姻登记", "民政部门婚姻登记机关"
    basis = (婚姻登记条例.第四条, 社会救助法.第四十一条, 社会救助法.第四十七条)
    columns = (
        Column("身份证号", d.证件号码, Role.ID, also=("证件号码", "当事人证件号")),
        Column("姓名", 姓名, Role.NAME, required=True, also=("当事人姓名",)),
        Column("性别", 性别, Role.SEX, marks={"M": "男", "F": "女"}),
        Column("登记类别", d.婚姻登记种类, required=True, also=("业务类型",),
               marks={"结婚": "结婚登记", "离婚": "离婚登记", "J": "结婚登记", "L": "离婚登记"}),
        Column("登记后婚姻状况", d.登记后婚姻状况, required=True),
        Column("登记日期", d.登记办理日期, required=True, low=date(1950, 5, 1)),
        Column("登记机关", d.婚姻登记机关),
        Column("证件字号", d.婚姻证字号, Role.OTHER, also=("结婚证字号",)),
        Column("对方证件号码", d.配偶证件号码, Role.OTHER, also=("配偶身份证号",)),
    )  # fmt: skip
    key = (d.登记办理日期, d.婚姻登记种类)
    gives = {
        登记婚姻状况: 成员.最近(d.登记后婚姻状况, by=d.登记办理日期),
        婚姻登记日期: 成员.最大(d.登记办理日期),
    }
    every, grace = 日(7), 工作日(3)
    keeps = 婚姻登记保存月数
    used_for = ("relief/dibao*", "relief/rigid_expenditure", "relief/tekun", "children/unattended")
    adds = True
