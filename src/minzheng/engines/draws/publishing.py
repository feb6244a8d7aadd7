"""What everybody may see of a draw, as a file; and whether a file holds together."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.db.models import QuerySet

from minzheng.engines.draws.choosing import Lot, Stratum, chosen, commitment_of, digest_of, key_of
from minzheng.engines.draws.errors import NoSuchDraw
from minzheng.engines.draws.models import Draw, State

FORMAT = "minzheng-draw/1"
WANTING = "文件缺少“{}”，不是完整的抽签文件"


def published() -> QuerySet[Draw]:
    """The draws anybody may see: committed or drawn, newest first."""
    return Draw.objects.exclude(state=State.PREPARED).order_by("-pk")


def published_draw(pk: int) -> Draw:
    """One of them. Raises NoSuchDraw."""
    found = published().filter(pk=pk).first()
    if found is None:
        raise NoSuchDraw("没有这次抽签，或它还没有公布")
    return found


def public_file(draw: Draw) -> dict[str, Any]:
    """Everything somebody needs to do the draw again; no reference, no salt. Two queries.

    The seed is empty until it is drawn. Raises NoSuchDraw before the commitment.
    """
    if draw.state == State.PREPARED:
        raise NoSuchDraw("这次抽签还没有公布")
    items = draw.items.values("token", "stratum", "mandatory")
    picks = draw.picks.values_list("item__token", flat=True)
    return {
        "format": FORMAT, "draw": draw.pk, "title": draw.title, "basis": draw.basis,
        "prepared_on": draw.prepared_on.isoformat(),
        "committed_at": draw.committed_at.isoformat() if draw.committed_at else "",
        "due_on": draw.due_on.isoformat() if draw.due_on else "",
        "drawn_at": draw.drawn_at.isoformat() if draw.drawn_at else "",
        "digest": draw.digest, "commitment": draw.commitment, "seed": draw.seed,
        "later": {
            "what": draw.later, "value": draw.later_value, "source": draw.later_source,
        },
        "strata": [_told(each) for each in draw.layers],
        "items": list(items.order_by("stratum", "token")), "chosen": list(picks),
    }  # fmt: skip


def verify(file: Mapping[str, Any]) -> list[str]:
    """What is wrong with a public file, in words; empty when everything holds together."""
    try:
        strata = [_stratum(each) for each in file["strata"]]
        lots = [Lot(each["token"], each["stratum"], each["mandatory"]) for each in file["items"]]
        seed, later = file["seed"], file["later"]["value"]
        digest, commitment, taken = file["digest"], file["commitment"], file["chosen"]
    except KeyError as missing:
        return [WANTING.format(missing.args[0])]
    faults = _faults_of_list(strata, lots, digest)
    if not seed:
        return [*faults, *(["还没有公布种子，却已经有抽取结果"] if taken else [])]
    if commitment_of(seed) != commitment:
        faults.append("种子和事先公布的承诺值不符：种子被换过")
    if not faults and chosen(strata, lots, key_of(seed, later)) != taken:
        faults.append("按公布的种子重算，抽中的和公布的不一样")
    return faults


def _faults_of_list(strata: list[Stratum], lots: list[Lot], digest: str) -> list[str]:
    if {lot.stratum for lot in lots} - {each.key for each in strata}:
        return ["名单里有分层表没有的层"]
    faults = []
    if digest_of(strata, lots) != digest:
        faults.append("名单和事先公布的校验值不符：名单被改过")
    for each in strata:
        here = [lot for lot in lots if lot.stratum == each.key]
        if (len(here), _mandatory(here)) != (each.size, each.mandatory):
            faults.append(f"“{each.name}”的件数和名单不符")
    return faults


def _mandatory(lots: Iterable[Lot]) -> int:
    return sum(lot.mandatory for lot in lots)


def _told(stratum: Stratum) -> dict[str, Any]:
    told = asdict(stratum)
    return {"stratum": told.pop("key"), **told}


def _stratum(told: Mapping[str, Any]) -> Stratum:
    return Stratum(told["stratum"], told["name"], told["size"], told["mandatory"], told["wanted"])
