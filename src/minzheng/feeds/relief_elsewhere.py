"""上级民政：外区在领救助。同一人不能在两个地方领同一种救助。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 当, 成员
from minzheng.statutes.data_sharing import 政务数据共享条例
from minzheng.statutes.social_assistance_law import 社会救助法
from minzheng.vocabulary import departments_care as c
from minzheng.vocabulary.department_data import 外区在领救助, 外区月救助额
from minzheng.vocabulary.departments import 证件号码
from minzheng.vocabulary.feed_terms import 外区救助保存月数
from minzheng.vocabulary.person import 姓名

在领 = c.外区待遇状态 == "在领"


class 外区救助(Feed):
    title, owner = "外区在领救助", "上级民政部门"
    basis = (社会救助法.第十条, 社会救助法.第四十二条, 政务数据共享条例.第三十条)
    columns = (
        Column("身份证号", 证件号码, Role.ID, also=("证件号码",)),
        Column("姓名", 姓名, Role.NAME, required=True),
        Column("救助类别", c.外区救助类别, required=True,
               marks={"最低生活保障": "低保", "特困": "特困供养", "护理补贴": "残疾人护理补贴",
                      "生活补贴": "残疾人生活补贴"}),
        Column("发放地区划", c.外区发放地, required=True),
        Column("月发放额", c.外区月金额, required=True, low=0, high=2_000_000),
        Column("待遇状态", c.外区待遇状态, required=True, marks={"正常": "在领", "停发": "已停发"}),
        Column("起发日期", c.外区起发日期, low=date(2000, 1, 1)),
        Column("发放机关", c.外区发放机关),
    )  # fmt: skip
    key = (c.外区救助类别, c.外区发放地)
    gives = {外区在领救助: 成员.任一(在领), 外区月救助额: 成员.合计(当(在领, c.外区月金额))}
    every, grace = 月(1), 工作日(10)
    keeps = 外区救助保存月数
    used_for = ("relief/*", "children/*", "eldercare/longevity")
    whole = True  # 全国社会救助信息系统：没有记录就是外区没有在领
