"""Keys: given and shown once, revoked at once, and the public keys of signatures."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from minzheng.engines.partners import api
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.partners.answering import told
from minzheng.faces.desk.partners.forms import SigningKeyForm
from minzheng.faces.desk.requests import OfficerRequest, officer

DOCS = "/api/v1/"


@never_cache
@require_POST
@officer(api.REGISTRARS)
@told
def partner_key(request: OfficerRequest, pk: int) -> HttpResponse:
    """A new key, shown on this page and nowhere again."""
    row = api.partner_for(request.viewer, pk)
    key = api.give_key(row, by=request.viewer, at=timezone.now())
    url = request.build_absolute_uri(DOCS)
    return page(request, "partners/partner_key", row=row, key=key, url=url,
                overlap=api.OVERLAP.days)  # fmt: skip


@require_POST
@officer(api.ENDERS)
@told
def revoke(request: OfficerRequest, pk: int, public: str) -> HttpResponse:
    """One key stops now."""
    row = api.partner_for(request.viewer, pk)
    api.revoke_key(row, public, by=request.viewer)
    messages.success(request, f"密钥 {public} 已吊销，立即失效。")
    return redirect("desk:partner", pk)


@require_http_methods(["GET", "POST"])
@officer(api.REGISTRARS)
@told
def signing_key(request: OfficerRequest, pk: int) -> HttpResponse:
    """The public key with which the partner signs its messages."""
    row = api.partner_for(request.viewer, pk)
    form = SigningKeyForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            api.register_signing_key(
                row, given["key_id"], given["public_key"], by=request.viewer, on=request.today
            )
        except api.PartnerUnfit as unfit:
            form.refuse(unfit.errors)
        else:
            messages.success(request, "公钥已登记。")
            return redirect("desk:partner", pk)
    return page(request, "partners/partner_deed", row=row, form=form, words="登记公钥")
