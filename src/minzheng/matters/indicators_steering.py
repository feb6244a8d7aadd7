"""统筹的指标：监督检查、任务、购买服务、资金来源、面向公众。"""

# fmt: off
from minzheng.kernel.indicator import Direction, Indicator, count, total

多, 少 = Direction.MORE, Direction.LESS
办公室, 监督科, 财务科, 慈善科 = "办公室", "监督科", "规划财务科", "慈善事业科"

# 一、监督检查
机构检查 = Indicator("inspections-made", "机构检查次数", "当月检查完的", 监督科, "次",
    count("inspections", "made"), direction=多)
检查问题 = Indicator("inspection-findings", "检查发现问题", "当月检查完时发现的", 监督科, "个",
    count("inspection-findings", "found"))
严重问题 = Indicator("inspection-major", "检查发现严重问题", "当月检查完时发现的", 监督科, "个",
    count("inspection-findings", "found", "major"), direction=少)
问题按期整改 = Indicator("inspection-in-time", "检查问题按期整改率",
    "当月整改完的里面，没有超过期限的", 监督科, "%",
    count("inspection-findings", "closed", "in-time"), count("inspection-findings", "closed"),
    direction=多)
问题超期 = Indicator("inspection-late", "超期没有整改的检查问题",
    "月末没有整改完、期限已经过了的", 监督科, "个",
    count("inspection-findings", "open", "overdue"), direction=少, adds=False)
抽查结论 = Indicator("reviews-concluded", "抽查复核有结论件数", "当月两人签过、有结论的", 监督科,
    "件", count("reviews", "concluded"), direction=多)
抽查差错率 = Indicator("reviews-wrong", "抽查差错率", "当月有结论的复核里，结论是有问题的",
    监督科, "%", count("reviews", "concluded", "wrong"), count("reviews", "concluded"),
    direction=少)
抽查超期 = Indicator("reviews-late", "超期没有结论的复核", "月末没有结论、期限已经过了的", 监督科,
    "件", count("reviews", "open", "overdue"), direction=少, adds=False)
抽查问题 = Indicator("review-findings-open", "抽查问题没有办结", "月末没有办结的", 监督科, "个",
    count("review-findings", "open"), direction=少, adds=False)
抽查问题办结 = Indicator("review-findings-closed", "抽查问题办结", "当月办结的", 监督科, "个",
    count("review-findings", "closed"), direction=多)

检查覆盖 = Indicator("coverage-share", "检查覆盖率", "检查计划里的单位，到月末至少看过一次的",
    监督科, "%", count("coverage-units", "looked"), count("coverage-units"), direction=多,
    adds=False)
从未看过 = Indicator("coverage-never", "今年还没有看过的单位", "检查计划里，月末还没有看过的",
    监督科, "个", count("coverage-units", "never"), direction=少, adds=False)
检查次数超期 = Indicator("coverage-late", "季度过了没有看的检查", "月末还没有看、季度已经过了的",
    监督科, "次", count("coverage-looks", "open", "overdue"), direction=少, adds=False)
检查整改 = Indicator("coverage-in-time", "监督检查问题按期整改率",
    "当月整改完的里面，没有超过期限的", 监督科, "%",
    count("duties", "closed", "in-time", "from-look"), count("duties", "closed", "from-look"),
    direction=多)

# 二、任务
任务到期 = Indicator("duties-due", "到期任务", "当月到期的", 办公室, "项", count("duties", "due"))
任务按期 = Indicator("duties-in-time", "任务按期办结率", "当月办结的任务里，提交没有超过期限的",
    办公室, "%", count("duties", "closed", "in-time"), count("duties", "closed"), direction=多)
任务办结 = Indicator("duties-closed", "任务办结", "当月核实办结的", 办公室, "项",
    count("duties", "closed"), direction=多)
任务超期 = Indicator("duties-late", "超期任务", "月末没有办结、期限已经过了的", 办公室, "项",
    count("duties", "open", "overdue"), direction=少, adds=False)
计划任务 = Indicator("duties-from-plans", "来自计划的在办任务", "月末没有办结、来自计划文件的",
    办公室, "项", count("duties", "open", "from-plan"), adds=False)
# 三、购买服务和项目
签约 = Indicator("contracts-signed", "新签购买服务合同", "当月签订的", 财务科, "件",
    count("project-contracts", "signed"))
签约金额 = Indicator("contracts-money", "新签购买服务合同金额", "当月签订的合同的金额", 财务科,
    "元", total("money", "project-contracts", "signed"))
履约中 = Indicator("contracts-running", "在履约的购买服务合同", "月末在履约的", 财务科, "件",
    count("project-contracts", "running"), adds=False)
提前终止 = Indicator("contracts-stopped", "提前终止的购买服务合同", "当月终止的", 财务科, "件",
    count("project-contracts", "stopped"), direction=少)
验收期数 = Indicator("stages-accepted", "购买服务验收期数", "当月两人验收的", 财务科, "件",
    count("project-stages", "accepted"))
待验收 = Indicator("stages-waiting", "待验收的服务期", "机构已经报告、还没有两人验收的", 财务科,
    "件", count("project-stages", "waiting"), direction=少, adds=False)
购买服务付款 = Indicator("stages-money", "购买服务付款", "当月付的", 财务科, "元",
    total("money", "project-stages", "paid"))

# 四、资金来源
资金入账 = Indicator("funds-in", "入账资金", "当月复核入账、来自外面的资金", 财务科, "元",
    total("money", "appropriations", "outside"))
上级资金 = Indicator("funds-upper", "上级下达资金", "当月复核入账、上级下达的", 财务科, "元",
    total("money", "appropriations", "upper"))
公益金 = Indicator("funds-lottery", "公益金入账", "当月复核入账的公益金", 财务科, "元",
    total("money", "appropriations", "lottery"))
捐赠入账 = Indicator("funds-donation", "捐赠入账", "当月复核入账、有票据的捐赠", 慈善科, "元",
    total("money", "appropriations", "donation"))

# 五、面向公众
预约 = Indicator("bookings-kept", "预约人次", "当月的预约，取消的不算", 办公室, "人次",
    count("bookings", "kept"))
到场率 = Indicator("bookings-came", "预约到场率", "当月登记了到没到的预约里，到了的", 办公室, "%",
    count("bookings", "came"), count("bookings", "marked"), direction=多)
改约 = Indicator("bookings-displaced", "因我方变动要另约的预约", "当月的", 办公室, "人次",
    count("bookings", "displaced"), direction=少)
公开文件 = Indicator("documents-published", "新公开信息", "当月首次公开的", 办公室, "件",
    count("documents", "published"), direction=多)
征求意见 = Indicator("consultations-opened", "新开始的征求意见", "当月开始的", 办公室, "件",
    count("consultations", "opened"))
没有反馈 = Indicator("consultations-owed", "到期没有反馈的征求意见", "月末已经截止、还没有反馈的",
    办公室, "件", count("consultations", "owed"), direction=少, adds=False)
公众意见 = Indicator("comments-made", "收到公众意见", "当月提出的", 办公室, "条",
    count("comments"))
意见答复率 = Indicator("comments-answered", "公众意见答复率", "当月提出的意见里，已经答复的",
    办公室, "%", count("comments", "answered"), count("comments"), direction=多)
纠错 = Indicator("corrections-made", "网站纠错", "当月提出的", 办公室, "条",
    count("corrections", "made"))
纠错未答 = Indicator("corrections-open", "没有答复的网站纠错", "月末没有答复的", 办公室, "条",
    count("corrections", "open"), direction=少, adds=False)
