"""Proof of what was given: a photo or a signed sheet, sealed; looking at it is in the trail."""

from typing import Protocol

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.needs.deeds import trail
from minzheng.engines.needs.errors import NeedRefused
from minzheng.engines.needs.models import Order, Pledge
from minzheng.registers.papers import Paper, PaperRefused, keep_sealed, read_kept

FOLDER = "need-proofs"


class Proven(Protocol):
    """A row with a proof."""

    pk: int
    proof: str
    proof_name: str
    proof_digest: str


def keep_proof(paper: Paper | None) -> dict[str, str]:
    """The columns of a proof; none without a paper. Raises NeedRefused."""
    if paper is None:
        return {}
    try:
        kept = keep_sealed(FOLDER, paper)
    except PaperRefused as refusal:
        raise NeedRefused(str(refusal)) from refusal
    name = paper.name.replace("\x00", "")[:120]
    return {"proof": kept.path, "proof_name": name, "proof_digest": kept.digest}


def open_proof(viewer: Viewer, owner: Order | Pledge, row: Proven) -> tuple[bytes, str, str]:
    """Content, mime and name, after the trail knows who looks. Raises PaperLost."""
    content, mime = read_kept(row.proof, row.proof_digest)
    with transaction.atomic():
        trail(viewer, "open_proof", owner, proof=row.pk)
    return content, mime, row.proof_name
