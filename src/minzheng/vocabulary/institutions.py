"""Numbers for what institutions owe the bureau: reports, reminders, monthly statements.

No instrument names these days; each is a starting value that a city confirms or changes.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 个, 天, 数, 比例

空位报告间隔 = Param("institution.vacancy_days", "机构报告空位的间隔", 天)
到期提醒天数 = Param("institution.notice_days", "许可、备案、等级到期前提醒机构的天数", 天)
结算单提交日 = Param("institution.settlement_day", "每月几日前交上月服务结算单", 数)
不认可处理天数 = Param("institution.answer_days", "机构处理结算单中不认可条目的天数", 天)
回访抽取条数 = Param("institution.callback_lines", "每份服务结算单抽取回访的条数", 个)
共付公共资金份额 = Param("institution.shared_share", "政府和个人共付的服务中公共资金的份额", 比例)
