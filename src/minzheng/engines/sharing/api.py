"""The door of the sharing engine: data out under two approvals, and openings reviewed."""

from minzheng.engines.sharing.approving import (
    CHECKERS,
    CHIEFS,
    EXTENDERS,
    HEADS,
    REFUSERS,
    WAITING,
    approve,
    check,
    confirm,
    extend,
    may_sign,
    refuse,
)
from minzheng.engines.sharing.clocks import clock_of
from minzheng.engines.sharing.ending import ENDERS, destroy, end, end_due
from minzheng.engines.sharing.errors import (
    CursorStale,
    KeyWrong,
    NoSuchEntry,
    NoSuchShare,
    Protected,
    ReasonNeeded,
    RequestUnfit,
    SamePerson,
    SharingRefused,
    TooMany,
    WrongState,
)
from minzheng.engines.sharing.finding import (
    LIVE,
    READERS,
    is_live,
    over,
    share_for,
    shares,
    uses_of,
)
from minzheng.engines.sharing.models import OpeningReview, Share, ShareUse, Signature
from minzheng.engines.sharing.openings import (
    DAY_BEGINS,
    DAY_ENDS,
    MANY_IN_AN_HOUR,
    OPENINGS,
    REVIEWERS,
    Opening,
    entries,
    opening_for,
    openings,
    per_officer_and_day,
    review,
)
from minzheng.engines.sharing.paging import PAGE, Page, serve_page, share_by_key
from minzheng.engines.sharing.people import conditions, labels
from minzheng.engines.sharing.requesting import LEVELS, MOST_ROWS, REGISTRARS, NewShare, receive
from minzheng.engines.sharing.serving import SERVERS, File, give_key, serve_file
from minzheng.engines.sharing.watermark import Mark, mark, read_mark

__all__ = [
    "CHECKERS", "CHIEFS", "DAY_BEGINS", "DAY_ENDS", "ENDERS", "EXTENDERS", "HEADS", "LEVELS",
    "LIVE", "MANY_IN_AN_HOUR", "MOST_ROWS", "OPENINGS", "PAGE", "READERS", "REFUSERS",
    "REGISTRARS", "REVIEWERS", "SERVERS", "WAITING", "CursorStale", "File", "KeyWrong", "Mark",
    "NewShare", "NoSuchEntry", "NoSuchShare", "Opening", "OpeningReview", "Page", "Protected",
    "ReasonNeeded", "RequestUnfit", "SamePerson", "Share", "ShareUse", "SharingRefused",
    "Signature", "TooMany", "WrongState", "approve", "check", "clock_of", "conditions", "confirm",
    "destroy", "end", "end_due", "entries", "extend", "give_key", "is_live", "labels", "mark",
    "may_sign", "opening_for", "openings", "over", "per_officer_and_day", "read_mark", "receive",
    "refuse", "review", "serve_file", "serve_page", "share_by_key", "share_for", "shares",
    "uses_of",
]  # fmt: skip
