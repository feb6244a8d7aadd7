"""Issuing, serving, opening and verifying documents."""

import hashlib
import os
import secrets
import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.audit import api as audit
from minzheng.kernel.doer import Doer

from .kinds import label_of
from .letter import Letter
from .letter_json import letter_to_json
from .models import Notice, NumberSeries
from .recipient import Recipient
from .typesetting.render import Rendered, render

# No 0 O 1 I L: read out on the phone, they are confused.
CODE_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_GROUPS, CODE_GROUP = 3, 4


class NumberClash(Exception):
    """Another office already uses this word, so the number would exist twice."""


class TamperedDocument(Exception):
    """The stored file is not what was issued."""


class MissingDocument(Exception):
    """The stored file is gone."""


class AlreadyServed(Exception):
    """A document is served once; the first date starts the period for review."""


@dataclass(frozen=True)
class NoticeDraft:
    """A letter ready to be numbered. `number_word` is the full word, e.g. "增民低保".

    `case_ref` is the audit subject, "case:GZ…"; empty for a letter that belongs to no case.
    """

    letter: Letter
    number_word: str
    office_code: str
    division_code: str
    recipient: Recipient
    case_ref: str = ""


@dataclass(frozen=True)
class Service:
    """How, when and with what proof a document reached its recipient."""

    mode: Notice.ServiceMode
    on: date
    evidence: str


@dataclass(frozen=True)
class PublicFacts:
    """What anybody holding the verification code may learn: no name, no content."""

    number: str
    title: str
    kind: str
    issuer: str
    issued_on: date
    sha256: str


@transaction.atomic
def issue_notice(draft: NoticeDraft, *, by: Doer, on: date) -> Notice:
    """Number, print, store and record a document. The letter is dated `on`.

    Raises:
        MissingGlyph: a character cannot be printed; nothing is issued and no number used.
        NumberClash: another office uses the same word.
        UnknownKind: the letter's kind is not in the table.
    """
    label_of(draft.letter.kind)
    number, code = _next_number(draft, on), _new_code()
    letter = replace(
        draft.letter,
        head=replace(draft.letter.head, dated=on),
        number=number,
        verify_code=code,
        qr_text=f"{getattr(settings, 'PUBLIC_URL', '')}/verify/{code}",
    )
    rendered = render(letter)
    path = f"documents/{on.year}/{code}.pdf"
    _write(Path(settings.DATA_DIR) / path, rendered.pdf)  # the row only after the file
    notice = _create(draft, letter, rendered, path=path, by=by)
    audit.record(
        by,
        "issue_notice",
        draft.case_ref or f"notice:{notice.pk}",
        division=draft.division_code,
        detail={"number": number, "kind": letter.kind, "sha256": notice.sha256},
    )
    return notice


@transaction.atomic
def serve_notice(notice: Notice, service: Service, *, by: Doer) -> Notice:
    """Record service (送达); it starts the period for review (行政复议法实施条例第二十三条).

    Raises:
        AlreadyServed: it was served before.
    """
    row = Notice.objects.select_for_update().get(pk=notice.pk)
    if row.served_on:
        raise AlreadyServed(
            f"{row.number}已于{row.served_on:%Y-%m-%d}以“{row.get_service_mode_display()}”送达，不能再记一次"
        )
    if service.on < row.issued_on:
        raise ValueError(f"送达日期{service.on}早于签发日期{row.issued_on}，请核对")
    row.served_on, row.service_mode = service.on, service.mode
    row.service_evidence = service.evidence
    row.save(update_fields=["served_on", "service_mode", "service_evidence"])
    audit.record(
        by,
        "serve_notice",
        row.case_ref or f"notice:{row.pk}",
        division=row.division_code,
        detail={"number": row.number, "mode": str(service.mode), "on": service.on.isoformat()},
    )
    return row


def letter_pdf(notice: Notice) -> bytes:
    """The document as issued, checked against its hash.

    Raises:
        MissingDocument: the file is gone.
        TamperedDocument: the file was changed.
    """
    path = Path(settings.DATA_DIR) / notice.path
    if not path.is_file():
        raise MissingDocument(
            f"{notice.number}的文件不在了（{notice.path}）。请从备份恢复后再打开。"
        )
    pdf = path.read_bytes()
    if hashlib.sha256(pdf).hexdigest() != notice.sha256:
        raise TamperedDocument(
            f"{notice.number}的文件与签发时不同，已停止打开。请勿使用这份文件，从备份恢复并报告安全管理员。"
        )
    return pdf


def find_by_verify_code(code: str) -> PublicFacts | None:
    """Public facts of a document, or None. Case, spaces and hyphens do not matter."""
    signs = "".join(sign for sign in code.upper() if sign in CODE_SIGNS)
    notice = Notice.objects.filter(verify_code=_grouped(signs)).first()
    if notice is None:
        return None
    return PublicFacts(
        number=notice.number,
        title=notice.title,
        kind=notice.get_kind_display(),
        issuer=notice.letter["head"]["issuer"],
        issued_on=notice.issued_on,
        sha256=notice.sha256,
    )


def notices_of_case(case_ref: str) -> QuerySet[Notice]:
    """Documents of a case, oldest first."""
    return Notice.objects.filter(case_ref=case_ref)


def notices_to(recipient: Recipient) -> QuerySet[Notice]:
    """Documents addressed to somebody, newest first."""
    mine = Notice.objects.filter(recipient_kind=recipient.kind, recipient_key=recipient.key)
    return mine.order_by("-issued_on", "-pk")


def _next_number(draft: NoticeDraft, on: date) -> str:
    series, _ = NumberSeries.objects.select_for_update().get_or_create(
        office_code=draft.office_code, year=on.year, word=draft.number_word
    )
    series.last += 1
    series.save(update_fields=["last"])
    number = str(series)
    if Notice.objects.filter(number=number).exists():
        raise NumberClash(f"文号“{number}”已被另一机关用过。请给两个机关不同的代字后重试。")
    return number


def _new_code() -> str:
    return _grouped("".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_GROUPS * CODE_GROUP)))


def _grouped(signs: str) -> str:
    return "-".join(signs[at : at + CODE_GROUP] for at in range(0, len(signs), CODE_GROUP))


def _write(path: Path, content: bytes) -> None:
    """All of the file or nothing, also when the power fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
        part.write(content)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(path)


def _create(
    draft: NoticeDraft, letter: Letter, rendered: Rendered, *, path: str, by: Doer
) -> Notice:
    return Notice.objects.create(
        number=letter.number,
        verify_code=letter.verify_code,
        case_ref=draft.case_ref,
        kind=letter.kind,
        title=letter.title,
        office_code=draft.office_code,
        division_code=draft.division_code,
        recipient_kind=draft.recipient.kind,
        recipient_key=draft.recipient.key,
        letter=letter_to_json(letter),
        path=path,
        sha256=hashlib.sha256(rendered.pdf).hexdigest(),
        fonts=rendered.fonts,
        issued_on=letter.head.dated,
        issued_by=by.key,
    )
