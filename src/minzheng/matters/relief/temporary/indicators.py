"""临时救助报什么数。"""

# fmt: off
from minzheng.kernel.indicator import Indicator, count, total

救助科 = "社会救助科"
救助户次 = Indicator("temporary-times", "临时救助户次",
                 "当月由银行起发的临时救助金；备用金直接给的另列，两项相加不重复", 救助科, "户次",
                 count("entitlements", "begun"), public=True)
救助支出 = Indicator("temporary-money", "临时救助支出",
                 "当月批次实际划拨的临时救助金；备用金直接给的另列，两项相加不重复", 救助科, "元",
                 total("money", "payments"), public=True)
备用金户次 = Indicator("temporary-reserve-times", "备用金先行救助户次",
                  "当月由备用金直接给到、办件没有再由银行发放的，同一办件只算一次", 救助科, "户次",
                  count("reserve-payments", "alone"), public=True)
备用金支出 = Indicator("temporary-reserve-money", "备用金先行救助支出",
                  "当月由备用金支付的，减去已退回的；办件批准时银行只补差额", 救助科, "元",
                  total("money", "reserve-payments"), public=True)
