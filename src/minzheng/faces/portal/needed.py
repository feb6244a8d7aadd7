"""Which papers this family is asked for, by what it has stated and what the registers know."""

from datetime import date

from minzheng.engines.cases.api import Draft, facts_of_draft
from minzheng.engines.policy.api import holds
from minzheng.kernel.form import Attachment
from minzheng.kernel.matter import catalogue


def needed_papers(draft: Draft, on: date) -> list[Attachment]:
    """Papers that are required, or whose condition is not known to be false."""
    facts, place = facts_of_draft(draft, on), draft.division_code
    return [
        paper
        for paper in catalogue().get(draft.matter).form.attachments
        if paper.required or holds(paper.needed_when, facts, on=on, place=place) is not False
    ]
