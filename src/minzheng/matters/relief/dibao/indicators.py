"""低保报什么数：每个指标写明数什么、谁负责。"""

# fmt: off
from minzheng.kernel.indicator import Direction, Indicator, count, total

科 = "社会救助科"
户数 = Indicator("dibao-households", "低保在保户数", "当月在发低保金的家庭，暂停的不算",
               科, "户", count("entitlements", "running"), public=True, adds=False)
人数 = Indicator("dibao-people", "低保在保人数", "在保家庭里共同生活、计入保障的成员",
               科, "人", total("people", "entitlements", "running"), public=True, adds=False)
金额 = Indicator("dibao-money", "低保金月发放额", "当月批次实际划拨的低保金",
               科, "元", total("money", "payments"), public=True)
平均 = Indicator("dibao-days", "低保申请平均办理用时", "当月办结的申请，从提交次日到办结日的工作日",
               科, "工作日", total("days", "cases", "application", "ended"),
               count("cases", "application", "ended"), Direction.LESS, public=True)
