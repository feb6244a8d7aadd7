"""The partner about itself; and yes or no about somebody else."""

from typing import Any

from ninja import Router

from minzheng.engines.partners import api as partners
from minzheng.engines.partners.api import SCOPES, VERIFY
from minzheng.faces.api.v1 import partner_schemas as shape
from minzheng.faces.api.v1.gate import KEY, gate
from minzheng.faces.api.v1.requests import ApiRequest, note
from minzheng.faces.api.v1.responses import GUARDED

router = Router(tags=["接入与核验"], auth=KEY)


@router.get("/me", response={200: shape.Me, **GUARDED}, summary="本系统的权限和限额")
@gate("", operation="read_me")
def me(request: ApiRequest) -> dict[str, Any]:
    """贵方获准的权限、辖区、事项、次数和期限。"""
    row = request.caller.partner
    return {
        "number": row.number, "name": row.name, "organisation": row.organisation,
        "scopes": {key: SCOPES[key] for key in row.scopes}, "divisions": row.divisions,
        "matters": row.matters, "per_minute": row.per_minute, "per_day": row.per_day,
        "ends_on": row.ends_on, "institutions": row.institutions,
    }  # fmt: skip


@router.post("/verifications", response={200: shape.VerifyFound, **GUARDED}, summary="核验待遇")
@gate(VERIFY, operation="verify_benefit")
def verification(request: ApiRequest, body: shape.VerifyAsked) -> Any:
    """一个人今天在不在享某项待遇。只答是、否、没有查到；每次都留痕，本人可以看到。"""
    question = partners.Question(
        body.person.name, body.person.id_number, body.matter, body.ground, body.consent_ref,
        body.purpose,
    )  # fmt: skip
    found = partners.verify(request.caller, question, on=request.today)
    note(request, [found.subject], purpose=body.purpose)
    return found
