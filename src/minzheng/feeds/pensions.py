"""人社：养老金发放。每人每月实际领多少，其中多少是基础养老金。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 当, 成员
from minzheng.statutes.data_sharing import 政务数据共享条例
from minzheng.statutes.dibao_confirmation import 最低生活保障审核确认办法
from minzheng.statutes.social_assistance_law import 社会救助法
from minzheng.vocabulary import departments_income as i
from minzheng.vocabulary.department_data import 发放养老金, 发放基础养老金
from minzheng.vocabulary.departments import 证件号码
from minzheng.vocabulary.feed_terms import 养老金保存月数
from minzheng.vocabulary.person import 姓名

在发 = i.养老待遇状态 == "正常发放"
居民 = i.养老险种 == "城乡居民养老保险"


class 养老金发放(Feed):
    title, owner = "养老金发放", "社会保险经办机构"
    basis = (社会救助法.第四十一条, 最低生活保障审核确认办法.第十七条, 政务数据共享条例.第二十条)
    columns = (
        Column("证件号码", 证件号码, Role.ID, also=("社会保障号码", "身份证号")),
        Column("姓名", 姓名, Role.NAME, required=True),
        Column("险种", i.养老险种, required=True, also=("险种类型",),
               marks={"企业养老": "企业职工养老保险", "城镇职工": "企业职工养老保险",
                      "机关养老": "机关事业养老保险", "城乡居民": "城乡居民养老保险"}),
        Column("待遇状态", i.养老待遇状态, required=True,
               marks={"正常": "正常发放", "暂停": "暂停发放", "终止": "终止发放"}),
        Column("月养老金", i.月养老金, required=True, low=0, high=5_000_000, also=("月待遇总额",)),
        Column("其中：基础养老金", i.其中基础部分, low=0, high=200_000, also=("基础养老金",)),
        Column("发放月份", i.养老金月份, required=True, low=date(2000, 1, 1)),
        Column("待遇领取起始日期", i.养老金起领日期, low=date(1980, 1, 1), also=("起领日期",)),
        Column("经办机构", i.养老金经办机构),
    )  # fmt: skip
    key = (i.养老险种,)
    gives = {
        发放养老金: 成员.合计(当(在发, i.月养老金)),
        发放基础养老金: 成员.合计(当(在发 & 居民, i.其中基础部分)),
    }
    every, grace = 月(1), 工作日(10)
    keeps = 养老金保存月数
    used_for = ("relief/dibao*", "relief/rigid_expenditure", "relief/tekun", "relief/temporary")
    whole = True  # 省级集中的发放库：查不到的就是没有在本省领取
