"""刚性支出困难家庭：收入低于当地人均水平、财产符合规定，必要的开支超过家庭收入的一定比例。"""

# ruff: noqa: I001 - the words of the law stand in rows, as the glossary groups them
# fmt: off
from minzheng.kernel.policy import Amount, Rule
from minzheng.kernel.units import 分_每人每年, 分_每年
from minzheng.kernel.words import 当, 成员, 取大, 取小, 舍去, 若未知
from minzheng.matters.economy import 家庭经济状况
from minzheng.matters.economy import 家庭经济状况 as 家
from minzheng.matters.stacking import 依据, 可以享受
from minzheng.statutes.dibao_confirmation import 最低生活保障审核确认办法 as 低保办法
from minzheng.statutes.rigid_expenditure import 刚性支出困难家庭认定办法 as 办法
from minzheng.statutes.safety_net_2022 import 兜底保障通知 as 通知
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary import (
    benefits as 台账, household as 家庭, limits as 参数, margin as 边缘, rigid as 刚性,
)
from minzheng.vocabulary.assistance import 低保标准, 确认期间有投诉
from minzheng.vocabulary.standards import 上年人均可支配收入

本事项 = "relief/rigid_expenditure"
支出条, 占比条 = 办法.第五条, (法.第二十二条, 办法.第四条)
财产条, 变动条 = (法.第二十三条, 办法.第四条), (法.第四十七条, 法.第四十八条)
全年 = 12  # 办法第四条：申请前12个月


class 刚性支出困难家庭(家庭经济状况):
    title = "刚性支出困难家庭"

    # 一、收入低于上年度当地居民人均可支配收入
    人均年收入 = Amount(家.人均月收入 * 全年, cites=办法.第四条, unit=分_每人每年)
    刚性收入条件 = Rule(人均年收入 < 上年人均可支配收入, cites=办法.第四条)

    # 二、财产：不严于低保边缘家庭，可以更宽
    刚性金融资产上限 = Amount(
        低保标准 * 取大(参数.金融资产月数, 边缘.边缘金融资产月数, 刚性.刚性金融资产月数)
        * 家.共同生活人数, cites=财产条)
    刚性金融资产条件 = Rule(家.金融资产 <= 刚性金融资产上限, cites=财产条)
    刚性实物财产条件 = Rule(
        (家庭.车辆数 <= 取大(参数.车辆上限, 边缘.边缘车辆上限, 刚性.刚性车辆上限))
        & (家庭.住房套数 <= 取大(参数.住房上限, 边缘.边缘住房上限, 刚性.刚性住房上限))
        & (家庭.企业出资额 <= 取大(参数.出资上限, 边缘.边缘出资上限, 刚性.刚性出资上限)),
        cites=财产条)
    刚性财产条件 = Rule(刚性金融资产条件 & 刚性实物财产条件, cites=财产条)

    # 三、刚性支出：申请前12个月，各类核定后相加
    # 疑问：生活支出怎样核定，办法没有写；现以全家12个月的低保标准封顶，可改（待法规科答复）。
    生活支出上限 = Amount(低保标准 * 家.共同生活人数 * 全年, cites=支出条, unit=分_每年)
    计入生活支出 = Amount(当(刚性.生活支出封顶, 取小(家庭.生活支出, 生活支出上限), 家庭.生活支出),
                  cites=支出条)
    # 上民办学校的，按当地公办学校的收费标准计。
    计入教育支出 = Amount(当(家庭.教育支出 > 0, 取小(家庭.教育支出, 刚性.公办教育费用), 0),
                  cites=支出条)
    计入其他支出 = Amount(当(刚性.计入其他支出项, 家庭.其他必要支出, 0), cites=支出条)
    刚性支出总额 = Amount(计入生活支出 + 家庭.医疗支出 + 计入教育支出 + 家庭.康复支出
                  + 计入其他支出, cites=支出条)
    # 总收入不扣减残疾、重病的自付费用：这些已经算在支出里，不能算两次。
    家庭年总收入 = Amount(取大(成员.合计(当(家.共同生活, 家.成员收入, 0)), 0) * 全年,
                  cites=办法.第四条, unit=分_每年)
    刚性支出线 = Amount(舍去(家庭年总收入 * 刚性.刚性支出占比), cites=占比条)
    刚性支出条件 = Rule(刚性支出总额 > 刚性支出线, cites=占比条)

    # 四、没有享受更高的保障
    # 疑问：家里一人是特困人员、其他人没有纳入低保和边缘的，办法没有写；现允许认定（待法规科答复）。
    有成员未获更高保障 = Rule(成员.任一(家.共同生活 & 可以享受(本事项)), cites=依据(本事项))
    认定刚性支出 = Rule((家.共同生活人数 > 0) & 刚性收入条件 & 刚性财产条件 & 刚性支出条件
                  & 有成员未获更高保障, cites=占比条)

    # 五、确认前的加查和认定后的动态管理
    须县级入户 = Rule(家庭.近亲属备案 | 若未知(确认期间有投诉, False), cites=低保办法.第二十条)
    全户去世 = Rule(成员.全部(家.已去世), cites=通知.第一部分第三项)
    应当停止认定 = Rule(~认定刚性支出, cites=变动条)
    在认定期 = Rule(台账.刚性支出认定, cites=办法.第十条)
    在认定人数 = Amount(当(在认定期, 家.共同生活人数, 0), cites=办法.第十条)
