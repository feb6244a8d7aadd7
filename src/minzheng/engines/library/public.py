"""What everybody may read: policies that were opened, their editions in force and before."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from minzheng.engines.library.coded import ChangeKind, Level, State
from minzheng.engines.library.errors import NoSuchPolicy
from minzheng.engines.library.models import Change, Edition, Policy


def public_policies(level: str = "", words: str = "") -> QuerySet[Policy]:
    """Opened policies, the newest first, of a level, with words in a name or a text."""
    rows = Policy.objects.exclude(opened_on=None)
    if level in Level.values:
        rows = rows.filter(level=level)
    if words.strip():
        found = Edition.objects.filter(text__contains=words.strip()).exclude(state=State.DRAFT)
        rows = rows.filter(pk__in=found.values("policy"))
    issued = Edition.objects.exclude(state=State.DRAFT).defer("text", "drafted")
    return rows.prefetch_related(Prefetch("editions", issued)).order_by("-opened_on", "-pk")


def public_policy(pk: int) -> tuple[Policy, list[Edition]]:
    """One, with its issued editions, the newest first, and what they change but for our own
    duties. Raises NoSuchPolicy.
    """
    policy = Policy.objects.exclude(opened_on=None).filter(pk=pk).first()
    if policy is None:
        raise NoSuchPolicy("没有这份政策，或者没有公开。请从“政策”重新进入")
    rows = policy.editions.exclude(state=State.DRAFT).select_related("policy", "consultation")
    open_changes = Change.objects.exclude(kind=ChangeKind.DUTY)
    return policy, list(rows.prefetch_related(Prefetch("changes", open_changes)))


def holding(editions: list[Edition], on: date) -> Edition | None:
    """The edition that holds on a day; the newest where none does any more. None without any."""
    begun = [each for each in editions if each.effective_on and each.effective_on <= on]
    return next(iter(begun or editions), None)
