"""最低生活保障：收入、财产符合条件的整户给予保障，边缘家庭里的重残、重病成员可以单独纳入。"""

# ruff: noqa: I001 - the words of the law stand in rows, as the glossary groups them
# fmt: off
from minzheng.kernel.policy import Amount, Rule
from minzheng.kernel.words import 当, 成员, 取大, 若未知
from minzheng.matters.economy import 分类施保对象 as 类别
from minzheng.matters.economy import 占标准, 单人条, 家庭经济状况
from minzheng.matters.economy import 家庭经济状况 as 家
from minzheng.statutes.dibao_confirmation import 最低生活保障审核确认办法 as 办法
from minzheng.statutes.safety_net_2022 import 兜底保障通知 as 通知
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary import household as 家庭, limits as 参数
from minzheng.vocabulary.assistance import 低保标准, 原月保障金, 在领低保, 就业增收, 确认期间有投诉
from minzheng.vocabulary.person import (
    劳动能力, 单独纳入, 就业状况, 患重病, 特殊困难, 连续拒绝工作次数,
)

计发条 = (法.第十八条, 办法.第二十三条)
去世渐退, 单独条 = 通知.第一部分第三项, (法.第二十一条, 办法.第八条)


class 最低生活保障(家庭经济状况):
    title = "最低生活保障"

    # 一、单人户：家庭不符合，但边缘家庭里的重残、重病等成员可以单独纳入
    本人收入条件 = Rule(家.成员计入收入 < 低保标准, cites=单人条)
    单人户情形 = Rule((家.边缘家庭 & (家.重度残疾 | 患重病 | 特殊困难))
                 | (家.成年无业重残 & 本人收入条件), cites=(*单独条, 单人条))
    单人户对象 = Rule(单独纳入 & 家.共同生活 & 单人户情形, cites=单独条)
    # 符合条件的家庭应当整户纳入，不能只纳入其中一人。
    按单人户纳入 = Rule(家庭.单人户申请 & ~家.家庭符合 & 家.财产条件 & 成员.任一(单人户对象),
                  cites=(法.第二十一条, 通知.第一部分第一项))
    给予保障 = Rule(家.家庭符合 | 按单人户纳入, cites=(法.第十八条, 法.第二十一条))

    # 二、保障金：差额或者分档，加分类施保
    保障对象 = Rule(当(家.家庭符合, 家.共同生活, 按单人户纳入 & 单人户对象),
                cites=(法.第十八条, 法.第二十一条))
    # 没有拒绝工作的记录，就是没有拒绝过。
    多次拒绝工作 = Rule((若未知(连续拒绝工作次数, 0) >= 参数.拒绝工作上限)
                  & 劳动能力.属于("完全具备", "部分丧失"), cites=办法.第三十四条)
    发放对象 = Rule(保障对象 & ~多次拒绝工作, cites=(法.第十八条, 办法.第三十四条))
    # 疑问：人均先取到分再乘人数，与整户相减可差一两分；现按第二十三条字面（待法规科答复）。
    人均差额 = Amount(取大(低保标准 - 家.人均月收入, 0), cites=计发条)
    三档以下 = Amount(当(家.人均月收入 <= 占标准(参数.二档收入比例), 占标准(参数.二档保障比例),
                   占标准(参数.三档保障比例)), cites=计发条)
    人均分档 = Amount(当(家.人均月收入 <= 占标准(参数.一档收入比例), 占标准(参数.一档保障比例),
                    三档以下), cites=计发条)
    人均保障金 = Amount(当(参数.分档发放, 人均分档, 人均差额), cites=计发条)
    本人差额 = Amount(当(参数.单人户全额, 低保标准, 取大(低保标准 - 取大(家.成员计入收入, 0), 0)),
                 cites=计发条)
    发放人数 = Amount(成员.计数(发放对象), cites=法.第十八条)
    单人户保障金 = Amount(成员.合计(当(发放对象, 本人差额, 0)), cites=计发条)
    基本保障金 = Amount(当(家.家庭符合, 人均保障金 * 发放人数, 单人户保障金), cites=计发条)
    是老年人, 分类施保比例 = 类别.是老年人, 类别.分类施保比例
    # 有的地方分类施保金单独发放，那里由“分类施保”事项发，这里不重复计算。
    分类施保金 = Amount(当(参数.随低保发放, 成员.合计(当(发放对象, 占标准(分类施保比例), 0)), 0),
                   cites=法.第二十条)
    月保障金 = Amount(当(给予保障, 基本保障金 + 分类施保金, 0), cites=(法.第十八条, 法.第二十条))

    # 三、确认前的加查和确认后的动态管理
    须县级入户 = Rule(家庭.近亲属备案 | 若未知(确认期间有投诉, False), cites=办法.第二十条)
    收入不稳定 = Rule(成员.任一(家.共同生活 & 劳动能力.属于("完全具备", "部分丧失")
        & 就业状况.属于("无业", "灵活就业", "务农", "经商", "登记失业")), cites=办法.第三十一条)
    有成员去世 = Rule(成员.任一(家.已去世), cites=去世渐退)
    全户去世 = Rule(成员.全部(家.已去世), cites=去世渐退)
    可以渐退 = Rule((家.共同生活人数 > 0) & 在领低保 & ~家.收入条件 & 家.财产条件 & 就业增收,
                cites=去世渐退)
    渐退期 = Amount(当(可以渐退, 参数.渐退月数, 0), cites=去世渐退)
    渐退保障金 = Amount(当(可以渐退, 原月保障金, 0), cites=去世渐退)
    在保 = Rule(在领低保, cites=法.第十八条)
    在保人数 = Amount(当(在领低保, 家.共同生活人数, 0), cites=法.第十八条)
    在发金额 = Amount(当(在领低保, 原月保障金, 0), cites=法.第十八条)
    应当维持 = Rule(给予保障 & (月保障金 == 原月保障金), cites=办法.第三十一条)
    应当增发 = Rule(给予保障 & (月保障金 > 原月保障金), cites=办法.第三十二条)
    应当减发 = Rule(给予保障 & (月保障金 < 原月保障金), cites=(法.第四十七条, 办法.第三十二条))
    应当停发 = Rule(~给予保障 & ~可以渐退, cites=(法.第四十七条, 办法.第三十二条))
