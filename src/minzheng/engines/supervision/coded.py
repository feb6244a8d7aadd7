"""What a review can end with, and which of these have to be put right with money or a new case."""

FINE, PROCEDURE, AMOUNT, UNDUE, MISSED = "fine", "procedure", "amount", "undue", "missed"
CONCLUSIONS = {
    FINE: "没有问题",
    PROCEDURE: "程序问题",
    AMOUNT: "金额不对",
    UNDUE: "不应当给予",
    MISSED: "应当给予而没有给予",
}
# These are put right by a review case of what is held; MISSED by a new case of the same matter.
BY_REVIEW_CASE = (AMOUNT, UNDUE)
BY_A_CASE = (*BY_REVIEW_CASE, MISSED)

HIGH, MID, LOW = "high", "mid", "low"
BANDS = {HIGH: "高风险", MID: "中风险", LOW: "低风险"}

RELATIVE, COMPLAINED = "relative", "complained"
MUST = {RELATIVE: "工作人员近亲属", COMPLAINED: "有投诉举报"}
ALERT, LARGE, FAST, NEW = "alert", "large", "fast", "new"
SIGNS = {
    ALERT: "有没有排除的预警", LARGE: "金额明显偏高", FAST: "办得过快", NEW: "决定人办件少",
}  # fmt: skip
WHY = {**MUST, **SIGNS}

DECISIONS, AGAIN = "decisions", "again"
KINDS = {DECISIONS: "镇街决定抽查", AGAIN: "已办结问题二次复查"}
