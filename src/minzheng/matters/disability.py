"""残疾人两项补贴共用的资格：残疾人证有效、户口在本地、健在；两个补贴事项在它上面续写。"""

# fmt: off
from minzheng.kernel.policy import Policy, Rule
from minzheng.matters.economy import 家庭经济状况 as 家
from minzheng.statutes.disability_subsidies import 两项补贴意见 as 意见
from minzheng.vocabulary import disability as 参数
from minzheng.vocabulary.allowance import 户口在本地
from minzheng.vocabulary.disability import 残疾证状态
from minzheng.vocabulary.person import 残疾等级, 离家情形

对象条, 标准条 = 意见.第二部分第一项, 意见.第二部分第二项
申请条, 复核条 = 意见.第三部分第一项, 意见.第三部分第四项


class 残疾人补贴资格(Policy):
    title = "残疾人补贴资格"
    subject = "person"

    已去世 = 家.已去世
    持有残疾证 = Rule(~(残疾等级 == "无"), cites=对象条)
    证件有效 = Rule(持有残疾证 & (残疾证状态 == "有效"), cites=(对象条, 意见.第三部分第二项))
    户籍条件 = Rule(户口在本地, cites=申请条)
    # 疑问：服刑期间停发见于各地办法，国务院文件没有写明；是否停发按参数（待法规科答复）。
    服刑不发 = Rule((离家情形 == "在监狱服刑") & 参数.服刑停发, cites=复核条)
    基本资格 = Rule(证件有效 & 户籍条件 & ~已去世 & ~服刑不发, cites=(对象条, 申请条))
    重度 = Rule(残疾等级.属于("一级", "二级"), cites=对象条)
