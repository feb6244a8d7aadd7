"""农业农村：防止返贫监测对象。另一个部门已经认出有风险的人，看看救助漏了没有。"""

from datetime import date

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.words import 成员
from minzheng.statutes.data_sharing import 政务数据共享条例
from minzheng.statutes.social_assistance_law import 社会救助法
from minzheng.vocabulary import departments_care as c
from minzheng.vocabulary.department_data import 监测对象类型, 风险已消除
from minzheng.vocabulary.departments import 居住区划, 证件号码
from minzheng.vocabulary.feed_terms import 返贫监测保存月数
from minzheng.vocabulary.person import 姓名


class 防止返贫监测(Feed):
    title, owner = "防止返贫监测对象", "农业农村部门"
    basis = (社会救助法.第十条, 社会救助法.第四十二条, 政务数据共享条例.第二十条)
    columns = (
        Column("证件号码", 证件号码, Role.ID, also=("身份证号",)),
        Column("姓名", 姓名, Role.NAME, required=True),
        Column("户编号", c.监测户编号, required=True, also=("监测户编号",)),
        Column("监测类型", c.识别类型, required=True,
               marks={"脱贫不稳定": "脱贫不稳定户", "边缘易致贫": "边缘易致贫户",
                      "突发严重困难": "突发严重困难户"}),
        Column("识别日期", c.识别日期, required=True, low=date(2019, 1, 1)),
        Column("风险消除", c.风险消除, required=True, marks={"已消除": "是", "未消除": "否"}),
        Column("风险消除日期", c.风险消除日期, low=date(2019, 1, 1)),
        Column("致贫风险", c.致贫风险),
        Column("帮扶措施", c.帮扶措施),
        Column("所在区划", 居住区划, also=("所在村",)),
    )  # fmt: skip
    key = (c.识别日期,)
    gives = {
        监测对象类型: 成员.最近(c.识别类型, by=c.识别日期),
        风险已消除: 成员.全部(c.风险消除),
    }
    every, grace = 月(3), 工作日(10)
    keeps = 返贫监测保存月数
    used_for = ("relief/dibao*", "relief/rigid_expenditure", "relief/tekun", "relief/temporary")
    whole = True  # 全国防返贫监测系统：没有记录就不是监测对象
