"""The door of the guarantees engine: what an elder is entitled to, from when, why.

own = own_list(person, on)                       # each item: has, misses, may; since, why, coming
row = draft(clerk, NewList(…), on=…); put_item(clerk, row.pk, {…}, on=…); adopt(head, row.pk, on=…)
count(on, by=…); invite(clerk, "N04", on=…)      # 政策找人: over everybody, told once, opt-out kept
"""

from minzheng.engines.guarantees.asking import references
from minzheng.engines.guarantees.carrying import BESIDE, Carry, carries
from minzheng.engines.guarantees.coded import (
    ADOPTERS,
    DRAFTERS,
    FORMS,
    INVITERS,
    READERS,
    STATUSES,
    Reply,
    Situation,
    Standing,
    State,
)
from minzheng.engines.guarantees.drafting import (
    NewList,
    adopt,
    base_of,
    changes_of,
    draft,
    drafts,
    drop,
    drop_item,
    put_item,
)
from minzheng.engines.guarantees.errors import (
    GuaranteeRefused,
    ListFaulty,
    NoSuchGuarantee,
    OtherHandNeeded,
)
from minzheng.engines.guarantees.everybody import Entitled, everybody
from minzheng.engines.guarantees.finding import (
    InvitationPage,
    ItemCount,
    Wanted,
    counted_on,
    counts_by_item,
    counts_by_town,
    invitation_page,
    waiting_by_item,
)
from minzheng.engines.guarantees.inviting import (
    Counted,
    Invited,
    count,
    decline,
    invite,
    item_of,
    names_of_items,
    tell_again,
    want,
)
from minzheng.engines.guarantees.items import Item, read_item, read_items
from minzheng.engines.guarantees.models import Invitation, Tally, Version
from minzheng.engines.guarantees.posts import elder_for, family_of, invitations_of, version_for
from minzheng.engines.guarantees.shelf import (
    Change,
    Listed,
    Published,
    changes,
    in_force,
    merged,
    newest_of_places,
    of_version,
    published,
    read_list,
    shipped,
)
from minzheng.engines.guarantees.sweeping import Count, Swept, sweep
from minzheng.engines.guarantees.telling import Guarantee, OwnList, items_for, own_list

__all__ = [
    "ADOPTERS", "BESIDE", "DRAFTERS", "FORMS", "INVITERS", "READERS", "STATUSES", "Carry", "Change",
    "Count", "Counted", "Entitled", "Guarantee", "GuaranteeRefused", "Invitation", "InvitationPage",
    "Invited", "Item", "ItemCount", "ListFaulty", "Listed", "NewList", "NoSuchGuarantee",
    "OtherHandNeeded", "OwnList", "Published", "Reply", "Situation", "Standing", "State", "Swept",
    "Tally", "Version", "Wanted", "adopt", "base_of", "carries", "changes", "changes_of", "count",
    "counted_on", "counts_by_item", "counts_by_town", "decline", "draft", "drafts", "drop",
    "drop_item", "elder_for", "everybody", "family_of", "in_force", "invitation_page",
    "invitations_of", "invite", "item_of", "items_for", "merged", "names_of_items",
    "newest_of_places", "of_version", "own_list", "published", "put_item", "read_item",
    "read_items", "read_list", "references", "shipped", "sweep", "tell_again", "version_for",
    "waiting_by_item", "want",
]  # fmt: skip
