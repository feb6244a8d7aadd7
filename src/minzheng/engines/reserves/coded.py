"""Forms of relief from a reserve, causes, and what becomes of a payment whose case was refused."""

from minzheng.vocabulary import temporary as urgent

CASH, TRANSFER, GOODS = "cash", "transfer", "goods"
FORMS = {CASH: "现金", TRANSFER: "转账", GOODS: "实物（按价值）"}

# The urgent causes of the glossary: what is spent on schooling or medicine can wait for a check.
CAUSES = {code: words for code, words in urgent.困难情形代码.codes.items() if "支出" not in words}

COVERED, KEPT, RECOVER, WRITTEN_OFF = "covered", "kept", "recover", "written_off"
NAMELESS = "nameless"
ENDS = {
    COVERED: "办件已批准，这笔钱计入救助金",
    KEPT: "办件不予救助，但当时情况紧急，钱不追回",
    RECOVER: "办件不予救助，追回",
    WRITTEN_OFF: "追不回来，核销",
    NAMELESS: "领取人身份查不清，按现场记录了结",
}

FIRST, REFILL = "first", "refill"
CLAIMS = {FIRST: "首次拨付", REFILL: "核销补足"}
