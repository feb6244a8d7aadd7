"""申领养老服务补贴时问什么：困难身份、能力等级由系统查，只问户口、长护险和收款账户。"""

from minzheng.kernel.form import Form
from minzheng.matters.elder_subsidy import 承诺, 申请页, 附件
from minzheng.statutes.elderly_law import 老年人权益保障法 as 老年法


class 养老服务补贴申请(Form):
    title = "养老服务补贴申请"
    pages = 申请页
    attachments = 附件
    commitments = 承诺(老年法.第三十七条)
