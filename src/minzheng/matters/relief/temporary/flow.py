"""临时救助从求助到决定：小额快救、急难先救、支出型全程；以及分期发放期间的核查。"""

# ruff: noqa: I001 - a flow is a table that is read aloud: one row, one or two lines
# fmt: off
from functools import partial

from minzheng.kernel.clock import 小时, 工作日, 日, 月
from minzheng.kernel.flow import (
    ANSWERED, OPPOSED, TIMED_OUT, UNOPPOSED, Await, Effect, End, Flow, Publicity, Since, Step,
    Total, Trigger,
)
from minzheng.matters import economy_form as 通用
from minzheng.matters.relief.temporary import records as 记录
from minzheng.matters.relief.temporary.policy import 临时救助 as 临救
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.statutes.temporary_relief_2014 import 临时救助制度通知 as 通知
from minzheng.statutes.temporary_relief_2018 import 临时救助意见二〇一八 as 意见
from minzheng.statutes.temporary_relief_2026 import 临时救助意见二〇二六 as 新意见
from minzheng.vocabulary import limits as 通用参数, offices as 机构, temporary as 参数
from minzheng.vocabulary.records import 材料齐全, 核对一致
from minzheng.vocabulary.temporary import 已先行救助, 急难已解除

快救条, 先行条 = 新意见.第二部分第一项, (法.第五十条, 意见.第二部分第二项)
支出条, 审批条 = (意见.第二部分第二项, 新意见.第二部分第二项), 意见.第三部分第一项
方式条, 停发条 = 意见.第二部分第四项, (法.第四十七条, 法.第四十八条)
乡镇 = partial(Step, by=机构.乡镇街道, escalates_to=机构.乡镇街道负责人)
乡镇决定 = partial(Step, by=机构.乡镇街道负责人, escalates_to=机构.县级民政, decides=True)
县级 = partial(Step, escalates_to=机构.县级民政负责人)
一次 = partial(End, effect=Effect.GRANT, once=True)
不给钱 = partial(End, gives_reasons=True)


class 临时救助办理(Flow):
    title = "临时救助审核确认"
    announcement, anywhere, informs = "announcement", True, (机构.村社协理员,)

    登记研判 = 乡镇(within=小时(参数.研判小时), records=记录.登记研判记录,
                cites=(法.第二十九条, 法.第三十七条, 意见.第二部分第一项))
    # 一、小额快救：直接登记，不核对经济状况，不公示
    快救登记 = 乡镇(within=小时(参数.快救小时), records=记录.快救登记记录, cites=快救条)
    快救审批 = 乡镇决定(within=小时(参数.快救审批小时), records=记录.审批记录, cites=快救条)
    # 二、急难型：先救助，后补手续
    先行救助 = Step(by=机构.乡镇街道负责人, escalates_to=机构.县级民政, within=小时(参数.先行小时),
                records=记录.先行救助记录, grants={"先行救助": 临救.先行救助金},
                tells={"先行救助": "advanced", "已由备用金支付": "reserve_paid"}, cites=先行条)
    补办手续 = 乡镇(within=工作日(参数.补办天数), hands=2, records=记录.补办手续记录,
                cites=意见.第二部分第二项)
    # 三、支出型：受理、核实、核对、公示；已认定的困难家庭只核必需支出
    受理审查 = 乡镇(within=工作日(通用参数.受理天数), records=记录.受理记录,
                tells={"受理": "accepted", "受理，只核必需支出": "accepted"}, cites=支出条)
    补正 = Await(within=工作日(通用参数.补正天数), notice="one_time", cites=支出条,
               asks="请按一次性告知单补齐材料。")
    支出核实 = 乡镇(within=工作日(参数.支出核实天数), hands=2, records=记录.支出核实记录,
                cites=新意见.第二部分第三项)
    信息核对 = 县级(by=机构.县级核对, within=工作日(3), records=通用.信息核对记录,
                cites=法.第四十一条)
    核对举证 = Await(within=工作日(通用参数.举证天数), notice="check_doubt", cites=法.第四十一条,
                 asks="核对结果与您申报的不一致，请说明情况或者提供证据。")
    初审 = 乡镇(within=工作日(通用参数.初审天数), joins=True, records=记录.初审记录, cites=支出条)
    公示 = Publicity(within=日(参数.公示天数), at="申请家庭所在村、社区", notice="publicity",
                   cites=支出条)
    异议复查 = 乡镇(within=工作日(通用参数.复查天数), hands=2, records=通用.异议复查记录,
                cites=支出条)
    # 四、审批：额度以内乡镇批，超过的县级批，特别重大的一事一议
    一事一议 = 县级(by=机构.县级民政, within=工作日(参数.议定天数), hands=2, records=记录.议定记录,
                cites=意见.第二部分第三项)
    乡镇审批 = 乡镇决定(within=工作日(参数.审批天数), records=记录.审批记录, cites=审批条)
    县级审批 = Step(by=机构.县级民政负责人, escalates_to=机构.县级民政负责人, decides=True,
                within=工作日(参数.审批天数), records=记录.审批记录, cites=审批条)
    # 疑问：法第四十五条要求公布救助结果，小额快救只要求留存备查；现不公布（待法规科答复）。
    发放快救金 = 一次(notice="quick", pays=临救.快救补足金, cites=快救条)
    快救已足 = 不给钱(notice="quick_enough", cites=快救条)
    发放急难金 = 一次(notice="emergency", pays=临救.急难补足金, announces=True,
                cites=(法.第二十九条, 法.第四十五条, 方式条))
    分期发放 = End(notice="staged", effect=Effect.GRANT, pays=临救.分期月救助金, announces=True,
               lasts=月(参数.分期月数), cites=(法.第二十九条, 法.第四十五条, 方式条))
    发放支出金 = 一次(notice="spending", pays=临救.支出救助金, announces=True,
                cites=(法.第二十九条, 法.第四十五条, *支出条))
    给予实物 = 不给钱(notice="goods", cites=(法.第二十九条, 方式条))
    转介 = 不给钱(notice="referred", cites=(法.第二十九条, 方式条))
    先行已足 = 不给钱(notice="advance_enough", cites=先行条)
    不予救助 = 不给钱(notice="refused", within=工作日(3),
               cites=(法.第四十五条, 通知.第三部分第三项))
    终止 = 不给钱(notice="ended", withdraws=True, cites=支出条)

    total = Total(日(参数.快救天数), since=快救登记, cites=快救条)
    paths = [
        (登记研判, 快救登记, "小额快救", 临救.适用小额快救),
        (登记研判, 先行救助, "急难型", 临救.适用急难型),
        (登记研判, 受理审查, "支出型", 临救.适用支出型),
        (登记研判, 乡镇审批, "拟不予救助", ~临救.可以救助),
        (快救登记, 快救审批, "登记完毕"),
        (快救审批, 发放快救金, "同意", 临救.适用小额快救 & ~临救.快救已足),
        (快救审批, 快救已足, "备用金已经给足", 临救.适用小额快救 & 临救.快救已足),
        (快救审批, 不予救助, "不同意", ~临救.适用小额快救),
        # 备用金当场付过的，不再生成待发放的救助金：同一笔钱不会付两次。
        (先行救助, 补办手续, "已由备用金支付", 已先行救助 & 临救.备用金付过),
        (先行救助, 补办手续, "先行救助", 已先行救助 & ~临救.备用金付过),
        (先行救助, 补办手续, "不需要先行救助", ~已先行救助),
        (补办手续, 一事一议, "提请一事一议", 临救.一事一议),
        (补办手续, 县级审批, "报县级审批", 临救.由县级审批 & ~临救.一事一议),
        (补办手续, 乡镇审批, "报乡镇审批", ~临救.由县级审批),
        (受理审查, 支出核实, "受理，只核必需支出", 材料齐全 & 临救.已认定困难家庭),
        (受理审查, (支出核实, 信息核对), "受理", 材料齐全 & ~临救.已认定困难家庭),
        (受理审查, 补正, "一次性告知补正", ~材料齐全),
        (补正, 受理审查, ANSWERED),
        (补正, 终止, TIMED_OUT),
        (支出核实, 初审, "核实完毕"),
        (支出核实, 终止, "无正当理由不配合"),
        (信息核对, 初审, "一致", 核对一致),
        (信息核对, 核对举证, "不一致", ~核对一致),
        (核对举证, 初审, ANSWERED),
        (核对举证, 初审, TIMED_OUT),
        (初审, 公示, "拟同意", 临救.支出条件),
        (初审, 公示, "拟不同意", ~临救.支出条件),
        (公示, 一事一议, UNOPPOSED, 临救.一事一议),
        (公示, 县级审批, UNOPPOSED, 临救.由县级审批),
        (公示, 乡镇审批, UNOPPOSED),
        (公示, 异议复查, OPPOSED),
        (异议复查, 一事一议, "提请一事一议", 临救.一事一议),
        (异议复查, 县级审批, "报县级审批", 临救.由县级审批 & ~临救.一事一议),
        (异议复查, 乡镇审批, "报乡镇审批", ~临救.由县级审批),
        (一事一议, 县级审批, "形成意见"),
        (乡镇审批, 发放急难金, "一次发放急难救助金", 临救.一次发急难金),
        (乡镇审批, 分期发放, "分期发放", 临救.应当分期),
        (乡镇审批, 先行已足, "先行救助已足", 临救.先行已足),
        (乡镇审批, 发放支出金, "发放支出型救助金", 临救.发支出金),
        (乡镇审批, 给予实物, "发放实物", 临救.发放实物),
        (乡镇审批, 转介, "转介服务", 临救.应当转介),
        (乡镇审批, 不予救助, "不予救助", ~临救.符合救助),
        (县级审批, 发放急难金, "一次发放急难救助金", 临救.一次发急难金),
        (县级审批, 分期发放, "分期发放", 临救.应当分期),
        (县级审批, 先行已足, "先行救助已足", 临救.先行已足),
        (县级审批, 发放支出金, "发放支出型救助金", 临救.发支出金),
        (县级审批, 给予实物, "发放实物", 临救.发放实物),
        (县级审批, 转介, "转介服务", 临救.应当转介),
        (县级审批, 不予救助, "不予救助", ~临救.符合救助),
    ]


class 分期救助核查(Flow):
    title = "临时救助分期发放核查"
    recovery, anywhere = "recovery", True
    triggers = (
        Trigger("急难解除", "造成困难的急难已经解除", 停发条),
        Trigger("死亡", "家庭成员去世", 停发条),
    )

    核查 = 乡镇(within=工作日(参数.分期核查天数), hands=2, records=记录.分期核查记录,
            cites=法.第四十七条)
    听取意见 = Await(within=工作日(通用参数.听取意见天数), notice="hearing", cites=法.第四十八条,
                 asks="拟停止发放剩余的临时救助金，请说明您的意见。")
    决定 = 乡镇决定(within=工作日(通用参数.动态决定天数), records=记录.分期决定记录, cites=停发条)
    继续发放 = End(notice="kept", cites=法.第四十七条)
    停发 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True, cites=停发条)
    因去世停发 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True, since=Since.EVENT,
                cites=停发条)

    paths = [
        (核查, 继续发放, "困难还没有解除", ~临救.停止分期),
        # 全户去世的，没有人可以听取意见。
        (核查, 决定, "全户去世", 临救.全户去世),
        (核查, 听取意见, "拟停发", 急难已解除),
        (听取意见, 决定, ANSWERED),
        (听取意见, 决定, TIMED_OUT),
        (决定, 因去世停发, "因去世停发", 临救.全户去世),
        (决定, 停发, "停发", 急难已解除),
        (决定, 继续发放, "继续发放", ~临救.停止分期),
    ]
