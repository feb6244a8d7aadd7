"""Reading parameters: the history of one, what waits for approval, one proposal."""

from dataclasses import replace

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.parameters.errors import NoSuchProposal
from minzheng.engines.parameters.history import merged
from minzheng.engines.parameters.models import Proposal
from minzheng.engines.parameters.proposing import declared
from minzheng.engines.parameters.reaching import APPROVERS, READERS, may_set
from minzheng.engines.parameters.shelf import approved, book_with
from minzheng.engines.parameters.values import Dated
from minzheng.kernel.divisions import covers
from minzheng.kernel.matter import catalogue
from minzheng.kernel.params import ParamBook


def history_of(key: str) -> list[Dated]:
    """Every value a parameter ever had, by place and day, replaced ones too. One query.

    The dates are those that hold: a value ends where the next one begins. Raises NoSuchParameter.
    """
    info, entries = declared(key), approved(key)
    book = book_with(catalogue().params, entries)
    ended = {(value.place, value.since): value for value in book.info(key).history}
    return [
        each if each.replaced_by else replace(each, value=ended[each.value.place, each.value.since])
        for each in merged(info, entries)
    ]


def proposals(key: str = "", origin: str = "") -> QuerySet[Proposal]:
    """Entries of one parameter, or of what they are part of, newest first."""
    rows = Proposal.objects.order_by("-id")
    rows = rows.filter(key=key) if key else rows
    return rows.filter(origin=origin) if origin else rows


def pending(viewer: Viewer) -> list[Proposal]:
    """What waits for approval in the viewer's area, oldest first."""
    rows = Proposal.objects.filter(state=Proposal.State.PROPOSED)
    return [row for row in rows if _may_see(viewer, row)]


def to_approve(viewer: Viewer) -> list[Proposal]:
    """What the viewer herself may approve now."""
    rows = Proposal.objects.filter(state=Proposal.State.PROPOSED)
    mine = [row for row in rows if row.proposed_key != viewer.doer.key]
    return [row for row in mine if may_set(viewer, APPROVERS, row.place)]


def proposal_for(viewer: Viewer, pk: int) -> Proposal:
    """One entry, for officers who read standards there. Raises NoSuchProposal."""
    row = Proposal.objects.filter(pk=pk).first()
    if row is None or not _may_see(viewer, row):
        raise NoSuchProposal("没有这条参数录入，或不在您的辖区内。请从“标准与参数”重新进入")
    return row


def book_if(entry: Proposal) -> ParamBook:
    """The book as it would be with this entry approved; as it is when it already was."""
    others = [row for row in approved() if row.pk != entry.pk]
    return book_with(catalogue().params, [*others, entry])


def _may_see(viewer: Viewer, row: Proposal) -> bool:
    posts = [post for post in viewer.posts if post.role in READERS]
    return any(covers(p.division, row.place) or covers(row.place, p.division) for p in posts)
