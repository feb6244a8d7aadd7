"""民政：探访关爱。谁独居，上次有人去看她是哪一天。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 日
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 成员
from minzheng.statutes.elderly_law import 老年人权益保障法
from minzheng.statutes.social_assistance_law import 社会救助法
from minzheng.vocabulary import departments_care as c
from minzheng.vocabulary.department_data import 上次探访日期, 登记独居
from minzheng.vocabulary.departments import 证件号码
from minzheng.vocabulary.feed_terms import 探访关爱保存月数
from minzheng.vocabulary.person import 姓名


class 探访关爱(Feed):
    title, owner = "探访关爱", "乡镇人民政府、街道办事处"
    basis = (社会救助法.第三十四条, 老年人权益保障法.第二条)
    columns = (
        Column("身份证号", 证件号码, Role.ID, also=("证件号码",)),
        Column("老人姓名", 姓名, Role.NAME, required=True, also=("姓名",)),
        Column("探访日期", c.探访日期, required=True, low=date(2015, 1, 1)),
        Column("探访方式", c.探访方式, required=True, marks={"上门": "入户"}),
        Column("居住情形", c.居住情形, required=True,
               marks={"一人居住": "独居", "空巢": "与老伴同住"}),
        Column("探访人", c.探访人, also=("探访员",)),
        Column("情况正常", c.情况正常, marks={"正常": "是", "异常": "否"}),
        Column("所属村社", c.探访村社),
    )  # fmt: skip
    key = (c.探访日期,)
    gives = {
        上次探访日期: 成员.最大(c.探访日期),
        登记独居: 成员.最近(c.居住情形, by=c.探访日期) == "独居",
    }
    every, grace = 日(7), 工作日(3)
    keeps = 探访关爱保存月数
    used_for = ("eldercare/*", "relief/tekun")
    adds = True
