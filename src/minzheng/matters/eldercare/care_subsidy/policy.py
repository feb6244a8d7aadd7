"""老年人护理补贴：生活长期不能自理、经济困难的老年人，按失能程度发给。"""

# fmt: off
from minzheng.kernel.expr import Expr
from minzheng.kernel.policy import Amount, Rule
from minzheng.kernel.words import 当, 若未知
from minzheng.matters.elder_subsidy import 养老补贴资格, 护理条
from minzheng.matters.elder_subsidy import 养老补贴资格 as 资格
from minzheng.matters.stacking import 依据, 可以享受, 应发
from minzheng.vocabulary import elder_subsidies as 参数
from minzheng.vocabulary.benefits import (
    养老护理补贴额,
    在领养老护理补贴,
    有能力评估结果,
    评定能力等级,
)

本事项 = "eldercare/care_subsidy"


def 按等级(中度: Expr, 重度: Expr, 完全: Expr) -> Expr:
    """中度、重度、完全失能各有标准。"""
    return 当(评定能力等级 == "完全失能", 完全, 当(评定能力等级 == "重度失能", 重度, 中度))


class 老年人护理补贴(养老补贴资格):
    title = "老年人护理补贴"
    subject = "person"

    # 一、谁可以领
    # 疑问：“生活长期不能自理”折算为能力评估中度以上失能，待法规科答复。
    符合对象 = Rule(资格.基本资格 & 资格.中度以上, cites=护理条)
    没有重复 = Rule(~参数.长护险不同领 | 可以享受(本事项), cites=(*护理条, *依据(本事项)))

    # 二、发多少：当地没有登记标准的，算不出，不发
    低保标准额 = Amount(按等级(参数.护理低保中度, 参数.护理低保重度, 参数.护理低保完全),
            cites=护理条)
    边缘标准额 = Amount(按等级(参数.护理边缘中度, 参数.护理边缘重度, 参数.护理边缘完全),
            cites=护理条)
    补贴标准 = Amount(当(资格.低保或特困, 低保标准额, 边缘标准额), cites=护理条)
    择高应发 = Amount(当(参数.同类只领一种, 应发(本事项, 补贴标准), 补贴标准),
                  cites=(*护理条, *依据(本事项)))
    给予补贴 = Rule(符合对象 & 没有重复 & (择高应发 > 0), cites=(*护理条, *依据(本事项)))
    月补贴 = Amount(当(给予补贴, 择高应发, 0), cites=(*护理条, *依据(本事项)))

    # 三、系统找人和动态管理
    # 户口、等级、长护险还没有核对的也告知，核实后再决定。
    应享未领 = Rule(资格.到龄 & 资格.经济困难 & 有能力评估结果 & 若未知(资格.中度以上, True)
                & ~资格.已去世 & ~在领养老护理补贴 & 若未知(没有重复, True), cites=护理条)
    应当维持 = Rule(给予补贴 & (月补贴 == 养老护理补贴额), cites=护理条)
    应当增发 = Rule(给予补贴 & (月补贴 > 养老护理补贴额), cites=护理条)
    应当减发 = Rule(给予补贴 & (月补贴 < 养老护理补贴额), cites=护理条)
    应当停发 = Rule(~给予补贴, cites=护理条)
    可能多发 = Rule(在领养老护理补贴 & 应当停发 & ~资格.已去世, cites=护理条)
    在领 = Rule(在领养老护理补贴, cites=护理条)
    在发金额 = Amount(当(在领养老护理补贴, 养老护理补贴额, 0), cites=护理条)
