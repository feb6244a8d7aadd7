"""社会救助跨事项的指标：主动发现、街面救助、照料护理、需求和社会帮扶。"""

# fmt: off
from minzheng.kernel.indicator import Direction, Indicator, count, total

多, 少 = Direction.MORE, Direction.LESS
救助科, 救助站, 慈善科 = "社会救助科", "救助管理站", "慈善事业科"

# 一、主动发现
线索 = Indicator("tips-received", "收到救助线索",
    "当月收到的，侵害未成年人的报告另行处理、不在内", 救助科, "条", count("tips", "received"))
线索按期 = Indicator("tips-in-time", "线索按期办结率", "当月办结的线索里，没有超过期限的", 救助科,
    "%", count("tips", "closed", "in-time"), count("tips", "closed"), direction=多)
线索超期 = Indicator("tips-late", "超期未办线索", "月末没有办结、期限已经过了的", 救助科, "条",
    count("tips", "open", "overdue"), direction=少, adds=False)
线索帮到 = Indicator("tips-helped", "线索帮到率", "当月办结的线索里，开了办件或者当场帮了的",
    救助科, "%", count("tips", "closed", "helped"), count("tips", "closed"), direction=多)
主动发现 = Indicator("discoveries-opened", "主动发现新列入", "当月列入名单的", 救助科, "户",
    count("discoveries", "opened"))
发现在办 = Indicator("discoveries-open", "主动发现在办", "月末没有办结的", 救助科, "户",
    count("discoveries", "open"), adds=False)
发现超期 = Indicator("discoveries-late", "主动发现超期", "月末没有办结、期限已经过了的", 救助科,
    "户", count("discoveries", "open", "overdue"), direction=少, adds=False)
发现成办件 = Indicator("discoveries-cases", "主动发现转办件率",
    "当月办结的里面，开了办件的", 救助科, "%",
    count("discoveries", "closed", "with-case"), count("discoveries", "closed"), direction=多)

# 二、街面救助
巡查次数 = Indicator("patrols-done", "街面巡查次数", "当月巡查、已经结束的", 救助站, "次",
    count("patrols", "done"), direction=多)
巡查落实 = Indicator("patrols-share", "街面巡查落实率", "当月安排、没有取消的巡查里，已经结束的",
    救助站, "%", count("patrols", "kept", "done"), count("patrols", "kept"), direction=多)
街面遇到 = Indicator("street-met", "街面遇到人次", "当月巡查或者平时遇到的", 救助站, "人次",
    count("street-met"))
街面接收 = Indicator("street-received", "街面接收人次", "当月遇到的人里，救助站接收的", 救助站,
    "人次", count("street-met", "received"))
在站 = Indicator("stays-in", "在站受助人数", "月末在站的", 救助站, "人",
    count("street-stays", "in"), adds=False)
进站 = Indicator("stays-entered", "进站人次", "当月进站的", 救助站, "人次",
    count("street-stays", "entered"))
反复进站 = Indicator("stays-again", "反复进站占比", "当月进站的里面，认定以前来过的", 救助站, "%",
    count("street-stays", "entered", "again"), count("street-stays", "entered"), direction=少)

# 三、照料护理
照料对象 = Indicator("cared-for", "照料护理对象", "月末在册的", 救助科, "人",
    count("cared-for", "running"), adds=False)
照料走访 = Indicator("care-visits", "照料护理走访次数", "当月走访的", 救助科, "次",
    count("care-visits"), direction=多)
照料走访过期 = Indicator("care-visits-late", "走访过期的照料对象", "月末走访已经过期的", 救助科,
    "人", count("cared-for", "running", "visit-late"), direction=少, adds=False)
照料见到 = Indicator("care-visits-seen", "走访见到本人率", "当月走访里，见到本人的", 救助科, "%",
    count("care-visits", "seen"), count("care-visits"), direction=多)

# 四、需求和社会帮扶
需求登记 = Indicator("needs-noted", "新登记服务需求", "当月登记的", 救助科, "项",
    count("needs", "noted"))
需求在办 = Indicator("needs-waiting", "没有结果的需求", "月末没有结果的", 救助科, "项",
    count("needs", "waiting"), direction=少, adds=False)
需求超期 = Indicator("needs-late", "超期的需求", "月末没有结果、办理期限已经过了的", 救助科, "项",
    count("needs", "waiting", "overdue"), direction=少, adds=False)
需求满足率 = Indicator("needs-met", "需求满足率", "当月有了结果的需求里，已经满足的", 救助科, "%",
    count("needs", "settled", "met"), count("needs", "settled"), direction=多)
派单 = Indicator("orders-sent", "需求派单数", "当月派给机构的", 救助科, "件",
    count("orders", "sent"))
派单按期答复 = Indicator("orders-in-time", "派单按期答复率", "当月答复的派单里，没有超过期限的",
    救助科, "%", count("orders", "answered", "in-time"), count("orders", "answered"),
    direction=多)
拒单率 = Indicator("orders-refused", "派单没有接成率", "当月派出的里面，没有接或者到期没有答复的",
    救助科, "%", count("orders", "sent", "turned-down"), count("orders", "sent"), direction=少)
需求好评 = Indicator("orders-well", "需求服务好评率",
    "当月本人确认、评了分的里面，基本满意以上的", 救助科, "%",
    count("orders", "confirmed", "rated", "rated-well"), count("orders", "confirmed", "rated"),
    direction=多)
社会认领 = Indicator("pledges-asked", "社会认领需求", "当月社会组织、企业认领的", 慈善科, "项",
    count("pledges", "asked"), direction=多)
认领送达 = Indicator("pledges-delivered", "认领送达", "当月送达的", 慈善科, "项",
    count("pledges", "delivered"), direction=多)
认领金额 = Indicator("pledges-money", "认领送达折合金额", "当月送达的认领折合的钱", 慈善科, "元",
    total("money", "pledges", "delivered"), direction=多)
