"""市场监管：经营主体登记。谁开着企业，出了多少资。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 当, 成员
from minzheng.statutes.data_sharing import 政务数据共享条例
from minzheng.statutes.social_assistance_law import 社会救助法
from minzheng.vocabulary import departments_income as i
from minzheng.vocabulary.department_data import 在营企业数, 登记出资额
from minzheng.vocabulary.departments import 证件号码
from minzheng.vocabulary.feed_terms import 经营主体保存月数
from minzheng.vocabulary.person import 姓名

在营 = i.经营状态 == "在营"
出资 = i.企业任职.属于("股东", "法定代表人兼股东", "个体经营者")


class 经营主体登记(Feed):
    title, owner = "经营主体登记", "市场监督管理部门"
    basis = (社会救助法.第四十一条, 政务数据共享条例.第二十条)
    columns = (
        Column("证件号码", 证件号码, Role.ID, also=("身份证号", "人员证件号")),
        Column("姓名", 姓名, Role.NAME, required=True, also=("人员姓名",)),
        Column("企业名称", i.企业名称, also=("市场主体名称",)),
        Column("统一社会信用代码", i.企业信用代码, required=True),
        Column("任职", i.企业任职, required=True, also=("人员类型",),
               marks={"法人": "法定代表人", "投资人": "股东", "经营者": "个体经营者"}),
        Column("经营状态", i.经营状态, required=True, also=("登记状态",),
               marks={"存续": "在营", "开业": "在营", "歇业": "停业"}),
        Column("认缴出资额", i.认缴额, low=0, high=1_000_000_000_000, also=("认缴出资额(元)",)),
        Column("成立日期", i.企业成立日期, low=date(1950, 1, 1)),
        Column("登记机关", i.企业登记机关),
    )  # fmt: skip
    key = (i.企业信用代码,)  # 一人在一家企业只有一行
    gives = {
        登记出资额: 成员.合计(当(在营 & 出资, i.认缴额)),
        在营企业数: 成员.计数(在营),
    }
    every, grace = 月(1), 工作日(10)
    keeps = 经营主体保存月数
    used_for = ("relief/dibao*", "relief/rigid_expenditure", "relief/tekun", "relief/temporary")
    whole = True  # 全国企业信用信息库：没有记录就是没有登记
