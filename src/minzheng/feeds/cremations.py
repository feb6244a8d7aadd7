"""殡葬管理机构：火化登记。比死亡证明到得早，能发现没有注销户口的。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 日
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 成员
from minzheng.statutes.funeral_regulations import 殡葬管理条例
from minzheng.statutes.social_assistance_law import 社会救助法
from minzheng.vocabulary import departments as d
from minzheng.vocabulary.department_data import 火化日期
from minzheng.vocabulary.feed_terms import 火化登记保存月数
from minzheng.vocabulary.person import 姓名, 性别


class 火化登记(Feed):
    title, owner = "火化登记", "殡葬管理机构"
    basis = (殡葬管理条例.第十条, 殡葬管理条例.第二十八条, 社会救助法.第四十七条)
    columns = (
        Column("逝者身份证号", d.证件号码, Role.ID, also=("身份证号", "证件号码")),
        Column("逝者姓名", 姓名, Role.NAME, required=True, also=("姓名",)),
        Column("性别", 性别, Role.SEX, marks={"M": "男", "F": "女"}),
        Column("死亡日期", d.火化时死亡日期, low=date(2000, 1, 1)),
        Column("火化日期", d.登记火化日期, required=True, low=date(2000, 1, 1), also=("火化时间",)),
        Column("殡仪馆", d.殡仪馆, also=("殡仪馆名称",)),
        Column("火化证编号", d.火化证明编号, Role.OTHER, also=("火化证明编号",)),
    )
    key = (d.登记火化日期,)
    gives = {火化日期: 成员.最大(d.登记火化日期)}
    every, grace = 日(1), 工作日(2)
    keeps = 火化登记保存月数
    used_for = ("*/*",)  # 人去世后，哪一种待遇都要停
    adds = True
