"""The door of the partners engine: systems of others, their keys, limits, log, events, registry."""

from minzheng.engines.partners.admitting import (
    Caller,
    Knock,
    admit,
    figures_viewer,
    partner_of_key,
    viewer_of_partner,
)
from minzheng.engines.partners.answering import claim, forget_answers, keep
from minzheng.engines.partners.approving import approve, end, end_due, refuse
from minzheng.engines.partners.dci.answering import Answers
from minzheng.engines.partners.dci.envelopes import (
    Envelope,
    acknowledged,
    erred,
    new_id,
    opened,
    wrapped,
)
from minzheng.engines.partners.dci.errors import HeaderRejected, MessageRefused
from minzheng.engines.partners.dci.exchanging import (
    SEARCH,
    STATUS,
    SUBSCRIBE,
    UNSUBSCRIBE,
    accept,
    status_of,
)
from minzheng.engines.partners.dci.signing import public_jwk, signature_of
from minzheng.engines.partners.delivering import (
    BACK_OFF,
    WINDOW_SECONDS,
    Delivered,
    deliver_due,
    signature,
)
from minzheng.engines.partners.errors import (
    AddressRefused,
    GroundMissing,
    KeyWrong,
    MandateMissing,
    NoSuchPartner,
    NotLodged,
    NotMade,
    OtherBody,
    PartnerOver,
    PartnerRefused,
    PartnerUnfit,
    PersonUnknown,
    ReasonNeeded,
    SamePerson,
    ScopeMissing,
    SignatureWrong,
    TooFast,
    UrlRefused,
    WrongState,
)
from minzheng.engines.partners.events import EVENTS
from minzheng.engines.partners.finding import deliveries_of, is_live, partner_for, partners
from minzheng.engines.partners.hooking import (
    Subscribed,
    delivery_for,
    hooks_of,
    read_trail,
    resend,
    subscribe,
    unsubscribe,
)
from minzheng.engines.partners.keying import OVERLAP, give_key, register_signing_key, revoke_key
from minzheng.engines.partners.lodging import (
    MANDATE,
    NewLodging,
    add_paper,
    begin,
    case_of,
    discard,
    draft_of,
    for_applicant,
    lodging_for,
    lodgings,
    save_answers,
    sign,
    submit,
)
from minzheng.engines.partners.logging_calls import Use, calls_of, log_call, use_since
from minzheng.engines.partners.making import (
    book,
    booking_made,
    bookings_made,
    cancel_booking,
    comment_made,
    hand_in_comment,
    hand_in_tip,
    made_by,
    move_booking,
    tip_made,
)
from minzheng.engines.partners.models import (
    ApiKey,
    Call,
    Delivery,
    Hook,
    Lodged,
    Made,
    Partner,
    SigningKey,
    StoredAnswer,
)
from minzheng.engines.partners.registering import (
    MOST_A_DAY,
    MOST_A_MINUTE,
    MOST_YEARS,
    NewPartner,
    receive,
)
from minzheng.engines.partners.reporting import (
    keep_own_facts,
    own_facilities,
    own_facility,
    report_places,
)
from minzheng.engines.partners.rounds import Round, deliver
from minzheng.engines.partners.scopes import (
    ALERTS,
    APPLY,
    APPROVERS,
    BOOK,
    CALLS,
    CIVIL,
    COMMENT,
    ENDERS,
    EVERY_MATTER,
    FIGURES,
    PLACES,
    READ,
    READERS,
    REGISTRARS,
    SCOPES,
    SOCIAL,
    TIPS,
    VERIFY,
)
from minzheng.engines.partners.scopes import (
    EVENTS as EVENTS_SCOPE,
)
from minzheng.engines.partners.signed import HEADER, require_signed
from minzheng.engines.partners.verifying import CONSENT, LAW, Question, Verdict, verify

__all__ = [
    "ALERTS", "APPLY", "APPROVERS", "BACK_OFF", "BOOK", "CALLS", "CIVIL", "COMMENT", "CONSENT",
    "ENDERS", "EVENTS", "EVENTS_SCOPE", "EVERY_MATTER", "FIGURES", "HEADER", "LAW", "MANDATE",
    "MOST_A_DAY", "MOST_A_MINUTE", "MOST_YEARS", "OVERLAP", "PLACES", "READ", "READERS",
    "REGISTRARS", "SCOPES", "SEARCH", "SOCIAL", "STATUS", "SUBSCRIBE", "TIPS", "UNSUBSCRIBE",
    "VERIFY", "WINDOW_SECONDS", "AddressRefused", "Answers", "ApiKey", "Call", "Caller",
    "Delivered", "Delivery", "Envelope", "GroundMissing", "HeaderRejected", "Hook", "KeyWrong",
    "Knock", "Lodged", "Made", "MandateMissing", "MessageRefused", "NewLodging", "NewPartner",
    "NoSuchPartner", "NotLodged", "NotMade", "OtherBody", "Partner", "PartnerOver",
    "PartnerRefused", "PartnerUnfit", "PersonUnknown", "Question", "ReasonNeeded", "Round",
    "SamePerson", "ScopeMissing", "SignatureWrong", "SigningKey", "StoredAnswer", "Subscribed",
    "TooFast", "UrlRefused", "Use", "Verdict", "WrongState", "accept", "acknowledged", "add_paper",
    "admit", "approve", "begin", "book", "booking_made", "bookings_made", "calls_of",
    "cancel_booking", "case_of", "claim", "comment_made", "deliver", "deliver_due", "deliveries_of",
    "delivery_for", "discard", "draft_of", "end", "end_due", "erred", "figures_viewer",
    "for_applicant", "forget_answers", "give_key", "hand_in_comment", "hand_in_tip", "hooks_of",
    "is_live", "keep", "keep_own_facts", "lodging_for", "lodgings", "log_call", "made_by",
    "move_booking", "new_id", "opened", "own_facilities", "own_facility", "partner_for",
    "partner_of_key", "partners", "public_jwk", "read_trail", "receive", "refuse",
    "register_signing_key", "report_places", "require_signed", "resend", "revoke_key",
    "save_answers", "sign", "signature", "signature_of", "status_of", "submit", "subscribe",
    "tip_made", "unsubscribe", "use_since", "verify", "viewer_of_partner", "wrapped",
]  # fmt: skip
