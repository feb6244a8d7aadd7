"""金融：银行存款和证券。只在本人书面同意后按名单查询，单笔明细只有核对组看得到。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 当, 成员
from minzheng.statutes.personal_information import 个人信息保护法
from minzheng.statutes.social_assistance_law import 社会救助法
from minzheng.vocabulary import departments_income as i
from minzheng.vocabulary.department_data import 存款余额, 证券市值
from minzheng.vocabulary.departments import 证件号码
from minzheng.vocabulary.feed_terms import 金融资产保存月数
from minzheng.vocabulary.person import 姓名


class 金融资产(Feed):
    title, owner = "银行存款和证券", "金融机构（经核对机构汇总）"
    basis = (社会救助法.第四十条, 社会救助法.第四十一条, 个人信息保护法.第二十八条)
    columns = (
        Column("证件号码", 证件号码, Role.ID, also=("身份证号", "客户证件号")),
        Column("姓名", 姓名, Role.NAME, required=True, also=("客户姓名",)),
        Column("机构类别", i.金融机构类别),
        Column("机构名称", i.金融机构名称, required=True),
        Column("资产类别", i.金融资产类别, required=True, marks={"活期": "存款", "定期": "存款"}),
        Column("金额", i.资产金额, required=True, low=0, high=1_000_000_000_000, also=("余额",)),
        Column("截止日期", i.资产截止日期, required=True, low=date(2010, 1, 1)),
        Column("授权书编号", i.授权编号, required=True, also=("查询授权编号",)),
    )
    key = (i.金融机构名称, i.金融资产类别)
    gives = {
        存款余额: 成员.合计(当(i.金融资产类别.属于("存款", "支付账户"), i.资产金额)),
        证券市值: 成员.合计(当(i.金融资产类别.属于("股票", "基金", "理财"), i.资产金额)),
    }
    every, grace = 月(3), 工作日(20)
    keeps = 金融资产保存月数
    used_for = ("relief/dibao*", "relief/rigid_expenditure", "relief/tekun")
    closed = by_consent = True
    # 只有授权查询过的人才有记录，没有记录不等于没有存款：whole 不写。
