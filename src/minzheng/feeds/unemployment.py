"""人社：失业登记。谁刚失业，领不领失业金。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 成员
from minzheng.statutes.data_sharing import 政务数据共享条例
from minzheng.statutes.social_assistance_law import 社会救助法
from minzheng.vocabulary import departments_income as i
from minzheng.vocabulary.department_data import 失业登记日期, 登记失业
from minzheng.vocabulary.departments import 证件号码
from minzheng.vocabulary.feed_terms import 失业登记保存月数
from minzheng.vocabulary.person import 姓名


class 失业登记(Feed):
    title, owner = "失业登记", "公共就业服务机构"
    basis = (社会救助法.第十条, 社会救助法.第四十一条, 政务数据共享条例.第二十条)
    columns = (
        Column("证件号码", 证件号码, Role.ID, also=("身份证号",)),
        Column("姓名", 姓名, Role.NAME, required=True),
        Column("登记状态", i.失业状态, required=True, marks={"失业": "有效", "注销": "已注销"}),
        Column("失业登记日期", i.失业起始日期, required=True, low=date(2000, 1, 1)),
        Column("失业原因", i.失业原因, marks={"辞职": "本人辞职", "裁员": "单位裁减"}),
        Column("原单位", i.原工作单位, also=("原工作单位",)),
        Column("领取失业保险金", i.在领失业金),
        Column("月失业保险金", i.月失业金, low=0, high=1_000_000, also=("失业金",)),
        Column("注销日期", i.失业注销日期, low=date(2000, 1, 1)),
    )
    key = (i.失业起始日期,)
    gives = {登记失业: 成员.任一(i.失业状态 == "有效"), 失业登记日期: 成员.最大(i.失业起始日期)}
    every, grace = 月(1), 工作日(5)
    keeps = 失业登记保存月数
    used_for = ("relief/dibao*", "relief/rigid_expenditure", "relief/temporary")
    whole = True  # 市就业系统：没有记录就是没有登记
