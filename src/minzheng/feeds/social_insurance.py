"""人社：职工社会保险和就业。在哪家单位参保，按多少工资缴费。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 当, 成员
from minzheng.statutes.data_sharing import 政务数据共享条例
from minzheng.statutes.dibao_confirmation import 最低生活保障审核确认办法
from minzheng.statutes.social_assistance_law import 社会救助法
from minzheng.vocabulary import departments_income as i
from minzheng.vocabulary.department_data import 在缴职工社保, 社保缴费工资
from minzheng.vocabulary.departments import 证件号码
from minzheng.vocabulary.feed_terms import 社会保险保存月数
from minzheng.vocabulary.person import 姓名

在缴 = i.参保状态 == "正常参保"


class 职工社会保险(Feed):
    title, owner = "职工社会保险和就业", "人力资源和社会保障部门"
    basis = (社会救助法.第四十一条, 最低生活保障审核确认办法.第十七条, 政务数据共享条例.第二十条)
    columns = (
        Column("证件号码", 证件号码, Role.ID, also=("社会保障号码", "身份证号")),
        Column("姓名", 姓名, Role.NAME, required=True),
        Column("单位名称", i.参保单位, also=("参保单位",)),
        Column("统一社会信用代码", i.参保单位信用代码, required=True, also=("单位信用代码",)),
        Column("参保状态", i.参保状态, required=True, also=("缴费状态",),
               marks={"参保缴费": "正常参保", "正常": "正常参保", "中断": "暂停缴费",
                      "停保": "终止参保"}),
        Column("参保日期", i.参保日期, low=date(1986, 1, 1)),
        Column("缴费月份", i.缴费月份, required=True, low=date(2000, 1, 1), also=("费款所属期",)),
        Column("缴费工资", i.缴费工资, required=True, low=0, high=20_000_000, also=("缴费基数",)),
        Column("参保地", i.参保地区划, also=("参保地区划",)),
    )  # fmt: skip
    key = (i.参保单位信用代码,)
    gives = {在缴职工社保: 成员.任一(在缴), 社保缴费工资: 成员.合计(当(在缴, i.缴费工资))}
    every, grace = 月(1), 工作日(10)
    keeps = 社会保险保存月数
    used_for = ("relief/dibao*", "relief/rigid_expenditure", "relief/tekun", "relief/temporary")
    whole = True  # 省级集中的参保库：查不到的就是没有在本省参保
