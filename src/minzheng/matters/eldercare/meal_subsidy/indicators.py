"""老年人助餐报什么数：餐数、人数、各层补贴、开着的饭堂。"""

# fmt: off
from minzheng.kernel.indicator import Indicator, count, total

养老科 = "养老服务科"
餐数 = Indicator("meals-served", "助餐餐数", "当月记的餐，作废的不算", 养老科, "次",
               count("meals", "served"), public=True)
人数 = Indicator("meals-people", "助餐人数", "当月吃过的老人，一人只数一次", 养老科, "人",
               count("meals", "served", "first-of-month"), public=True, adds=False)
市级 = Indicator("meals-city", "助餐市级补贴", "当月各餐市里负担的", 养老科, "元",
               total("city", "meals", "served"), public=True)
区级 = Indicator("meals-district", "助餐区级补贴", "当月各餐区里负担的", 养老科, "元",
               total("district", "meals", "served"), public=True)
镇级 = Indicator("meals-town", "助餐镇级补贴", "当月各餐镇里负担的", 养老科, "元",
               total("town", "meals", "served"), public=True)
饭堂 = Indicator("meals-canteens", "开餐的饭堂", "当月记过餐的就餐点", 养老科, "家",
               count("meals", "served", "first-of-canteen"), public=True, adds=False)
待核实 = Indicator("meals-waiting", "待核实餐数", "当月的餐里，疑点还没有人判定的", 养老科, "次",
                count("meals", "served", "waiting"), adds=False)
