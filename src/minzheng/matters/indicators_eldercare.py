"""养老服务跨事项的指标：上门、机构、探访、辅具、报警、消费券。"""

# fmt: off
from minzheng.kernel.indicator import Direction, Indicator, count, total

多, 少 = Direction.MORE, Direction.LESS
养老科 = "养老服务科"

# 一、上门服务
上门次数 = Indicator("home-visits-done", "上门服务次数", "当月做完的上门服务，判定不结算的不算",
    养老科, "次", count("home-visits", "done"))
上门公共资金 = Indicator("home-visits-money", "上门服务公共资金",
    "当月做完的上门服务里，额度内由公共资金付的", 养老科, "元",
    total("money", "home-visits", "done"))
上门个人付 = Indicator("home-visits-own", "上门服务个人支付",
    "当月做完的上门服务里，超出额度由个人付的", 养老科, "元",
    total("own-money", "home-visits", "done"))
落空率 = Indicator("home-visits-missed", "上门落空率", "约定的时间过了的上门服务里，没有上门的",
    养老科, "%", count("home-visits", "missed"), count("home-visits", "over"), direction=少)
上门好评 = Indicator("home-visits-well", "上门服务好评率", "家属评了分的里面，满意以上的", 养老科,
    "%", count("home-visits", "rated", "rated-well"), count("home-visits", "rated"), direction=多)
每次时长 = Indicator("home-visits-minutes", "每次上门平均时长",
    "当月做完的上门服务，实际分钟除以次数", 养老科, "分钟",
    total("minutes", "home-visits", "done"), count("home-visits", "done"))
上门投诉 = Indicator("home-complaints", "上门服务投诉", "当月提出的投诉", 养老科, "件",
    count("home-complaints"), direction=少)
投诉按期答复 = Indicator("home-complaints-in-time", "上门投诉按期答复率",
    "已经答复的投诉里，没有超过期限的", 养老科, "%",
    count("home-complaints", "answered", "in-time"), count("home-complaints", "answered"),
    direction=多)

# 二、养老机构：人手
在职人员 = Indicator("staff-at-work", "养老机构在职人员", "月末在职的", 养老科, "人",
    count("staff", "at-work"), adds=False)
护理员 = Indicator("carers-at-work", "在职养老护理员", "月末在职、岗位是养老护理员的", 养老科,
    "人", count("staff", "at-work", "carer"), direction=多, adds=False)
持证率 = Indicator("carers-skilled", "养老护理员持证率",
    "在职养老护理员里，持有效的职业技能等级证书的", 养老科, "%",
    count("staff", "at-work", "carer", "skilled"), count("staff", "at-work", "carer"),
    direction=多, adds=False)
离职 = Indicator("carers-left", "离职养老护理员", "当月离职的", 养老科, "人",
    count("staff", "carer", "left"), direction=少)
培训学时 = Indicator("carers-training", "养老护理员培训学时", "当月登记的培训", 养老科, "学时",
    total("hours", "trainings", "carer"), direction=多)

# 三、养老机构：安全
意外 = Indicator("incidents", "养老机构意外", "当月发生、已经报告的", 养老科, "件",
    count("incidents"), direction=少)
重大意外 = Indicator("incidents-serious", "造成重伤或者死亡的意外", "当月发生、已经报告的",
    养老科, "件", count("incidents", "serious"), direction=少)
意外按时报告 = Indicator("incidents-in-time", "意外按时报告率",
    "当月发生的意外里，报告没有超过时限的", 养老科, "%", count("incidents", "told-in-time"),
    count("incidents"), direction=多)
隐患发现 = Indicator("hazards-found", "机构自查发现隐患", "当月发现的", 养老科, "件",
    count("problems", "found"))
隐患整改率 = Indicator("hazards-in-time", "隐患按期整改率", "当月整改的隐患里，没有超过期限的",
    养老科, "%", count("problems", "fixed", "in-time"), count("problems", "fixed"), direction=多)
超期隐患 = Indicator("hazards-late", "超期没有整改的隐患", "月末没有整改、整改期限已经过了的",
    养老科, "件", count("problems", "open", "overdue"), direction=少, adds=False)
自查次数 = Indicator("self-checks", "机构安全自查次数", "当月做的每日、每周、每月自查", 养老科,
    "次", count("self-checks"), direction=多)
演练次数 = Indicator("drills", "机构应急演练次数", "当月做的", 养老科, "次", count("drills"),
    direction=多)
演练人次 = Indicator("drills-people", "应急演练参加人次", "当月各次演练参加的人数之和", 养老科,
    "人次", total("people", "drills"))

# 四、养老机构：入住
有效合同 = Indicator("residence-contracts", "在住服务合同", "月末有效的入住服务合同", 养老科,
    "件", count("residence-contracts", "in-force"), direction=多, adds=False)
新入住 = Indicator("residence-new", "新入住合同", "当月起、不是续签的", 养老科, "件",
    count("residence-contracts", "begun", "new"))
解除合同 = Indicator("residence-broken", "解除的入住合同", "当月解除的", 养老科, "件",
    count("residence-contracts", "broken-off"))
月收费 = Indicator("residence-money", "在住合同每月收费合计",
    "月末有效合同签的床位费、照护费、伙食费", 养老科, "元",
    total("money", "residence-contracts", "in-force"), adds=False)
评定家数 = Indicator("rated-houses", "养老机构等级评定家数", "当月出结果的", 养老科, "家",
    count("rated-houses", "decided"))

# 五、设施
养老机构 = Indicator("houses", "养老机构数", "月末开着的养老院", 养老科, "家",
    count("facilities", "elder_home"), direction=多, adds=False)
养老床位 = Indicator("houses-beds", "养老机构床位", "月末开着的养老院登记的床位", 养老科, "张",
    total("beds", "facilities", "elder_home", "with-beds"), direction=多, adds=False)
社会力量运营 = Indicator("houses-social", "社会力量运营的养老机构占比",
    "登记了运营性质的养老院里，公建民营和民办的", 养老科, "%",
    count("facilities", "elder_home", "run-known", "run-social"),
    count("facilities", "elder_home", "run-known"), adds=False)

# 六、辅具和报警
辅具在租 = Indicator("rentals-out", "在租康复辅具", "月末还在老人手里的", 养老科, "件",
    count("rentals", "out"), direction=多, adds=False)
辅具租出 = Indicator("rentals-handed", "租出康复辅具", "当月租出的", 养老科, "件",
    count("rentals", "handed"), direction=多)
辅具超期 = Indicator("rentals-late", "超期未还辅具", "月末还在租、应还日已经过了的", 养老科, "件",
    count("rentals", "out", "overdue"), direction=少, adds=False)
辅具补贴 = Indicator("rentals-money", "辅具租金公共资金承担", "当月结束的租赁里公共资金承担的",
    养老科, "元", total("money", "rentals", "ended"))
报警 = Indicator("alarms-raised", "设备报警次数", "当月收到的，不含演练", 养老科, "次",
    count("alarms"))
报警应答 = Indicator("alarms-answered", "报警应答率", "当月的报警里，有人应答的", 养老科, "%",
    count("alarms", "answered"), count("alarms"), direction=多)
应答用时 = Indicator("alarms-minutes", "报警平均应答用时", "当月有人应答的报警，从收到到应答",
    养老科, "分钟", total("minutes", "alarms", "answered"), count("alarms", "answered"),
    direction=少)
误报率 = Indicator("alarms-false", "报警误报率", "当月办结的报警里，误报的", 养老科, "%",
    count("alarms", "closed", "false"), count("alarms", "closed"), direction=少)

# 七、探访关爱
探访名单 = Indicator("rounds-listed", "探访关爱对象", "月末在名单上的特殊困难老年人", 养老科,
    "人", count("round-elders", "listed"), adds=False)
高风险 = Indicator("rounds-high", "高风险探访对象", "月末在名单上、风险高的", 养老科, "人",
    count("round-elders", "listed", "high"), adds=False)
有探访人 = Indicator("rounds-assigned", "探访对象有人负责率", "月末在名单上的里面，定了探访人的",
    养老科, "%", count("round-elders", "listed", "assigned"), count("round-elders", "listed"),
    direction=多, adds=False)
探访率 = Indicator("rounds-done", "探访完成率", "当月到期的探访里，已经做了的", 养老科, "%",
    count("round-dues", "done"), count("round-dues"), direction=多)
漏访 = Indicator("rounds-missed", "逾期未访", "当月到期、没有做的探访", 养老科, "次",
    count("round-dues", "missed"), direction=少)
核实未办 = Indicator("round-checks-open", "探访引起、还没有核实的", "月末没有核实的上门核实",
    养老科, "件", count("round-checks", "open"), direction=少, adds=False)
# 八、消费券
用券次数 = Indicator("voucher-uses", "消费券使用次数", "当月用的，作废的不算", 养老科, "次",
    count("voucher-uses", "valid"), direction=多)
用券金额 = Indicator("voucher-money", "消费券支付金额", "当月服务里消费券付的", 养老科, "元",
    total("money", "voucher-uses", "valid"))
用券个人付 = Indicator("voucher-own", "消费券服务个人支付", "当月用券的服务里个人付的", 养老科,
    "元", total("own-money", "voucher-uses", "valid"))
