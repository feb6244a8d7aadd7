"""申领困难残疾人生活补贴时问什么：困难身份由救助系统查得，不用填写。"""

from minzheng.kernel.form import Form
from minzheng.matters.disability_form import 承诺, 申请页, 证件, 账户页


class 困难残疾人生活补贴申请(Form):
    title = "困难残疾人生活补贴申请"
    pages = (*申请页, 账户页)
    attachments = 证件
    commitments = 承诺
