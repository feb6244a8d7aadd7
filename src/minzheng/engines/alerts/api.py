"""The door of the alerts engine: tasks out of findings, worked to an end, and measured.

The night asks `open_subjects()` before its pass and hands `settle` one `Findings` for each rule it
ran, also for a rule that found nobody. The day's run calls `escalate_overdue(on)`.
"""

from minzheng.engines.alerts.errors import AlertRefused, LaterNight, NoSuchTask
from minzheng.engines.alerts.escalating import escalate_overdue
from minzheng.engines.alerts.figures import RuleFigures, figures, last_night, nights, wilson
from minzheng.engines.alerts.judging import Ruling, judge
from minzheng.engines.alerts.leading import leads_of
from minzheng.engines.alerts.models import (
    AlertTask,
    Deed,
    Judgement,
    Lead,
    RuleNight,
    Sample,
    State,
    Verdict,
)
from minzheng.engines.alerts.papers import Paper, PaperLost, read_paper
from minzheng.engines.alerts.posts import (
    READERS,
    WORKERS,
    may_work,
    task_for,
    tasks_of,
    workers_of,
)
from minzheng.engines.alerts.reading import (
    Counts,
    TaskPage,
    Wanted,
    chosen,
    counts,
    deed_for,
    deeds_of,
    same_subject,
    task_page,
)
from minzheng.engines.alerts.rules import (
    UnknownRule,
    feeds_of,
    key_of,
    matter_of,
    rule_named,
    rules,
    shown,
)
from minzheng.engines.alerts.sampling import (
    BULK_ROLES,
    Standing,
    candidates,
    draw,
    drawn_tasks,
    judge_rest,
    sample_for,
    standing,
)
from minzheng.engines.alerts.settling import open_subjects, settle
from minzheng.engines.alerts.telling import (
    About,
    ToldFact,
    about,
    abouts,
    facts_of,
    sentence_of,
    text_of,
)
from minzheng.engines.alerts.terms import clock_of
from minzheng.engines.alerts.values import Findings, Night, Settled
from minzheng.engines.alerts.working import Visit, colleagues, hand_over, take, visit

__all__ = [
    "BULK_ROLES",
    "READERS",
    "WORKERS",
    "About",
    "AlertRefused",
    "AlertTask",
    "Counts",
    "Deed",
    "Findings",
    "Judgement",
    "LaterNight",
    "Lead",
    "Night",
    "NoSuchTask",
    "Paper",
    "PaperLost",
    "RuleFigures",
    "RuleNight",
    "Ruling",
    "Sample",
    "Settled",
    "Standing",
    "State",
    "TaskPage",
    "ToldFact",
    "UnknownRule",
    "Verdict",
    "Visit",
    "Wanted",
    "about",
    "abouts",
    "candidates",
    "chosen",
    "clock_of",
    "colleagues",
    "counts",
    "deed_for",
    "deeds_of",
    "draw",
    "drawn_tasks",
    "escalate_overdue",
    "facts_of",
    "feeds_of",
    "figures",
    "hand_over",
    "judge",
    "judge_rest",
    "key_of",
    "last_night",
    "leads_of",
    "matter_of",
    "may_work",
    "nights",
    "open_subjects",
    "read_paper",
    "rule_named",
    "rules",
    "same_subject",
    "sample_for",
    "sentence_of",
    "settle",
    "shown",
    "standing",
    "take",
    "task_for",
    "task_page",
    "tasks_of",
    "text_of",
    "visit",
    "wilson",
    "workers_of",
]
