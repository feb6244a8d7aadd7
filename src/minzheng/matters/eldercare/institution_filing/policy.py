"""养老机构备案：是不是要备案的机构、有没有登记、是不是晚了。"""

from minzheng.kernel.policy import Policy, Rule
from minzheng.kernel.words import 已知
from minzheng.statutes.elder_institutions import 养老机构管理办法 as 办法
from minzheng.vocabulary import filing as 备案
from minzheng.vocabulary import organisation as 组织


class 养老机构备案(Policy):
    title = "养老机构备案"

    已登记 = Rule(已知(组织.成立日期) & ~已知(组织.终止日期), cites=办法.第九条)
    属于养老机构 = Rule(组织.床位数 >= 备案.最少床位数, cites=办法.第二条)
    应当备案 = Rule(已登记 & 属于养老机构, cites=(办法.第九条, 办法.第二条))
    # 逾期只作记录，不影响出具回执。
    逾期备案 = Rule(组织.申请提交日 > 备案.备案截止日, cites=办法.第十条)
