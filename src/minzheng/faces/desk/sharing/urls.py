"""Addresses of data out, of openings under review, and of authorisations at the window."""

from django.urls import path

from minzheng.faces.desk.sharing import consents, openings, serving, views

SHARE, CONSENT = "sharing/<int:pk>", "consents/<int:pk>"
urlpatterns = [
    path("sharing/", views.shares, name="shares"),
    path("sharing/new/", views.share_new, name="share-new"),
    path(f"{SHARE}/", views.share, name="share"),
    path(f"{SHARE}/check/", views.share_check, name="share-check"),
    path(f"{SHARE}/confirm/", views.share_confirm, name="share-confirm"),
    path(f"{SHARE}/approve/", views.share_approve, name="share-approve"),
    path(f"{SHARE}/refuse/", views.share_refuse, name="share-refuse"),
    path(f"{SHARE}/extend/", views.share_extend, name="share-extend"),
    path(f"{SHARE}/file/", serving.share_file, name="share-file"),
    path(f"{SHARE}/key/", serving.share_key, name="share-key"),
    path(f"{SHARE}/end/", views.share_end, name="share-end"),
    path(f"{SHARE}/destroy/", views.share_destroy, name="share-destroy"),
    path("openings/", openings.opening_list, name="openings"),
    path("openings/<int:number>/", openings.opening, name="opening"),
    path(f"{CONSENT}/withdraw/", consents.consent_withdraw, name="consent-withdraw"),
    path(f"{CONSENT}/sheet/", consents.consent_sheet, name="consent-sheet"),
    path("consents/<str:number>/", consents.consents, name="consents"),
    path("consents/<str:number>/record/", consents.consent_record, name="consent-record"),
    path("consents/<str:number>/form/", consents.consent_form, name="consent-form"),
]
