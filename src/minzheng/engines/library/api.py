"""The door of the library engine: policies with their editions, and what each changes for us.

edition = take_in("province", district, Document(content, "通知.docx", effective), by=clerk, on=day)
mark_read(clerk, edition.pk, "要点", on=day); hand_out(clerk, edition.pk, owner, due, on=day)
add_change(clerk, edition.pk, NewChange("parameter", key, "提高到……"), on=day)
conclude(clerk, edition.pk, "已落实", on=day); open_to_public(head, policy.pk, on=day)
A draft of our own: take_in without a day, put_to_public, issue.
"""

from minzheng.engines.library.coded import (
    MAKERS,
    POLICY,
    READERS,
    ChangeKind,
    Force,
    Level,
    State,
)
from minzheng.engines.library.comparing import (
    ADDED,
    CHANGED,
    DROPPED,
    SAME,
    Piece,
    compare,
)
from minzheng.engines.library.entering import Document, issue, repeal, take_in, take_in_again
from minzheng.engines.library.errors import LibraryRefused, NoSuchPolicy
from minzheng.engines.library.models import Change, Edition, Policy
from minzheng.engines.library.models.policy import force
from minzheng.engines.library.posts import (
    editions_for,
    may_keep,
    policies_of,
    policy_for,
)
from minzheng.engines.library.public import holding, public_policies, public_policy
from minzheng.engines.library.working import (
    NewChange,
    Opinions,
    add_change,
    changing,
    conclude,
    hand_out,
    mark_read,
    open_to_public,
    put_to_public,
    strike_change,
)

__all__ = [
    "ADDED",
    "CHANGED",
    "DROPPED",
    "MAKERS",
    "POLICY",
    "READERS",
    "SAME",
    "Change",
    "ChangeKind",
    "Document",
    "Edition",
    "Force",
    "Level",
    "LibraryRefused",
    "NewChange",
    "NoSuchPolicy",
    "Opinions",
    "Piece",
    "Policy",
    "State",
    "add_change",
    "changing",
    "compare",
    "conclude",
    "editions_for",
    "force",
    "hand_out",
    "holding",
    "issue",
    "mark_read",
    "may_keep",
    "open_to_public",
    "policies_of",
    "policy_for",
    "public_policies",
    "public_policy",
    "put_to_public",
    "repeal",
    "strike_change",
    "take_in",
    "take_in_again",
]
