"""Reading a signed sheet again, by who may see whose it is; reading is in the trail."""

from django.db import transaction

from minzheng.engines.access.api import Viewer, may_see
from minzheng.engines.audit import api as audit
from minzheng.engines.consent.errors import NoSuchConsent
from minzheng.engines.consent.models import Consent
from minzheng.engines.consent.sheets import read


def consent_for(viewer: Viewer, consent_id: int) -> Consent:
    """An authorisation within the viewer's area, or her own. Raises NoSuchConsent."""
    consent = Consent.objects.select_related("person").filter(pk=consent_id).first()
    if consent is None or not _may_read(viewer, consent):
        raise NoSuchConsent("没有这份授权，或不在您的辖区内。请刷新页面")
    return consent


def open_sheet(viewer: Viewer, consent_id: int) -> tuple[bytes, str]:
    """The scanned sheet and its mime type. Raises NoSuchConsent, SheetBroken."""
    consent = consent_for(viewer, consent_id)
    content = read(consent)
    with transaction.atomic():
        detail = {"person": consent.person_id}
        division = consent.division_code
        audit.record(viewer.doer, "open_consent", consent.ref, division=division, detail=detail)
    return content


def _may_read(viewer: Viewer, consent: Consent) -> bool:
    if viewer.person_id is not None:
        return str(viewer.person_id) in {str(consent.person_id), consent.signer_key}
    return may_see(viewer, consent.division_code, consent.matter)
