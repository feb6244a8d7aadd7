"""The wing of steering in the desk's menu: plans, duties, figures, inspections, projects."""

from minzheng.engines.airing.api import READERS as AIRING_READERS
from minzheng.engines.coverage.api import READERS as COVERAGE_READERS
from minzheng.engines.duties.api import READERS as DUTY_READERS
from minzheng.engines.learning.api import READERS as LEARNING_READERS
from minzheng.engines.library.api import READERS as LIBRARY_READERS
from minzheng.engines.meetings.api import READERS as MEETING_READERS
from minzheng.engines.migrants.api import READERS as MIGRANT_READERS
from minzheng.engines.pipeline.api import READERS as PIPELINE_READERS
from minzheng.engines.plans.api import READERS as PLAN_READERS
from minzheng.engines.reports.api import READERS as REPORT_READERS
from minzheng.engines.statistics.api import READERS as STATISTICS_READERS
from minzheng.faces.desk.parts import Part, Wing

STEERING = Wing(
    "统筹",
    (
        Part("规划", "desk:plans", PLAN_READERS),
        Part("任务", "desk:duties", DUTY_READERS),
        Part("会议", "desk:meetings", MEETING_READERS),
        Part("统计报表", "desk:statistics", STATISTICS_READERS),
        Part("报告", "desk:reports", REPORT_READERS),
        Part("政策库", "desk:policies", LIBRARY_READERS),
        Part("试点、考察和培训", "desk:learning", LEARNING_READERS),
        Part("晾晒", "desk:airings", AIRING_READERS),
        Part("检查计划", "desk:coverage", COVERAGE_READERS),
        Part("项目库", "desk:pipeline", PIPELINE_READERS),
        Part("移民扶持", "desk:migrants", MIGRANT_READERS),
    ),
)
