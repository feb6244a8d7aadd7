"""医疗保障：近一年医疗费用。不含病名：救助只需要知道自己负担了多少、是不是重病。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 成员
from minzheng.statutes.data_sharing import 政务数据共享条例
from minzheng.statutes.personal_information import 个人信息保护法
from minzheng.statutes.social_assistance_law import 社会救助法
from minzheng.vocabulary import departments_care as c
from minzheng.vocabulary.department_data import 目录内重病, 自付医疗费
from minzheng.vocabulary.departments import 证件号码
from minzheng.vocabulary.feed_terms import 医疗费用保存月数
from minzheng.vocabulary.person import 姓名

_MOST = 1_000_000_000  # 一人一年一千万元


class 医疗费用(Feed):
    title, owner = "医疗费用", "医疗保障部门"
    basis = (社会救助法.第二十二条, 社会救助法.第四十一条, 个人信息保护法.第二十八条,
             政务数据共享条例.第二十条)  # fmt: skip
    columns = (
        Column("证件号码", 证件号码, Role.ID, also=("身份证号", "参保人证件号")),
        Column("姓名", 姓名, Role.NAME, required=True, also=("参保人姓名",)),
        Column("结算类别", c.结算类别, required=True,
               marks={"门诊": "普通门诊", "慢特病": "门诊慢特病", "住院": "普通住院"}),
        Column("结算次数", c.结算次数, low=0, high=2_000),
        Column("总费用", c.医疗总费用, low=0, high=_MOST, also=("医疗总费用",)),
        Column("统筹支付", c.基本医保支付, low=0, high=_MOST, also=("基本医保支付",)),
        Column("大病支付", c.大病保险支付, low=0, high=_MOST, also=("大病保险支付",)),
        Column("医疗救助支付", c.医疗救助支付, low=0, high=_MOST),
        Column("个人负担", c.个人负担, required=True, low=0, high=_MOST, also=("自付费用",)),
        Column("最近结算日期", c.最近结算日期, low=date(2010, 1, 1)),
    )  # fmt: skip
    key = (c.结算类别,)
    gives = {
        自付医疗费: 成员.合计(c.个人负担),
        目录内重病: 成员.任一(c.结算类别.属于("门诊慢特病", "重大疾病")),
    }
    every, grace = 月(1), 工作日(15)
    keeps = 医疗费用保存月数
    used_for = (
        "relief/dibao*", "relief/classified", "relief/rigid_expenditure", "relief/temporary",
    )  # fmt: skip
    # 没有经医保结算的自费不在其中，所以没有记录不等于没有花钱：whole 不写。
