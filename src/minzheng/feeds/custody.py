"""司法、公安：在押服刑。服刑人员不计入家庭，子女可能无人抚养；只有指定人员看得到。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 成员
from minzheng.statutes.data_sharing import 政务数据共享条例
from minzheng.statutes.dibao_confirmation import 最低生活保障审核确认办法
from minzheng.statutes.personal_information import 个人信息保护法
from minzheng.vocabulary import departments as d
from minzheng.vocabulary.department_data import 在押服刑, 收押日期
from minzheng.vocabulary.feed_terms import 在押服刑保存月数
from minzheng.vocabulary.person import 姓名, 性别

离家 = d.羁押类别 != "社区矫正"  # 社区矫正的人住在家里


class 在押服刑人员(Feed):
    title, owner = "在押服刑人员", "司法行政机关、公安机关"
    basis = (最低生活保障审核确认办法.第七条, 个人信息保护法.第二十八条, 政务数据共享条例.第二十条)
    columns = (
        Column("证件号码", d.证件号码, Role.ID, also=("身份证号",)),
        Column("姓名", 姓名, Role.NAME, required=True),
        Column("性别", 性别, Role.SEX, marks={"M": "男", "F": "女"}),
        Column("羁押类别", d.羁押类别, required=True,
               marks={"服刑": "监狱服刑", "看守所": "看守所羁押", "戒毒": "强制隔离戒毒"}),
        Column("收押日期", d.羁押起始日期, required=True, low=date(1980, 1, 1), also=("入所日期",)),
        Column("状态", d.羁押状态, required=True, marks={"出所": "已释放", "在所": "在押"}),
        Column("释放日期", d.释放日期, low=date(1980, 1, 1), also=("出所日期",)),
        Column("通报机关", d.通报机关),
    )  # fmt: skip
    key = (d.羁押起始日期,)
    gives = {
        在押服刑: 成员.任一(离家 & (d.羁押状态 == "在押")),
        收押日期: 成员.最大(d.羁押起始日期),
    }
    every, grace = 月(1), 工作日(5)
    keeps = 在押服刑保存月数
    used_for = (
        "relief/dibao*", "relief/rigid_expenditure", "relief/tekun", "relief/disability_*",
        "children/unattended",
    )  # fmt: skip
    whole = closed = True
