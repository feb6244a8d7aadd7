"""医疗保障：长期护理保险。正在享受的人，同类护理补贴择高不重复。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 成员
from minzheng.statutes.data_sharing import 政务数据共享条例
from minzheng.statutes.disability_subsidies import 两项补贴意见
from minzheng.statutes.elderly_law import 老年人权益保障法
from minzheng.vocabulary import departments_care as c
from minzheng.vocabulary.department_data import 在领长护待遇, 长护失能等级
from minzheng.vocabulary.departments import 证件号码
from minzheng.vocabulary.feed_terms import 长护保险保存月数
from minzheng.vocabulary.person import 姓名


class 长期护理保险(Feed):
    title, owner = "长期护理保险", "医疗保障部门"
    basis = (老年人权益保障法.第三十条, 两项补贴意见.第二部分第三项, 政务数据共享条例.第二十条)
    columns = (
        Column("证件号码", 证件号码, Role.ID, also=("身份证号",)),
        Column("姓名", 姓名, Role.NAME, required=True),
        Column("待遇状态", c.长护待遇状态, required=True, marks={"享受中": "正在享受"}),
        Column("失能等级", c.评定失能等级, required=True,
               marks={"重度Ⅰ级": "重度一级", "重度Ⅱ级": "重度二级", "重度Ⅲ级": "重度三级"}),
        Column("评估日期", c.失能评定日期, required=True, low=date(2016, 1, 1)),
        Column("有效期至", c.评定有效期至, low=date(2016, 1, 1)),
        Column("护理方式", c.护理方式, marks={"居家": "居家上门护理", "机构": "机构护理"}),
        Column("护理机构", c.护理服务机构, also=("定点机构",)),
        Column("月待遇", c.月护理待遇, low=0, high=2_000_000, also=("月待遇标准",)),
    )  # fmt: skip
    key = (c.失能评定日期,)
    gives = {
        在领长护待遇: 成员.任一(c.长护待遇状态 == "正在享受"),
        长护失能等级: 成员.最近(c.评定失能等级, by=c.失能评定日期),
    }
    every, grace = 月(1), 工作日(10)
    keeps = 长护保险保存月数
    used_for = ("relief/disability_care", "relief/tekun", "eldercare/*")
    whole = True  # 市长护经办库：没有记录就是没有享受
