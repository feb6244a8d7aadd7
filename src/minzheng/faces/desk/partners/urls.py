"""Addresses of the pages: interface partners, their keys, their log, their notices."""

from django.urls import URLPattern, path

from minzheng.faces.desk.partners import keys, notices, views

PARTNER = "partners/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("partners/", views.partners, name="partners"),
    path("partners/new/", views.partner_new, name="partner-new"),
    path(f"{PARTNER}/", views.partner, name="partner"),
    path(f"{PARTNER}/approve/", views.partner_approve, name="partner-approve"),
    path(f"{PARTNER}/refuse/", views.partner_refuse, name="partner-refuse"),
    path(f"{PARTNER}/end/", views.partner_end, name="partner-end"),
    path(f"{PARTNER}/key/", keys.partner_key, name="partner-key"),
    path(f"{PARTNER}/keys/<str:public>/revoke/", keys.revoke, name="partner-key-revoke"),
    path(f"{PARTNER}/signing-key/", keys.signing_key, name="partner-signing-key"),
    path(f"{PARTNER}/calls/", notices.calls, name="partner-calls"),
    path(f"{PARTNER}/notices/", notices.notices, name="partner-notices"),
    path("partners/notices/<int:number>/resend/", notices.resend, name="partner-resend"),
]
