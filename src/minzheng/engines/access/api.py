"""The door of the access engine."""

from minzheng.engines.access.accounts import (
    NewAccount,
    close_account,
    open_account,
    set_password,
    unlock_account,
)
from minzheng.engines.access.codes import Enrolment, confirm_totp, drop_totp, enrol_totp
from minzheng.engines.access.errors import (
    AccountLocked,
    AccountRefused,
    CodeNeeded,
    CodeWrong,
    NoPost,
    NotAllowed,
    SignInRefused,
    UnknownPurpose,
    WeakPassword,
)
from minzheng.engines.access.models import Account
from minzheng.engines.access.opening import (
    PURPOSES,
    may_see_person,
    open_field,
    open_id_number,
    open_phone,
)
from minzheng.engines.access.passwords import check_password_rules, password_expired
from minzheng.engines.access.signing_in import sign_in
from minzheng.engines.access.viewing import (
    NOBODY,
    House,
    Viewer,
    ViewerPost,
    doer_of,
    may,
    may_see,
    require,
    viewer_of,
    visible,
)

__all__ = [
    "NOBODY",
    "PURPOSES",
    "Account",
    "AccountLocked",
    "AccountRefused",
    "CodeNeeded",
    "CodeWrong",
    "Enrolment",
    "House",
    "NewAccount",
    "NoPost",
    "NotAllowed",
    "SignInRefused",
    "UnknownPurpose",
    "Viewer",
    "ViewerPost",
    "WeakPassword",
    "check_password_rules",
    "close_account",
    "confirm_totp",
    "doer_of",
    "drop_totp",
    "enrol_totp",
    "may",
    "may_see",
    "may_see_person",
    "open_account",
    "open_field",
    "open_id_number",
    "open_phone",
    "password_expired",
    "require",
    "set_password",
    "sign_in",
    "unlock_account",
    "viewer_of",
    "visible",
]
