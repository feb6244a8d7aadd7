"""教育：学籍。谁在读哪个阶段，成年以后的在读决定还算不算家庭成员、能不能续发。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 当, 成员
from minzheng.statutes.data_sharing import 政务数据共享条例
from minzheng.statutes.dibao_confirmation import 最低生活保障审核确认办法
from minzheng.statutes.social_assistance_law import 社会救助法
from minzheng.vocabulary import departments as d
from minzheng.vocabulary.department_data import 在校阶段
from minzheng.vocabulary.feed_terms import 学籍保存月数
from minzheng.vocabulary.person import 出生日期, 姓名, 性别

在籍 = d.学籍状态.属于("在读", "休学")


class 学籍(Feed):
    title, owner = "学生学籍", "教育部门"
    basis = (社会救助法.第十六条, 最低生活保障审核确认办法.第七条, 政务数据共享条例.第二十条)
    columns = (
        Column("身份证件号", d.证件号码, Role.ID, also=("身份证号", "证件号码")),
        Column("姓名", 姓名, Role.NAME, required=True, also=("学生姓名",)),
        Column("性别", 性别, Role.SEX, marks={"M": "男", "F": "女"}),
        Column("出生日期", 出生日期, Role.BIRTH, low=date(1950, 1, 1)),
        Column("学籍号", d.学籍号, Role.OTHER, also=("全国学籍号",)),
        Column("学校名称", d.学校名称, also=("就读学校",)),
        Column("学校标识码", d.学校标识码, required=True),
        Column("就读阶段", d.学籍阶段, required=True, also=("学段",),
               marks={"高中": "普通高中", "中职": "中等职业学校", "大专": "全日制专科",
                      "本科": "全日制本科", "幼儿园": "学前"}),
        Column("学籍状态", d.学籍状态, required=True, marks={"在校": "在读"}),
        Column("入学日期", d.入学日期, required=True, low=date(1990, 1, 1), also=("入学年月",)),
        Column("预计毕业日期", d.预计毕业日期, low=date(1990, 1, 1), high=date(2060, 1, 1)),
        Column("享受资助", d.享受资助),
    )  # fmt: skip
    key = (d.学校标识码,)
    gives = {在校阶段: 成员.最近(当(在籍, d.学籍阶段, "不在校"), by=d.入学日期)}
    every, grace = 月(6), 工作日(20)
    keeps = 学籍保存月数
    used_for = (
        "relief/dibao*", "relief/classified", "relief/rigid_expenditure", "relief/tekun",
        "children/*",
    )  # fmt: skip
    whole = True  # 全国学籍系统：没有记录就是不在校
