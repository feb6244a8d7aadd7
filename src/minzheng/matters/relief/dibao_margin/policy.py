"""低保边缘家庭：收入在低保标准的一定倍数以内、财产符合规定，又不符合低保条件的家庭。"""

# ruff: noqa: I001 - the words of the law stand in rows, as the glossary groups them
# fmt: off
from minzheng.kernel.policy import Amount, Rule
from minzheng.kernel.words import 当, 成员, 取大, 若未知
from minzheng.matters.economy import 家庭经济状况
from minzheng.matters.economy import 家庭经济状况 as 家
from minzheng.matters.stacking import 依据, 可以享受
from minzheng.statutes.dibao_confirmation import 最低生活保障审核确认办法 as 办法
from minzheng.statutes.safety_net_2022 import 兜底保障通知 as 通知
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary import benefits as 台账, household as 家庭, limits as 参数, margin as 边缘
from minzheng.vocabulary.assistance import 低保标准, 确认期间有投诉

本事项 = "relief/dibao_margin"
认定条, 财产条 = (法.第二十一条, 办法.第八条), (法.第二十一条, 法.第二十三条)
变动条 = (法.第四十七条, 办法.第三十二条)


class 低保边缘家庭(家庭经济状况):
    title = "低保边缘家庭"

    # 一、收入、财产：倍数由省里定；财产限额不严于低保，可以更宽
    边缘收入条件 = Rule(家.人均月收入 < 家.边缘标准, cites=认定条)
    边缘金融资产上限 = Amount(
        低保标准 * 取大(参数.金融资产月数, 边缘.边缘金融资产月数) * 家.共同生活人数, cites=财产条)
    边缘金融资产条件 = Rule(家.金融资产 <= 边缘金融资产上限, cites=财产条)
    边缘实物财产条件 = Rule(
        (家庭.车辆数 <= 取大(参数.车辆上限, 边缘.边缘车辆上限))
        & (家庭.住房套数 <= 取大(参数.住房上限, 边缘.边缘住房上限))
        & (家庭.企业出资额 <= 取大(参数.出资上限, 边缘.边缘出资上限)), cites=财产条)
    边缘财产条件 = Rule(边缘金融资产条件 & 边缘实物财产条件, cites=财产条)

    # 二、没有整户纳入低保
    # 家里只有重残、重病成员单独纳入低保的，其他人仍然可以认定（法第二十一条）。
    有成员未纳入低保 = Rule(成员.任一(家.共同生活 & (台账.本人低保金 == 0)), cites=法.第二十一条)
    未整户享受低保 = Rule(可以享受(本事项) | 有成员未纳入低保, cites=(法.第二十一条, *依据(本事项)))
    # 疑问：收入低于低保标准、财产超过低保限额而未超过边缘限额的，法条只写“高于低保标准”；
    # 现按“不符合低保条件”理解，可以认定（待法规科答复）。
    认定边缘家庭 = Rule((家.共同生活人数 > 0) & ~家.家庭符合 & 边缘收入条件 & 边缘财产条件
                  & 未整户享受低保, cites=认定条)

    # 三、确认前的加查和认定后的动态管理
    须县级入户 = Rule(家庭.近亲属备案 | 若未知(确认期间有投诉, False), cites=办法.第二十条)
    全户去世 = Rule(成员.全部(家.已去世), cites=通知.第一部分第三项)
    # 收入降到低保标准以下的，先保留认定，请他申请低保，低保批下来再转。
    可以转低保 = Rule(家.家庭符合 & 未整户享受低保, cites=(法.第十八条, 法.第四十七条))
    应当停止认定 = Rule(~认定边缘家庭 & ~可以转低保, cites=变动条)
    在认定期 = Rule(台账.低保边缘认定, cites=法.第二十一条)
    在认定人数 = Amount(当(在认定期, 家.共同生活人数, 0), cites=法.第二十一条)
