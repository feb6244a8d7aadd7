"""公安交管：机动车登记。名下有几辆车，最贵的多少钱。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 当, 成员
from minzheng.statutes.data_sharing import 政务数据共享条例
from minzheng.statutes.social_assistance_law import 社会救助法
from minzheng.vocabulary import departments_income as i
from minzheng.vocabulary.department_data import 登记车辆数, 车辆最高价
from minzheng.vocabulary.departments import 证件号码
from minzheng.vocabulary.feed_terms import 机动车保存月数
from minzheng.vocabulary.person import 姓名

# 摩托车和残疾人专用车是生活必需品，不算。
在用 = (i.车辆状态 == "正常") & ~i.车辆类型.属于("摩托车", "残疾人专用车")


class 机动车登记(Feed):
    title, owner = "机动车登记", "公安机关交通管理部门"
    basis = (社会救助法.第四十一条, 政务数据共享条例.第二十条)
    columns = (
        Column("所有人证件号", 证件号码, Role.ID, also=("身份证明号码", "身份证号")),
        Column("所有人", 姓名, Role.NAME, required=True, also=("机动车所有人", "姓名")),
        Column("机动车序号", i.机动车序号, required=True, also=("序号",)),
        Column("号牌号码", i.号牌号码, Role.OTHER, also=("车牌号",)),
        Column("车辆类型", i.车辆类型, required=True,
               marks={"K33": "小型客车", "小型轿车": "小型客车", "轿车": "小型客车",
                      "M11": "摩托车", "普通摩托车": "摩托车"}),
        Column("机动车状态", i.车辆状态, required=True, also=("状态",), marks={"A": "正常"}),
        Column("购置价", i.购置价, low=0, high=5_000_000_000, also=("购置价格", "车价")),
        Column("初次登记日期", i.初次登记日期, low=date(1980, 1, 1)),
        Column("检验有效期止", i.检验有效期至, low=date(1980, 1, 1)),
    )  # fmt: skip
    key = (i.机动车序号,)
    gives = {登记车辆数: 成员.计数(在用), 车辆最高价: 成员.最大(当(在用, i.购置价))}
    every, grace = 月(1), 工作日(10)
    keeps = 机动车保存月数
    used_for = ("relief/dibao*", "relief/rigid_expenditure", "relief/tekun", "relief/temporary")
    whole = True  # 全国机动车登记库：没有记录就是没有登记
