"""The one place where a case moves money or recognises: grants, changes, stops."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from minzheng.engines.cases.clocks import term_of
from minzheng.engines.cases.errors import NotPayable
from minzheng.engines.cases.models import Case, CaseStep
from minzheng.engines.cases.recognising import (
    end_recognition,
    is_recognition,
    period_text,
    recognise,
)
from minzheng.engines.cases.sealed import opened
from minzheng.engines.cases.turning import Turn
from minzheng.engines.payments import api as payments
from minzheng.kernel.clock import Unit
from minzheng.kernel.flow import Effect, End, Since
from minzheng.kernel.money import Fen
from minzheng.kernel.months import Month
from minzheng.vocabulary import household as terms

NO_ACCOUNT = "没有收款账号，不能发放：请先在“更正事实”里补填申请人的开户银行和账号"
ACCOUNT = terms.收款账号.column
RECOVERED, RECOVERED_MONTHS, RECOVERED_SUM = "追回金额", "追回月份", "追回计算"
RECOGNISED = "有效期"


@dataclass(frozen=True)
class MoneyMoved:
    """What became of it: amount and month, the recovery it led to, how long a recognition holds.

    `amount` is monthly fen, or the whole sum of an end that pays once.
    """

    amount: Fen | None = None
    from_month: Month | None = None
    recovery: payments.RecoveryLetter | None = None
    recognised: str = ""

    @property
    def amounts(self) -> Mapping[str, Fen]:
        """Sums that documents name."""
        return {RECOVERED: self.recovery.amount} if self.recovery else {}

    @property
    def told(self) -> Mapping[str, str]:
        """Other words that documents name."""
        told = {RECOGNISED: self.recognised} if self.recognised else {}
        if self.recovery is None:
            return told
        return {
            **told,
            RECOVERED_MONTHS: self.recovery.months_text,
            RECOVERED_SUM: self.recovery.sum_text,
        }


NOTHING = MoneyMoved()


def move_money(case: Case, end: End, amount: Fen | None, turn: Turn) -> MoneyMoved:
    """Grant, recognise, change or stop as the end says.

    Raises NotPayable, payments.PaymentRefused.
    """
    if end.effect is Effect.NONE:
        return NOTHING
    return _MOVES[end.effect](case, end, amount or 0, turn)


def pay_once(case: Case, step: CaseStep, amount: Fen, turn: Turn) -> None:
    """Pay a sum once while the case goes on (先行救助). Raises NotPayable, PaymentRefused."""
    given = _given(case, amount, Month.of(turn.on), turn)
    given = replace(given, once=True, part=f"{step.element}{step.round}")
    payments.grant(given, by=turn.by, on=turn.on)


def has_account(case: Case) -> bool:
    """Whether it is known where the money shall go."""
    return account_given_in(case) is not None


def account_given_in(case: Case) -> Case | None:
    """The case in which the account was given: this one, the one it comes of, or, where nobody
    was asked (a case that the system opened), the last that paid the same person or her household.
    """
    for known in (case, case.parent):
        if known is not None and known.answers.get(ACCOUNT):
            return known
    if not case.event or case.household_id is None:
        return None
    paid = Case.objects.filter(household_id=case.household_id, answers__has_key=ACCOUNT)
    paid = paid.exclude(entitlement_ref="").select_related("applicant").order_by("-id")
    own = paid.filter(person_id=case.person_id).first() if case.person_id else None
    return own or paid.filter(person=None).first()


def _grant(case: Case, end: End, amount: Fen, turn: Turn) -> MoneyMoved:
    from_month = _from_month(case, end, turn)
    given = replace(
        _given(case, amount, from_month, turn),
        once=end.once,
        last_month=_last_month(case, end, from_month, turn),
    )
    entitlement = payments.grant(given, by=turn.by, on=turn.on)
    case.entitlement_ref = entitlement.ref
    return MoneyMoved(amount, from_month)


def _given(case: Case, amount: Fen, month: Month, turn: Turn) -> payments.Grant:
    known = account_given_in(case)
    if known is None:
        raise NotPayable(NO_ACCOUNT)
    return payments.Grant(
        case_ref=case.ref,
        matter=case.matter,
        household_id=case.home_id,
        division_code=case.division_code,
        payee_person_id=known.speaker_id,
        payee_name=known.applicant_name,
        account=opened(known.answers[ACCOUNT]),
        bank=opened(known.answers.get(terms.开户银行.column)),
        monthly=amount,
        from_month=month,
        decision_ref=_decision_ref(turn),
        beneficiaries=len(case.facts.get("members", ())) or 1,
        beneficiary_id=case.person_id,
    )


def _recognise(case: Case, end: End, amount: Fen, turn: Turn) -> MoneyMoved:
    return MoneyMoved(recognised=period_text(recognise(case, end, turn)))


def _change(case: Case, end: End, amount: Fen, turn: Turn) -> MoneyMoved:
    basis = _basis(case, end, turn)
    changed = payments.change(
        payments.get_entitlement(case.entitlement_ref),
        amount,
        basis,
        by=turn.by,
        on=turn.on,
        last_month=_last_month(case, end, basis.from_month, turn),
    )
    return _moved(changed, amount, basis.from_month, turn)


def _stop(case: Case, end: End, amount: Fen, turn: Turn) -> MoneyMoved:
    if is_recognition(case.entitlement_ref):
        end_recognition(case, end, turn)
        return NOTHING
    basis = _basis(case, end, turn)
    entitlement = payments.get_entitlement(case.entitlement_ref)
    changed = payments.stop(entitlement, basis, by=turn.by, on=turn.on)
    return _moved(changed, 0, basis.from_month, turn)


def _moved(changed: payments.Changed, amount: Fen, month: Month, turn: Turn) -> MoneyMoved:
    """What was paid too much is claimed with the decision that found it."""
    if changed.recovery is None:
        return MoneyMoved(amount, month)
    recovery = payments.open_recovery(changed.recovery, by=turn.by, on=turn.on)
    return MoneyMoved(amount, month, payments.recovery_letter(recovery))


def _basis(case: Case, end: End, turn: Turn) -> payments.Basis:
    return payments.Basis(_from_month(case, end, turn), end.name, _decision_ref(turn))


def _from_month(case: Case, end: End, turn: Turn) -> Month:
    """The month after the decision, or after the event where the flow says so (a death).

    What is paid once is paid for the month of the decision; what is due since the application
    from the month in which it (or the case, when nobody applied) came in.
    """
    if end.once:
        return Month.of(turn.on)
    if end.since is Since.APPLICATION:
        return Month.of(case.submitted_on)
    day = case.happened_on if end.since is Since.EVENT and case.happened_on else turn.on
    return Month.of(day).next()


def _last_month(case: Case, end: End, first: Month, turn: Turn) -> Month | None:
    """The last month paid where the money stops by itself after so long (渐退期)."""
    if end.lasts is None:
        return None
    term = term_of(end.lasts, on=turn.on, place=case.division_code)
    if term.unit is not Unit.MONTH:
        raise NotPayable(f"“{end}”的持续时间应以月计，请修改流程")
    return first.shift(int(term.length) - 1)


def _decision_ref(turn: Turn) -> str:
    return turn.decision.ref if turn.decision else ""


_MOVES = {
    Effect.GRANT: _grant,
    Effect.RECOGNISE: _recognise,
    Effect.CHANGE: _change,
    Effect.STOP: _stop,
}
