"""困难残疾人生活补贴：低保家庭（有的地方含低保边缘家庭）里持证的残疾人，按月发给补贴。"""

# fmt: off
from minzheng.kernel.policy import Amount, Rule
from minzheng.kernel.words import 取大, 当, 若未知
from minzheng.matters.disability import 复核条, 对象条, 标准条, 残疾人补贴资格
from minzheng.matters.disability import 残疾人补贴资格 as 资格
from minzheng.matters.economy import 占标准
from minzheng.matters.stacking import 依据, 可以享受, 应发
from minzheng.statutes.cross_province_2021 import 两项补贴跨省通办 as 通办
from minzheng.vocabulary import disability as 参数
from minzheng.vocabulary.assistance import 在领低保
from minzheng.vocabulary.benefits import 低保边缘认定, 在领残疾生活补贴, 残疾生活补贴额

本事项 = "relief/disability_living"


class 困难残疾人生活补贴(残疾人补贴资格):
    title = "困难残疾人生活补贴"
    subject = "person"

    # 一、谁可以领
    # 疑问：只有一名成员按单人户纳入低保的，其他残疾成员算不算“低保家庭中的残疾人”；
    # 现在都算（待法规科答复）。
    困难家庭 = Rule(在领低保 | (低保边缘认定 & 参数.含低保边缘), cites=对象条)
    符合对象 = Rule(资格.基本资格 & 困难家庭, cites=对象条)
    没有重复 = Rule(可以享受(本事项), cites=依据(本事项))
    给予补贴 = Rule(符合对象 & 没有重复, cites=(对象条, *依据(本事项)))

    # 二、发多少：有的省定额，有的省按低保标准的比例；没有的那一种是零
    定额标准 = Amount(当(资格.重度, 参数.生活重度标准, 参数.生活其他标准), cites=标准条)
    补贴标准 = Amount(取大(定额标准, 占标准(参数.生活占低保比例)), cites=标准条)
    月补贴 = Amount(当(给予补贴, 应发(本事项, 补贴标准), 0), cites=(标准条, *依据(本事项)))

    # 三、主动服务和定期复核
    # 还不知道有没有重复待遇的也告知，核实后再决定。
    主动服务对象 = Rule(资格.持有残疾证 & 困难家庭 & ~资格.已去世 & ~在领残疾生活补贴
                  & 若未知(没有重复, True), cites=通办.第一部分第五项)
    应当维持 = Rule(给予补贴 & (月补贴 == 残疾生活补贴额), cites=复核条)
    应当增发 = Rule(给予补贴 & (月补贴 > 残疾生活补贴额), cites=复核条)
    应当减发 = Rule(给予补贴 & (月补贴 < 残疾生活补贴额), cites=复核条)
    应当停发 = Rule(~给予补贴, cites=复核条)
    可能多发 = Rule(在领残疾生活补贴 & 应当停发 & ~资格.已去世, cites=复核条)
    在领 = Rule(在领残疾生活补贴, cites=对象条)
    在发金额 = Amount(当(在领残疾生活补贴, 残疾生活补贴额, 0), cites=标准条)
