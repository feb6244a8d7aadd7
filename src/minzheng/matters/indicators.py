"""跨事项的指标：办件、发放、预警、核对、公示、评价、人口，各数什么、除以什么、谁负责。"""

# fmt: off
from minzheng.kernel.indicator import Direction, Indicator, count, total
from minzheng.statutes.dibao_confirmation import 最低生活保障审核确认办法 as 办法
from minzheng.statutes.social_assistance_law import 社会救助法 as 法

多, 少 = Direction.MORE, Direction.LESS
办公室, 救助科, 财务科, 数据科 = "办公室", "社会救助科", "规划财务科", "数据资源中心"
公开条 = (法.第六十七条,)

# 一、办件
受理 = Indicator("cases-new", "新收申请", "当月提交的申请，不含复核、变更", 办公室, "件",
               count("cases", "applied"), public=True)
办结 = Indicator("cases-ended", "办结件数", "当月办结的申请、复核和变更", 办公室, "件",
               count("cases", "ended"), public=True)
在办 = Indicator("cases-open", "在办件数", "月末还没有办结的", 办公室, "件", count("cases", "open"),
               adds=False)
超期 = Indicator("cases-late", "超期未办件数", "月末还没有办结、总期限已经过了的", 办公室, "件",
               count("cases", "open", "overdue"), direction=少, adds=False)
按期率 = Indicator("cases-in-time", "按期办结率", "当月办结的里面，没有超过总期限的", 办公室, "%",
                count("cases", "ended", "in-time"), count("cases", "ended"), 多, public=True)
用时 = Indicator("cases-days", "平均办理用时", "当月办结的申请，从提交次日到办结日的工作日，含公示",
               办公室, "工作日", total("days", "cases", "application", "ended"),
               count("cases", "application", "ended"), 少, public=True)
通过率 = Indicator("cases-granted", "申请通过率", "当月办结的申请里，给予待遇或者认定的", 办公室,
                "%", count("cases", "application", "ended", "granted"),
                count("cases", "application", "ended"), public=True)

# 二、待遇和发放
在领待遇 = Indicator("benefits-running", "在发待遇",
                 "当月在发的按月待遇，一户或一人一项；暂停的不算", 救助科, "项",
                 count("entitlements", "running"), public=True, adds=False)
新增 = Indicator("benefits-begun", "新增待遇",
               "当月起发的待遇，含一次性的", 救助科, "项", count("entitlements", "begun"))
停发 = Indicator("benefits-stopped", "停发待遇", "当月是最后一个月的按月待遇", 救助科, "项",
               count("entitlements", "stopped"))
暂停 = Indicator("benefits-paused", "暂停待遇", "当月暂停发放的按月待遇", 救助科, "项",
               count("entitlements", "paused"), adds=False)
发放额 = Indicator("paid-money", "发放金额", "当月批次交给银行划拨的钱，银行退回的也在内", 财务科,
                "元", total("money", "payments"), cites=公开条, public=True)
笔数 = Indicator("paid-lines", "发放笔数", "当月批次交给银行的笔数", 财务科, "笔",
               count("payments"), cites=公开条, public=True)
退回 = Indicator("paid-returned", "银行退回笔数", "当月批次里银行没有发成功的", 财务科, "笔",
               count("payments", "returned"), direction=少)
成功率 = Indicator("paid-share", "发放成功率", "银行已经答复的里面，发放成功的", 财务科, "%",
                count("payments", "answered", "delivered"), count("payments", "answered"), 多,
                public=True)
追回 = Indicator("recoveries-opened", "新立追回", "当月确认要追回的多发待遇", 财务科, "笔",
               count("recoveries", "opened"))
追回额 = Indicator("recoveries-money", "新立追回金额", "当月确认要追回的多发金额", 财务科, "元",
                total("money", "recoveries", "opened"))

# 三、预警
提出 = Indicator("alerts-raised", "新提出预警", "当月第一次提出的预警", 数据科, "条",
               count("alerts", "raised"))
待核 = Indicator("alerts-open", "未办结预警", "月末还没有判定、也没有自行解除的", 数据科, "条",
               count("alerts", "waiting"), direction=少, adds=False)
预警超期 = Indicator("alerts-late", "超期预警", "月末还没有办结、办理期限已经过了的", 数据科, "条",
                 count("alerts", "waiting", "overdue"), direction=少, adds=False)
按期核 = Indicator("alerts-in-time", "预警按期核实率", "当月判定的里面，没有超过办理期限的", 数据科,
                "%", count("alerts", "judged", "in-time"), count("alerts", "judged"), 多)
属实率 = Indicator("alerts-right", "预警属实率", "当月判定的里面，属实或者已经改正的", 数据科, "%",
                count("alerts", "judged", "right"), count("alerts", "judged"), 多)
漏保 = Indicator("alerts-missed", "漏保线索", "月末还没有办结的“可能漏保”预警", 救助科, "条",
               count("alerts", "waiting", "missed"), direction=少, adds=False)
错发 = Indicator("alerts-wrong", "错发线索", "月末还没有办结的“可能多发错发”预警", 救助科, "条",
               count("alerts", "waiting", "wrong"), direction=少, adds=False)

# 四、核对、公示、评价
核对 = Indicator("checks-made", "信息核对项数", "当月查得的核对事项", 数据科, "项", count("checks"))
疑点率 = Indicator("checks-doubt", "核对存疑率", "当月查得的里面，和申报不一致的", 数据科, "%",
                count("checks", "doubtful"), count("checks"))
公示数 = Indicator("publicity-begun", "新上公示", "当月开始的审核公示", 办公室, "件",
                count("publicity", "begun"), cites=(办法.第十九条,), public=True)
异议率 = Indicator("publicity-objected", "公示异议率", "当月开始的公示里，有人提出异议的", 办公室,
                "%", count("publicity", "begun", "objected"), count("publicity", "begun"))
好评率 = Indicator("ratings-good", "好评率", "当月的评价里，基本满意以上的", 办公室, "%",
                count("ratings", "good"), count("ratings"), 多, public=True)
差评整改 = Indicator("ratings-mended", "差评整改率", "当月的不满意评价里，已经整改或者说明的",
                 办公室, "%", count("ratings", "bad", "mended"), count("ratings", "bad"), 多)

# 五、人口（月末人口总表）
人口 = Indicator("people-all", "全部人口", "人口总表里在世的人", 数据科, "人",
               count("population", "residents"), public=True, adds=False)
老年人 = Indicator("people-elders", "老年人", "到了老年年龄、在世的人", "养老服务科", "人",
                count("population", "elders"), public=True, adds=False)
老龄化 = Indicator("people-elders-share", "老年人占比", "全部人口里的老年人", "养老服务科", "%",
                count("population", "elders"), count("population", "residents"), public=True,
                adds=False)
高龄 = Indicator("people-oldest", "80岁以上老年人", "满80周岁、在世的人", "养老服务科", "人",
               count("population", "oldest"), public=True, adds=False)
持证残疾人 = Indicator("people-disabled", "持证残疾人", "残疾人证上有等级、在世的人", "社会事务科",
                  "人", count("population", "disabled"), public=True, adds=False)
救助家庭 = Indicator("people-relieved", "救助家庭", "在领低保、供养或者在认定期内的家庭", 救助科,
                 "户", count("population", "relief-households"), public=True, adds=False)
