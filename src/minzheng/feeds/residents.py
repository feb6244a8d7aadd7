"""公安：户籍人口。谁是本地居民，和谁同户，住在哪里，户口在不在。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 成员
from minzheng.statutes.data_sharing import 政务数据共享条例
from minzheng.statutes.social_assistance_law import 社会救助法
from minzheng.vocabulary import departments as d
from minzheng.vocabulary.department_data import (
    户籍与户主关系,
    户籍出生日期,
    户籍变动日期,
    户籍性别,
    户籍民族,
    户籍状态,
)
from minzheng.vocabulary.feed_terms import 户籍人口保存月数
from minzheng.vocabulary.person import 出生日期, 姓名, 性别, 户籍地, 民族


class 户籍人口(Feed):
    title, owner = "户籍人口", "公安机关"
    basis = (社会救助法.第四十一条, 社会救助法.第四十七条, 政务数据共享条例.第二十条)
    columns = (
        Column("公民身份号码", d.证件号码, Role.ID, also=("身份证号", "身份证号码", "证件号码")),
        Column("姓名", 姓名, Role.NAME, required=True, also=("居民姓名",)),
        Column("性别", 性别, Role.SEX, marks={"M": "男", "F": "女", "男性": "男"}),
        Column("出生日期", 出生日期, Role.BIRTH, low=date(1900, 1, 1), also=("出生年月日",)),
        Column("民族", 民族, marks={"汉族": "汉", "回族": "回", "壮族": "壮", "维族": "维吾尔"}),
        Column("户号", d.户号, required=True, also=("户口簿号",)),
        Column("与户主关系", d.户口页关系, marks={"户主": "本人", "子": "儿子", "女": "女儿",
                                                  "妻": "妻子", "夫": "丈夫", "父": "父母",
                                                  "母": "父母", "父亲": "父母", "母亲": "父母",
                                                  "孙子": "孙辈", "孙女": "孙辈"}),
        Column("户籍地区划", 户籍地, required=True, also=("户籍地行政区划", "所属行政区划")),
        Column("居住地区划", d.居住区划, also=("现住地行政区划",)),
        Column("住址", d.住址, Role.ADDRESS, also=("现住址", "户籍地址")),
        Column("手机号", d.手机号, Role.PHONE, also=("联系电话", "手机号码")),
        Column("户口登记日期", d.户口登记日期, required=True, low=date(1949, 10, 1)),
        Column("户籍状态", d.户口状态, required=True, marks={"正常": "在册", "死亡": "死亡注销"}),
        Column("户籍变动日期", d.户口变动日期, low=date(1949, 10, 1), also=("注销日期",)),
    )  # fmt: skip
    key = ()  # 一人一行，整份替换
    gives = {
        户籍出生日期: 成员.最近(出生日期, by=d.户口登记日期),
        户籍性别: 成员.最近(性别, by=d.户口登记日期),
        户籍民族: 成员.最近(民族, by=d.户口登记日期),
        户籍与户主关系: 成员.最近(d.户口页关系, by=d.户口登记日期),
        户籍状态: 成员.最近(d.户口状态, by=d.户口登记日期),
        户籍变动日期: 成员.最近(d.户口变动日期, by=d.户口登记日期),
    }
    every, grace = 月(1), 工作日(5)
    keeps = 户籍人口保存月数
    used_for = ("*/*",)  # 每个事项都要先知道是谁、是不是本地人
