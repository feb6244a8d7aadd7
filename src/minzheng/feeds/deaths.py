"""卫生健康：死亡医学证明。谁在哪一天去世，据此停发和追回。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 日
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 成员
from minzheng.statutes.data_sharing import 政务数据共享条例
from minzheng.statutes.funeral_regulations import 殡葬管理条例
from minzheng.statutes.social_assistance_law import 社会救助法
from minzheng.vocabulary import departments as d
from minzheng.vocabulary.department_data import 医学死亡日期
from minzheng.vocabulary.feed_terms import 死亡证明保存月数
from minzheng.vocabulary.person import 出生日期, 姓名, 性别


class 死亡医学证明(Feed):
    title, owner = "死亡医学证明", "卫生健康部门"
    basis = (殡葬管理条例.第二十三条, 社会救助法.第四十七条, 政务数据共享条例.第二十条)
    columns = (
        Column("死者证件号码", d.证件号码, Role.ID, also=("身份证号", "证件号码")),
        Column("死者姓名", 姓名, Role.NAME, required=True, also=("姓名",)),
        Column("性别", 性别, Role.SEX, marks={"M": "男", "F": "女"}),
        Column("出生日期", 出生日期, Role.BIRTH, low=date(1900, 1, 1)),
        Column("死亡日期", d.登记死亡日期, required=True, low=date(2000, 1, 1), also=("死亡时间",)),
        Column("死亡地点", d.死亡地点, marks={"医院": "医疗卫生机构", "家": "家中"}),
        Column("证明书编号", d.死亡证明编号, Role.OTHER, also=("死亡证编号",)),
        Column("签发日期", d.死亡证明签发日期, required=True, low=date(2000, 1, 1)),
        Column("签发机构", d.死亡证明签发机构, also=("医疗卫生机构名称",)),
    )
    # 同一人更正过的证明以签发最晚的为准，所以一人可以有几行。
    key = (d.死亡证明签发日期,)
    gives = {医学死亡日期: 成员.最近(d.登记死亡日期, by=d.死亡证明签发日期)}
    every, grace = 日(1), 工作日(3)
    keeps = 死亡证明保存月数
    used_for = ("*/*",)  # 人去世后，哪一种待遇都要停
    adds = True
