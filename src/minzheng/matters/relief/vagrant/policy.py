"""流散人员救助：谁属于救助对象，在站多久，身份查不清的到哪一步该做什么。"""

# fmt: off
from minzheng.kernel.policy import Amount, Policy, Rule
from minzheng.kernel.words import 之差天数, 周岁, 已知, 当, 当日, 整除, 月数, 若未知
from minzheng.statutes.identity_search_2015 import 身份查询和照料安置意见 as 意见
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.statutes.unattended_children import 事实无人抚养儿童意见 as 儿童意见
from minzheng.statutes.vagrant_relief import 流浪乞讨人员救助管理办法 as 办法
from minzheng.statutes.vagrant_rules_2003 import 流浪救助实施细则 as 细则
from minzheng.vocabulary import vagrant as 流散
from minzheng.vocabulary.person import 出生日期, 性别, 残疾等级

HOURS_A_DAY = 24
对象条 = (法.第三十一条, 办法.第六条, 细则.第二条)


class 流散人员救助(Policy):
    title = "生活无着的流散人员救助"
    subject = "person"

    # 一、是不是救助对象，要怎样照顾
    属于救助对象 = Rule(流散.流落在外 & 流散.无力解决食宿 & 流散.无亲友投靠, cites=对象条)
    # 说不清出生日期的，按工作人员估计的年龄照顾；身份查明后以登记的为准。
    年龄 = Amount(若未知(周岁(出生日期), 流散.估计年龄), cites=办法.第五条)
    是未成年人 = Rule(年龄 < 流散.成年年龄, cites=办法.第五条)
    是老年人 = Rule(年龄 >= 流散.老年年龄, cites=办法.第五条)
    是残疾人 = Rule(~(残疾等级 == "无"), cites=办法.第五条)
    应当护送 = Rule(是未成年人 | 是老年人 | 是残疾人 | 流散.行动不便, cites=办法.第五条)
    应当送医 = Rule(流散.突发急病, cites=办法.第七条)
    由女性管理 = Rule(性别 == "女", cites=办法.第八条)
    月伙食标准 = Amount(当(是未成年人, 流散.未成年人伙食标准, 流散.成年人伙食标准),
                 cites=(法.第三十一条, 办法.第七条))

    # 二、在站多久
    在站 = Rule(已知(流散.进站日期) & ~已知(流散.离站日期), cites=办法.第七条)
    在站天数 = Amount(之差天数(若未知(流散.离站日期, 当日), 流散.进站日期), cites=细则.第十二条)
    须审批延长 = Rule(在站天数 > 流散.留站期限, cites=细则.第十二条)

    # 三、身份不明的，到了日子还没有做的
    身份不明 = Rule(~流散.身份已查明, cites=意见.第一部分第一项)
    应当公告 = Rule(身份不明 & ~已知(流散.寻亲公告日期)
                & (在站天数 >= 整除(流散.公告小时, HOURS_A_DAY)), cites=意见.第一部分第二项)
    应当报请采血 = Rule(身份不明 & ~已知(流散.采血申请日期) & (在站天数 > 流散.采血提醒天数),
                  cites=意见.第一部分第三项)
    应当照料安置 = Rule(身份不明 & (在站天数 > 流散.照料安置天数), cites=意见.第二部分第一项)
    # 疑问：“超过三个月”是否含满三个月当日；现满三个月即提示办理（待法规科答复）。
    应当落户安置 = Rule(身份不明 & (月数(流散.进站日期) >= 流散.落户月数),
                  cites=意见.第二部分第二项)
    在站身份不明 = Rule(在站 & 身份不明, cites=意见.第一部分第一项)

    # 四、回家以后
    须回访 = Rule(是未成年人, cites=儿童意见.第三部分第四项)
