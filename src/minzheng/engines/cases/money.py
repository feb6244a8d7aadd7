"""The one place where an end of a case moves money: grants, changes, stops."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from minzheng.engines.cases.clocks import term_of
from minzheng.engines.cases.errors import NotPayable
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.sealed import opened
from minzheng.engines.cases.turning import Turn
from minzheng.engines.payments import api as payments
from minzheng.engines.payments.api import Entitlement, EntitlementView
from minzheng.kernel.clock import Unit
from minzheng.kernel.flow import Effect, End, Since
from minzheng.kernel.money import Fen
from minzheng.kernel.months import Month
from minzheng.vocabulary import household as terms

NO_ACCOUNT = "没有收款账号，不能发放：请在“更正事实”前先请申请人补填开户银行和账号"
RECOVERED, RECOVERED_MONTHS, RECOVERED_SUM = "追回金额", "追回月份", "追回计算"


@dataclass(frozen=True)
class MoneyMoved:
    """What became of the money: amount and month, and the recovery that it led to."""

    monthly: Fen | None = None
    from_month: Month | None = None
    recovery: payments.RecoveryLetter | None = None

    @property
    def amounts(self) -> Mapping[str, Fen]:
        """Sums that documents name."""
        return {RECOVERED: self.recovery.amount} if self.recovery else {}

    @property
    def told(self) -> Mapping[str, str]:
        """Other words that documents name."""
        if self.recovery is None:
            return {}
        return {
            RECOVERED_MONTHS: self.recovery.months_text,
            RECOVERED_SUM: self.recovery.sum_text,
        }


NOTHING = MoneyMoved()


def move_money(case: Case, end: End, amount: Fen | None, turn: Turn) -> MoneyMoved:
    """Grant, change or stop as the end says. Raises NotPayable, payments.PaymentRefused."""
    if end.effect is Effect.NONE:
        return NOTHING
    return _MOVES[end.effect](case, end, amount or 0, turn)


def has_account(case: Case) -> bool:
    """Whether it is known where the money shall go."""
    return bool(case.answers.get(terms.收款账号.column))


def live_entitlement(case: Case, on: date) -> EntitlementView | None:
    """What the household is paid of this matter, or was granted and is about to be."""
    return live_entitlement_of(case.household_id, case.matter, on)


def live_entitlement_of(household_id: int, matter: str, on: date) -> EntitlementView | None:
    """The same by household and matter."""
    found = payments.live_entitlements(household_id, Month.of(on))
    return next((view for view in found if view.entitlement.matter == matter), None)


def live_entitlements_of(household_id: int, on: date) -> list[Entitlement]:
    """Everything a household has not lost by the month of the day."""
    return [view.entitlement for view in payments.live_entitlements(household_id, Month.of(on))]


def live_entitlements_of_matter(matter: str, on: date) -> Iterable[Entitlement]:
    """Every running entitlement of a matter."""
    return payments.live_households(matter, Month.of(on)).iterator()


def _grant(case: Case, end: End, amount: Fen, turn: Turn) -> MoneyMoved:
    if not has_account(case):
        raise NotPayable(NO_ACCOUNT)
    from_month = _from_month(case, end, turn)
    entitlement = payments.grant(
        payments.Grant(
            case_ref=case.ref,
            matter=case.matter,
            household_id=case.household_id,
            division_code=case.division_code,
            payee_person_id=case.applicant_id,
            payee_name=case.applicant.name,
            account=opened(case.answers[terms.收款账号.column]),
            bank=opened(case.answers.get(terms.开户银行.column)),
            monthly=amount,
            from_month=from_month,
            decision_ref=_decision_ref(turn),
            beneficiaries=len(case.facts.get("members", ())) or 1,
            last_month=_last_month(case, end, from_month, turn),
        ),
        by=turn.by,
        on=turn.on,
    )
    case.entitlement_ref = entitlement.ref
    return MoneyMoved(amount, from_month)


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
    """The month after the decision, or after the event where the flow says so (a death)."""
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


_MOVES = {Effect.GRANT: _grant, Effect.CHANGE: _change, Effect.STOP: _stop}
