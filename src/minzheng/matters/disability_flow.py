"""残疾人两项补贴共用的环节：收件、补正、转送户籍地、残联核验、审定，告知，听取意见。

跨省通办：材料齐全后3个工作日内转送，户籍地10个工作日内审定，3个工作日内告知，共16个工作日。
"""

# fmt: off
from functools import partial

from minzheng.kernel.clock import 工作日
from minzheng.kernel.flow import Await, Step, Total
from minzheng.matters import disability_form as 表单
from minzheng.matters.disability import 复核条, 申请条
from minzheng.statutes.cross_province_2021 import 两项补贴跨省通办 as 通办
from minzheng.statutes.disability_subsidies import 两项补贴意见 as 意见
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary import disability as 参数
from minzheng.vocabulary import offices as 机构

审核条, 发放条 = 意见.第三部分第二项, 意见.第三部分第三项
转送条, 十日条, 告知条 = 通办.第一部分第二项, 通办.第一部分第三项, 通办.第一部分第四项
任一窗口, 主动服务条 = 通办.第一部分第一项, 通办.第一部分第五项
# 疑问：两项补贴不在社会救助法所列的救助之内，减发、停发前听取意见参照第四十八条（待法规科答复）。
听取条 = (法.第四十八条, 复核条)
乡镇 = partial(Step, by=机构.乡镇街道, escalates_to=机构.乡镇街道负责人)
县级 = partial(Step, escalates_to=机构.县级民政负责人)

# 一、申请
受理审查 = 乡镇(within=工作日(参数.受理天数), records=表单.受理审查记录, tells={"受理": "accepted"},
            cites=(任一窗口, 申请条))
补正 = Await(within=工作日(参数.补正天数), notice="one_time", asks="请按一次性告知单补齐材料。",
           cites=(任一窗口, 申请条))
转送 = 乡镇(within=工作日(3), records=表单.转送记录, cites=转送条)
残联核验 = 县级(by=机构.县级残联, within=工作日(参数.核验天数), records=表单.核验记录, cites=审核条)
审定 = 县级(by=机构.县级民政负责人, within=工作日(参数.审定天数), decides=True,
          records=表单.意见记录, cites=(审核条, 十日条))
总时限 = Total(工作日(10), since=受理审查, cites=十日条)

# 二、主动服务
告知 = Await(within=工作日(参数.答复天数), notice="invitation", records=表单.申领确认,
           asks="您可能符合领取条件，愿意申领的请确认收款账户。", cites=主动服务条)
上门告知 = Step(by=机构.村社协理员, within=工作日(参数.上门天数), records=表单.上门记录,
            escalates_to=机构.乡镇街道负责人, cites=主动服务条)

# 三、定期复核
听取意见 = Await(within=工作日(参数.听取天数), notice="hearing", cites=听取条,
             asks="拟减少或者停止发放补贴，请说明您的意见。")
决定 = 县级(by=机构.县级民政负责人, within=工作日(参数.调整天数), decides=True,
          records=表单.调整记录, cites=听取条)
