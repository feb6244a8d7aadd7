"""消防：火灾警情。家里着过火的人，可能需要急难救助。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 日
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 成员, 月数
from minzheng.statutes.data_sharing import 政务数据共享条例
from minzheng.statutes.social_assistance_law import 社会救助法
from minzheng.statutes.temporary_relief_2018 import 临时救助意见二〇一八
from minzheng.vocabulary import departments_care as c
from minzheng.vocabulary.department_data import 近一年火灾次数
from minzheng.vocabulary.departments import 手机号, 证件号码
from minzheng.vocabulary.feed_terms import 火灾警情保存月数
from minzheng.vocabulary.person import 姓名

一年 = 12  # 词条写明是近12个月


class 火灾警情(Feed):
    title, owner = "火灾警情", "消防救援机构"
    basis = (社会救助法.第二十九条, 临时救助意见二〇一八.第二部分第一项, 政务数据共享条例.第二十条)
    columns = (
        Column("住户证件号码", 证件号码, Role.ID, also=("身份证号",)),
        Column("住户姓名", 姓名, Role.NAME, required=True, also=("姓名",)),
        Column("联系电话", 手机号, Role.PHONE),
        Column("警情编号", c.警情编号, required=True),
        Column("接警日期", c.接警日期, required=True, low=date(2010, 1, 1), also=("接警时间",)),
        Column("起火场所", c.起火场所, required=True,
               marks={"居民住宅": "住宅", "商铺": "商业场所", "其他": "其他场所类"}),
        Column("起火地址", c.起火地址, Role.ADDRESS),
        Column("直接财产损失", c.火灾损失, low=0, high=10_000_000_000),
        Column("伤亡人数", c.伤亡人数, low=0, high=500),
    )  # fmt: skip
    key = (c.警情编号,)
    gives = {近一年火灾次数: 成员.计数((c.起火场所 == "住宅") & (月数(c.接警日期) < 一年))}
    every, grace = 日(1), 工作日(2)
    keeps = 火灾警情保存月数
    used_for = ("relief/temporary",)
    adds = whole = True
