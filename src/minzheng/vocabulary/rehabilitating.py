"""Numbers of programmes that a closed team runs: answers, reviews, follow-ups, smallest counts.

No instrument that we have read names these numbers; each is a starting value that a city confirms
or changes.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 个, 天

转介答复期限 = Param("programmes.answer_days", "服务点答复转介的期限", 天)
复评间隔 = Param("programmes.review_days", "个别化康复计划的复评间隔", 天)
首次回访期限 = Param("programmes.first_follow_days", "服务结束后首次回访的期限", 天)
末次回访期限 = Param("programmes.last_follow_days", "服务结束后末次回访的期限", 天)
紧急查看天数 = Param("programmes.opening_days", "批准紧急查看后可以查看的天数", 天)
最小公布人数 = Param("programmes.smallest_count", "向管理人员显示的最小人数", 个)
首次评估期限 = Param("programmes.first_measure_days", "接收以后首次评估的期限", 天)
评估间隔 = Param("programmes.measure_days", "服务中两次评估的最长间隔", 天)
督办间隔 = Param("programmes.escalate_days", "服务点事项超期后逐级上报的间隔", 天)
