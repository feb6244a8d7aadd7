"""What was typed when the session had died: kept sealed till the same person signs in again."""

import json

from django.core import signing
from django.http import HttpRequest

from minzheng.registers.sealing import seal, unseal

SESSION_KEY = "kept_answers"
OWNER = "owner"
SALT = "portal.owner"
MOST_CHARACTERS = 20_000
NOT_KEPT = frozenset({"csrfmiddlewaretoken", "token"})


def owner_mark(person_id: int | None) -> str:
    """A hidden field that says whose form this is; nobody can forge it."""
    return signing.dumps(person_id, salt=SALT)


def keep_answers(request: HttpRequest) -> None:
    """Keep a posted form whose owner is known, so that signing in again loses nothing."""
    owner = _owner(request.POST.get(OWNER, ""))
    if request.method != "POST" or owner is None:
        return
    posted = {k: v for k, v in request.POST.items() if k not in {*NOT_KEPT, OWNER}}
    text = json.dumps({"path": request.path, "owner": owner, "posted": posted})
    if len(text) <= MOST_CHARACTERS:
        request.session[SESSION_KEY] = seal(text)


def kept_answers(request: HttpRequest, person_id: int | None) -> dict[str, str]:
    """What was kept for this page and person, once; another person's is thrown away."""
    sealed = request.session.pop(SESSION_KEY, "")
    if not sealed:
        return {}
    kept = json.loads(unseal(sealed))
    if kept["owner"] != person_id or kept["path"] != request.path:
        return {}
    return dict(kept["posted"])


def _owner(mark: str) -> int | None:
    try:
        return signing.loads(mark, salt=SALT) if mark else None
    except signing.BadSignature:
        return None
