"""刚性支出困难家庭从申请到认定，以及认定期内的变动：环节、时限、去向。"""

# ruff: noqa: I001 - a flow is a table that is read aloud: one row, one or two lines
# fmt: off
from functools import partial

from minzheng.kernel.clock import 工作日, 日, 月
from minzheng.kernel.flow import (
    ANSWERED, OPPOSED, TIMED_OUT, UNOPPOSED, Await, Delegated, Effect, End, Flow, Publicity, Since,
    Step, Total, Trigger,
)
from minzheng.matters import economy_form as 共用记录
from minzheng.matters.relief.rigid_expenditure import records as 记录
from minzheng.matters.relief.rigid_expenditure.policy import 刚性支出困难家庭 as 刚性
from minzheng.statutes.dibao_confirmation import 最低生活保障审核确认办法 as 低保办法
from minzheng.statutes.rigid_expenditure import 刚性支出困难家庭认定办法 as 办法
from minzheng.statutes.safety_net_2022 import 兜底保障通知 as 通知
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary import limits as 参数, offices as 机构, rigid as 刚性参数
from minzheng.vocabulary.records import 材料齐全, 核对一致

确认机关 = Delegated(参数.审核确认委托乡镇, to=机构.乡镇街道负责人, otherwise=机构.县级民政负责人)
认定条, 变化 = (法.第二十二条, 办法.第四条), (法.第四十六条, 法.第四十七条)
停止条, 去世条 = (法.第四十七条, 法.第四十八条), (法.第四十八条, 通知.第一部分第三项)
乡镇 = partial(Step, by=机构.乡镇街道, escalates_to=机构.乡镇街道负责人)
县级 = partial(Step, escalates_to=机构.县级民政负责人)


class 刚性支出困难家庭认定(Flow):
    # 疑问：办法没有逐步写程序；各环节参照低保，总时限按办法第八条（待法规科答复）。
    title = "刚性支出困难家庭认定"
    informs = (机构.村社协理员,)

    受理审查 = 乡镇(within=工作日(参数.受理天数), records=共用记录.受理审查记录,
                tells={"受理": "accepted"}, cites=(办法.第八条, 低保办法.第十条))
    补正 = Await(within=工作日(参数.补正天数), notice="one_time", asks="请按一次性告知单补齐材料。",
               cites=低保办法.第十条)
    入户调查 = 乡镇(within=工作日(3), hands=2, records=记录.支出调查记录,
                cites=(办法.第五条, 低保办法.第十五条, 低保办法.第十六条))
    信息核对 = 县级(by=机构.县级核对, within=工作日(3), records=共用记录.信息核对记录,
                cites=(法.第四十一条, 低保办法.第十七条))
    核对举证 = Await(within=工作日(参数.举证天数), notice="check_doubt", pauses=参数.举证不计时,
                 asks="核对结果与您申报的不一致，请说明情况或者提供证据。", cites=低保办法.第十八条)
    核对复核 = 县级(by=机构.县级核对, within=工作日(参数.复核天数), records=共用记录.核对复核记录,
                cites=低保办法.第十八条)
    初审 = 乡镇(within=工作日(参数.初审天数), joins=True, records=共用记录.意见记录,
            cites=(办法.第八条, 低保办法.第十九条))
    公示 = Publicity(within=日(刚性参数.刚性公示天数), at="申请家庭所在村、社区",
                   notice="publicity", pauses=参数.公示不计时, cites=低保办法.第十九条)
    异议复查 = 乡镇(within=工作日(参数.复查天数), hands=2, records=共用记录.异议复查记录,
                cites=低保办法.第十九条)
    县级入户调查 = 县级(by=机构.县级民政, within=工作日(10), hands=2, records=记录.支出调查记录,
                  cites=(办法.第五条, 低保办法.第二十条))
    审核确认 = 县级(by=确认机关, within=工作日(10), decides=True, records=共用记录.意见记录,
                cites=(法.第四十四条, 办法.第八条))
    # 疑问：一事一议写在办法第四条至第十条之间，条号待核；现引第四条（待法规科答复）。
    一事一议 = 县级(by=机构.县级民政负责人, within=工作日(刚性参数.一事一议天数), decides=True,
                records=记录.一事一议记录, cites=办法.第四条)
    认定 = End(notice="recognised", effect=Effect.RECOGNISE, lasts=月(刚性参数.刚性有效月数),
             cites=(*认定条, 办法.第十条))
    特殊认定 = End(notice="recognised_case", effect=Effect.RECOGNISE,
               lasts=月(刚性参数.刚性有效月数), cites=(*认定条, 办法.第十条))
    不予认定 = End(notice="refused", gives_reasons=True, within=工作日(3),
               cites=(*认定条, 法.第四十五条))
    不予受理 = End(notice="not_accepted", gives_reasons=True,
               cites=(法.第三十七条, 低保办法.第十条))
    终止 = End(notice="ended", gives_reasons=True, withdraws=True,
             cites=(低保办法.第十条, 低保办法.第二十九条))

    total = Total(工作日(30), since=受理审查, cites=办法.第八条, special=工作日(45),
                  special_reasons=("公示有异议", "跨区域调查", "调查难度大", "一事一议"))
    paths = [
        (受理审查, (入户调查, 信息核对), "受理", 刚性.属本地受理 & 材料齐全),
        (受理审查, 补正, "一次性告知补正", 刚性.属本地受理 & ~材料齐全),
        (受理审查, 不予受理, "不予受理", ~刚性.属本地受理),
        (补正, 受理审查, ANSWERED),
        (补正, 终止, TIMED_OUT),
        (入户调查, 初审, "调查完毕"),
        (入户调查, 终止, "无正当理由不配合"),
        (信息核对, 初审, "一致", 核对一致),
        (信息核对, 核对举证, "不一致", ~核对一致),
        (核对举证, 核对复核, ANSWERED),
        (核对举证, 核对复核, TIMED_OUT),
        (核对复核, 初审, "复核完毕"),
        (初审, 公示, "拟认定", 刚性.认定刚性支出),
        (初审, 公示, "拟不认定", ~刚性.认定刚性支出),
        (公示, 县级入户调查, UNOPPOSED, 刚性.须县级入户),
        (公示, 审核确认, UNOPPOSED),
        (公示, 异议复查, OPPOSED),
        (异议复查, 公示, "拟认定，再次公示", 参数.异议后再次公示 & 刚性.认定刚性支出),
        (异议复查, 公示, "拟不认定，再次公示", 参数.异议后再次公示 & ~刚性.认定刚性支出),
        (异议复查, 县级入户调查, "报送确认", 刚性.须县级入户),
        (异议复查, 审核确认, "报送确认", ~参数.异议后再次公示),
        (县级入户调查, 审核确认, "调查完毕"),
        (县级入户调查, 终止, "无正当理由不配合"),
        (审核确认, 认定, "认定", 刚性.认定刚性支出),
        (审核确认, 不予认定, "不予认定", ~刚性.认定刚性支出),
        (审核确认, 异议复查, "退回复查"),
        # 条件差一点而确有特殊困难的，不直接回绝，提请有关部门一起议。
        (审核确认, 一事一议, "提请一事一议"),
        (一事一议, 特殊认定, "一事一议同意认定"),
        (一事一议, 不予认定, "一事一议不同意认定"),
    ]


class 刚性支出困难家庭变动(Flow):
    title = "刚性支出困难家庭动态管理"
    informs = (机构.村社协理员,)
    triggers = (
        Trigger("死亡", "家庭成员去世", 通知.第一部分第三项, within=月(3)),
        Trigger("收入变化", "家庭收入、财产发生变化", 变化),
        Trigger("人员变化", "共同生活的家庭成员发生变化", 变化),
        Trigger("异常预警", "信息比对发现疑点", (法.第十条, 法.第四十七条)),
    )

    核查 = 乡镇(within=工作日(参数.核查天数), hands=2, records=共用记录.动态核查记录,
            cites=(法.第四十七条, 低保办法.第三十一条))
    听取意见 = Await(within=工作日(参数.听取意见天数), notice="hearing", cites=法.第四十八条,
                 asks="拟停止刚性支出困难家庭认定，请说明您的意见。")
    决定 = 县级(by=确认机关, within=工作日(参数.动态决定天数), decides=True,
            records=共用记录.动态决定记录, cites=停止条)
    保留认定 = End(notice="kept", cites=(法.第四十七条, 办法.第十条))
    停止认定 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True, cites=停止条)
    因去世停止 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True,
                since=Since.EVENT, cites=去世条)

    paths = [
        (核查, 保留认定, "仍然符合", 刚性.认定刚性支出),
        # 全户去世的，没有人可以听取意见。
        (核查, 决定, "全户去世", 刚性.全户去世),
        (核查, 听取意见, "拟停止认定", 刚性.应当停止认定),
        (听取意见, 决定, ANSWERED),
        (听取意见, 决定, TIMED_OUT),
        (决定, 保留认定, "保留认定", 刚性.认定刚性支出),
        (决定, 因去世停止, "因去世停止", 刚性.应当停止认定 & 刚性.全户去世),
        (决定, 停止认定, "停止认定", 刚性.应当停止认定),
    ]
