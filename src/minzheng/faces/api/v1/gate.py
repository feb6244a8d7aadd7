"""The gate of every operation: key, scope and limits in; idempotency; log and headers out."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, set_response_etag
from ninja.decorators import decorate_view
from ninja.security import HttpBearer

from minzheng.engines.partners import api as partners
from minzheng.faces.api.v1.refusing import REFUSALS, KeyMissing, refused
from minzheng.faces.api.v1.requests import ApiRequest, Noted, address_of

Run = Callable[..., HttpResponseBase]
RunIt = Callable[[Run, ApiRequest, dict[str, Any]], HttpResponseBase]
Operation = TypeVar("Operation", bound=Callable[..., Any])
SCHEME = "bearer "
IDEMPOTENCY_KEY, SHORTEST_KEY, LONGEST_KEY = "Idempotency-Key", 8, 80
KEY_SHAPE = "^[A-Za-z0-9._-]+$"
SAFE_TO_REPEAT = ("PUT", "DELETE")  # by HTTP itself; a key makes the answer the same as well
JSON = "application/json; charset=utf-8"
OK, PROBLEM_FROM = 200, 400
KEY_PARAMETER: dict[str, Any] = {
    "in": "header", "name": IDEMPOTENCY_KEY, "required": True,
    "schema": {"type": "string", "minLength": SHORTEST_KEY, "maxLength": LONGEST_KEY,
               "pattern": KEY_SHAPE},
    "description": "每个新请求一个新值；同一请求重发用原值，得到原来的回答。",
}  # fmt: skip
ONCE = {"parameters": [KEY_PARAMETER]}
ONCE_IF_KEYED = {"parameters": [KEY_PARAMETER | {"required": False}]}


class PartnerKey(HttpBearer):
    """How the description of the interface names the key; the gate has checked it already."""

    def authenticate(self, request: Any, token: str) -> Any:
        """The caller that the gate let in."""
        return request.caller


KEY = PartnerKey()
_SCOPES: dict[str, tuple[str, ...]] = {}  # filled while the operations are declared


@dataclass(frozen=True)
class Gate:
    """What a caller needs (one of the scopes; none: any partner), and what the log calls it."""

    scopes: tuple[str, ...]
    operation: str


def gate(scope: str, *, operation: str) -> Callable[[Operation], Operation]:
    """The operation behind a key with this scope ("": any partner); each call is logged."""
    return _behind(Gate((scope,) if scope else (), operation), _run_plain)


def deed(scope: str, *, operation: str) -> Callable[[Operation], Operation]:
    """The same for what changes something: once for each Idempotency-Key, or not at all.

    PUT and DELETE may come without a key; what is refused then has changed nothing either.
    """
    return _behind(Gate((scope,), operation), _run_once)


def guard(
    scopes: tuple[str, ...], operation: str, told: Callable[[HttpResponseBase], HttpResponseBase]
) -> Callable[[Operation], Operation]:
    """The same for an interface whose refusals have a shape of their own."""
    return _behind(Gate(scopes, operation), _run_plain, told)


def scopes_of(operation_id: str) -> tuple[str, ...]:
    """Which scopes open an operation of the description; none where any key or no key does."""
    return _SCOPES.get(operation_id, ())


def _behind(
    door: Gate, run_it: RunIt, told: Callable[[HttpResponseBase], HttpResponseBase] | None = None
) -> Callable[[Operation], Operation]:
    def mark(operation: Operation) -> Operation:
        name = f"{operation.__module__}_{operation.__name__}"
        _SCOPES[name.replace(".", "_")] = door.scopes  # as the description names the operation
        found: Operation = decorate_view(_guard(door, run_it, told or _as_it_is))(operation)
        return found

    return mark


def _as_it_is(response: HttpResponseBase) -> HttpResponseBase:
    return response


def _guard(
    door: Gate, run_it: RunIt, told: Callable[[HttpResponseBase], HttpResponseBase]
) -> Callable[[Run], Run]:
    def decorate(run: Run) -> Run:
        @wraps(run)
        def guarded(request: ApiRequest, **kwargs: Any) -> HttpResponseBase:
            request.noted = Noted()
            try:
                request.caller = _admit(request, door.scopes)
                response = run_it(run, request, kwargs)
            except REFUSALS as refusal:
                response = refused(request, refusal)
            return _finished(request, _unless_known(request, told(response)), door)

        return guarded

    return decorate


def key_of(request: ApiRequest) -> str:
    """The bearer key of a request, "" without one."""
    header = request.headers.get("Authorization", "")
    return header[len(SCHEME) :].strip() if header.lower().startswith(SCHEME) else ""


def _admit(request: ApiRequest, scopes: tuple[str, ...]) -> partners.Caller:
    knock = partners.Knock(
        key_of(request), address_of(request), timezone.localtime(), request.today
    )
    caller = partners.admit(knock)
    request.caller = caller  # so that a missing scope is logged under the partner
    if scopes and not any(caller.may(scope) for scope in scopes):
        caller.require(scopes[0])
    return caller


def _run_plain(run: Run, request: ApiRequest, kwargs: dict[str, Any]) -> HttpResponseBase:
    return run(request, **kwargs)


def _run_once(run: Run, request: ApiRequest, kwargs: dict[str, Any]) -> HttpResponseBase:
    """Deed and stored answer stand or fall together; a refusal undoes both."""
    key = _idempotency_key(request)
    with transaction.atomic():
        stored = partners.claim(request.caller.partner, key, _digest(request)) if key else None
        if stored is not None and stored.status:
            return _replayed(stored)
        response = run(request, **kwargs)
        if response.status_code >= PROBLEM_FROM or not isinstance(response, HttpResponse):
            transaction.set_rollback(True)
        elif stored is not None:
            body = response.content.decode()
            partners.keep(stored, response.status_code, body, response.headers.get("ETag", ""))
    return response


def _idempotency_key(request: ApiRequest) -> str:
    """The key of a deed, "" where it may be left out and was. Raises KeyMissing."""
    key = request.headers.get(IDEMPOTENCY_KEY, "").strip()
    if not key and request.method in SAFE_TO_REPEAT:
        return ""
    if not SHORTEST_KEY <= len(key) <= LONGEST_KEY or not re.fullmatch(KEY_SHAPE, key):
        raise KeyMissing(
            f"请求头 {IDEMPOTENCY_KEY} 要有 {SHORTEST_KEY} 到 {LONGEST_KEY} 个字符，"
            "只用字母、数字和 . _ -"
        )
    return key


def _replayed(stored: partners.StoredAnswer) -> HttpResponse:
    response = HttpResponse(stored.body, status=stored.status, content_type=JSON)
    response["Idempotency-Replayed"] = "true"
    if stored.etag:
        response["ETag"] = stored.etag
    return response


def _digest(request: ApiRequest) -> str:
    """What makes a request the same: method, address, fields and files."""
    found = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type == "multipart/form-data":
        for name, values in sorted(request.POST.lists()):
            found.update(f"{name}={values}\n".encode())
        for name, uploads in sorted(request.FILES.lists()):
            for upload in uploads:
                _add_file(found, name, upload)
    else:
        found.update(request.body)
    return found.hexdigest()


def _add_file(found: "hashlib._Hash", name: str, upload: UploadedFile[Any]) -> None:
    found.update(f"{name}:{upload.name}\n".encode())
    for chunk in upload.chunks():
        found.update(chunk)
    upload.seek(0)


def _unless_known(request: ApiRequest, response: HttpResponseBase) -> HttpResponseBase:
    """What is read bears a mark of its content; who has it already is told so."""
    if request.method != "GET" or not isinstance(response, HttpResponse):
        return response
    if response.status_code == OK and "ETag" not in response.headers:
        set_response_etag(response)
    etag = response.headers.get("ETag")
    return get_conditional_response(request, etag, None, response) or response


def _finished(request: ApiRequest, response: HttpResponseBase, door: Gate) -> HttpResponseBase:
    caller = getattr(request, "caller", None)
    if caller is not None:
        response["RateLimit-Limit"] = str(caller.partner.per_minute)
        response["RateLimit-Remaining"] = str(caller.left)
        response["RateLimit-Reset"] = str(caller.wait)
    response["Content-Language"] = "zh-CN"
    response.headers.setdefault("Cache-Control", "no-store")
    partners.log_call(_call(request, response, door))
    return response


def _call(request: ApiRequest, response: HttpResponseBase, door: Gate) -> partners.Call:
    caller = getattr(request, "caller", None)
    if caller is not None:
        partner, key = caller.partner, caller.key
    else:
        partner, key = partners.partner_of_key(key_of(request))
    failed = response.status_code >= PROBLEM_FROM
    return partners.Call(
        partner=partner, key=key, address=address_of(request)[:45], operation=door.operation,
        scope="、".join(door.scopes)[:30], subjects=[] if failed else request.noted.subjects,
        purpose=request.noted.purpose, rows=0 if failed else request.noted.rows,
        status=response.status_code, problem=response.reason_phrase if failed else "",
    )  # fmt: skip
