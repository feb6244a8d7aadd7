"""民政：养老机构入住。住进机构的人，居家的补贴和探访要跟着变。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 日
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 成员
from minzheng.statutes.elderly_law import 老年人权益保障法
from minzheng.vocabulary import departments_care as c
from minzheng.vocabulary.department_data import 入住养老机构, 入住日期
from minzheng.vocabulary.departments import 证件号码
from minzheng.vocabulary.feed_terms import 养老机构保存月数
from minzheng.vocabulary.person import 出生日期, 姓名, 性别


class 养老机构入住(Feed):
    title, owner = "养老机构入住", "民政部门养老服务机构"
    basis = (老年人权益保障法.第四十三条, 老年人权益保障法.第四十五条)
    columns = (
        Column("身份证号", 证件号码, Role.ID, also=("证件号码",)),
        Column("老人姓名", 姓名, Role.NAME, required=True, also=("姓名",)),
        Column("性别", 性别, Role.SEX, marks={"M": "男", "F": "女"}),
        Column("出生日期", 出生日期, Role.BIRTH, low=date(1900, 1, 1)),
        Column("机构名称", c.养老机构名称),
        Column("机构代码", c.养老机构代码, required=True, also=("统一社会信用代码",)),
        Column("入住日期", c.办理入住日期, required=True, low=date(1990, 1, 1)),
        Column("离院日期", c.离院日期, low=date(1990, 1, 1)),
        Column("在院状态", c.在院状态, required=True, marks={"入住": "在住", "离院": "已离院"}),
        Column("护理等级", c.在院护理等级, marks={"自理": "无", "半自理": "轻度"}),
        Column("月收费", c.月收费, low=0, high=5_000_000),
    )
    key = (c.养老机构代码, c.办理入住日期)
    gives = {
        入住养老机构: 成员.任一(c.在院状态.属于("在住", "请假外出")),
        入住日期: 成员.最大(c.办理入住日期),
    }
    every, grace = 日(7), 工作日(3)
    keeps = 养老机构保存月数
    used_for = ("relief/tekun", "relief/disability_care", "eldercare/*")
    whole = True  # 本市备案机构都要报：没有记录就是没有住在本市机构
