"""流散人员救助从求助到回家，查不清身份的怎样安置，孩子回家后怎样回访。"""

# ruff: noqa: I001 - a flow is a table that is read aloud: one row, one or two lines
# fmt: off
from functools import partial

from minzheng.kernel.clock import 小时, 工作日, 月
from minzheng.kernel.flow import ANSWERED, TIMED_OUT, Await, Effect, End, Flow, Step, Trigger
from minzheng.matters.relief.vagrant import records as 记录
from minzheng.matters.relief.vagrant.policy import 流散人员救助 as 救助
from minzheng.statutes.identity_search_2015 import 身份查询和照料安置意见 as 意见
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.statutes.unattended_children import 事实无人抚养儿童意见 as 儿童意见
from minzheng.statutes.vagrant_relief import 流浪乞讨人员救助管理办法 as 办法
from minzheng.statutes.vagrant_rules_2003 import 流浪救助实施细则 as 细则
from minzheng.vocabulary import offices as 机构, vagrant as 流散
from minzheng.vocabulary.vagrant import 监护得当, 身份已查明

救助站 = partial(Step, by=机构.救助管理站, escalates_to=机构.救助站负责人)
县级 = partial(Step, by=机构.县级民政, escalates_to=机构.县级民政负责人)
回访条 = (办法.第十二条, 儿童意见.第三部分第四项)


class 流散人员求助(Flow):
    title = "生活无着的流散人员救助"
    anywhere = True

    求助登记 = 救助站(within=小时(流散.登记小时), records=记录.登记记录,
                tells={"予以救助": "rights"}, cites=(法.第五十二条, 办法.第五条, 办法.第六条))
    入站安排 = 救助站(within=小时(流散.入站小时), records=记录.入站记录,
                cites=(办法.第七条, 办法.第八条, 办法.第九条, 意见.第一部分第一项))
    寻亲公告 = 救助站(within=小时(流散.公告环节小时), records=记录.公告记录,
                cites=意见.第一部分第二项)
    报请采血 = 救助站(within=工作日(流散.采血天数), records=记录.采血记录,
                cites=意见.第一部分第三项)
    安置审批 = 县级(within=工作日(流散.安置天数), records=记录.审批记录,
                tells={"同意安置": "placed"}, cites=(意见.第二部分第一项, 细则.第十二条))
    等候比对 = 救助站(within=工作日(流散.比对天数), records=记录.比对记录,
                cites=意见.第一部分第三项)
    继续寻亲 = Await(within=月(流散.寻亲月数), notice="searching", cites=意见.第二部分第一项,
                 asks="想起家人、住址或者单位的，请告诉身边的工作人员。")
    落户安置 = 县级(within=工作日(流散.落户天数), records=记录.落户记录, cites=意见.第二部分第二项)
    联系返回 = 救助站(within=工作日(流散.返回天数), records=记录.离站记录,
                cites=(办法.第七条, 办法.第十条, 办法.第十一条))
    延长审批 = Step(by=机构.救助站负责人, within=工作日(流散.延长天数), records=记录.审批记录,
                escalates_to=机构.县级民政负责人, cites=细则.第十二条)
    离站返回 = End(notice="left", gives_reasons=True, cites=(办法.第十一条, 办法.第十二条))
    未成年人返回 = End(notice="left_minor", effect=Effect.RECOGNISE, lasts=月(流散.回访持续),
                 cites=(办法.第十一条, 儿童意见.第三部分第四项))
    自愿离站 = End(notice="left_freely", gives_reasons=True, withdraws=True, cites=办法.第十一条)
    已落户安置 = End(notice="settled", gives_reasons=True,
                cites=(办法.第十一条, 意见.第二部分第二项))
    不予救助 = End(notice="refused", gives_reasons=True, cites=(办法.第六条, 细则.第二条))

    paths = [
        (求助登记, 入站安排, "予以救助", 救助.属于救助对象),
        (求助登记, 不予救助, "不予救助", ~救助.属于救助对象),
        (入站安排, 联系返回, "身份已查明", 身份已查明),
        (入站安排, 寻亲公告, "身份不明", ~身份已查明),
        (入站安排, 自愿离站, "自愿离站"),
        (寻亲公告, 联系返回, "身份已查明", 身份已查明),
        (寻亲公告, 报请采血, "仍未查明", ~身份已查明),
        (报请采血, 联系返回, "身份已查明", 身份已查明),
        (报请采血, 安置审批, "已报请，仍未查明", ~身份已查明),
        (安置审批, 等候比对, "同意安置"),
        (安置审批, 等候比对, "继续留站"),
        (等候比对, 联系返回, "身份已查明", 身份已查明),
        (等候比对, 继续寻亲, "仍未查明", ~身份已查明),
        (继续寻亲, 等候比对, ANSWERED),
        (继续寻亲, 落户安置, TIMED_OUT),
        (落户安置, 联系返回, "身份已查明", 身份已查明),
        (落户安置, 已落户安置, "已落户安置", ~身份已查明),
        (联系返回, 未成年人返回, "未成年人返回", 救助.须回访),
        (联系返回, 离站返回, "返回", ~救助.须回访),
        (联系返回, 延长审批, "需要延长留站"),
        (联系返回, 自愿离站, "自愿离站"),
        (延长审批, 联系返回, "同意延长"),
        (延长审批, 联系返回, "不同意延长"),
    ]


class 未成年人回访(Flow):
    title = "返家流浪未成年人回访"
    triggers = (
        Trigger("定期回访", "每季度至少回访一次", 儿童意见.第三部分第四项, every=月(流散.回访间隔)),
        Trigger("监护线索", "有人反映孩子没有得到照顾", 回访条),
    )

    回访 = 救助站(within=工作日(流散.回访天数), records=记录.回访记录, cites=回访条)
    监护干预 = 县级(within=工作日(流散.回访天数), records=记录.干预记录, cites=回访条)
    继续回访 = End(notice="visited", cites=儿童意见.第三部分第四项)
    结束回访 = End(notice="visits_ended", effect=Effect.STOP, gives_reasons=True,
               cites=儿童意见.第三部分第四项)

    paths = [
        (回访, 继续回访, "监护得当", 监护得当),
        (回访, 监护干预, "监护不当", ~监护得当),
        (回访, 结束回访, "不再需要回访"),
        (监护干预, 继续回访, "已督促或者已安置"),
    ]
