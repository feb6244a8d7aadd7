"""国发〔2014〕47号：全面建立临时救助制度，同一事由不得无正当理由重复申请。"""

from datetime import date

from minzheng.kernel.law import Law
from minzheng.statutes.writing import 条


class 临时救助制度通知(Law):
    # 疑问：分项序号据公开转述，待对照印发原文（待法规科答复）。
    title = "国务院关于全面建立临时救助制度的通知"
    number = "国发〔2014〕47号"
    in_force = date(2014, 10, 3)
    status = "reported"

    第三部分第三项 = 条("没有正当理由，因同一事由重复申请临时救助的，不予批准。")
