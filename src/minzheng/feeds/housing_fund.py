"""住房公积金：每月缴多少，账户里有多少。说没有工作的人有时在这里露出来。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 当, 成员
from minzheng.statutes.data_sharing import 政务数据共享条例
from minzheng.statutes.social_assistance_law import 社会救助法
from minzheng.vocabulary import departments_income as i
from minzheng.vocabulary.department_data import 公积金余额, 公积金月缴存额
from minzheng.vocabulary.departments import 证件号码
from minzheng.vocabulary.feed_terms import 公积金保存月数
from minzheng.vocabulary.person import 姓名


class 住房公积金(Feed):
    title, owner = "住房公积金", "住房公积金管理中心"
    basis = (社会救助法.第四十一条, 政务数据共享条例.第二十条)
    columns = (
        Column("证件号码", 证件号码, Role.ID, also=("身份证号",)),
        Column("姓名", 姓名, Role.NAME, required=True, also=("职工姓名",)),
        Column("缴存单位", i.缴存单位, also=("单位名称",)),
        Column("单位账号", i.缴存单位账号, required=True),
        Column("个人账号", i.个人公积金账号, Role.OTHER),
        Column("月缴存额", i.月缴存额, required=True, low=0, high=5_000_000, also=("月汇缴额",)),
        Column("账户余额", i.账户余额, required=True, low=0, high=10_000_000_000, also=("余额",)),
        Column("账户状态", i.公积金状态, required=True, marks={"正常": "正常缴存"}),
        Column("缴至月份", i.缴至月份, low=date(1991, 1, 1), also=("缴至年月",)),
    )
    key = (i.缴存单位账号,)
    gives = {
        公积金月缴存额: 成员.合计(当(i.公积金状态 == "正常缴存", i.月缴存额)),
        公积金余额: 成员.合计(当(i.公积金状态 != "销户", i.账户余额)),
    }
    every, grace = 月(1), 工作日(10)
    keeps = 公积金保存月数
    used_for = ("relief/dibao*", "relief/rigid_expenditure", "relief/tekun", "relief/temporary")
    whole = True  # 全国住房公积金监管平台：没有记录就是没有开户
