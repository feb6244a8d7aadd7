"""Addresses of the pages: disclosure and consultation."""

from django.urls import URLPattern, path

from minzheng.faces.desk.disclosure import comments, consultations, corrections, documents

DOCUMENT, CONSULTATION = "disclosure/<int:pk>", "consultations/<int:pk>"
COMMENT, CORRECTION = "consultations/comments/<int:pk>", "corrections/<int:pk>"
NAME = "protected-names/<int:pk>"
urlpatterns: list[URLPattern] = [
    path("disclosure/", documents.disclosures, name="disclosures"),
    path("disclosure/new/", documents.disclosure_new, name="disclosure-new"),
    path(f"{DOCUMENT}/", documents.disclosed, name="disclosed"),
    path(f"{DOCUMENT}/paper/", documents.disclosed_paper, name="disclosed-paper"),
    path(f"{DOCUMENT}/edit/", documents.disclosure_edit, name="disclosure-edit"),
    path(f"{DOCUMENT}/submit/", documents.disclosure_submit, name="disclosure-submit"),
    path(f"{DOCUMENT}/drop/", documents.disclosure_drop, name="disclosure-drop"),
    path(f"{DOCUMENT}/publish/", documents.disclosure_publish, name="disclosure-publish"),
    path(f"{DOCUMENT}/return/", documents.disclosure_return, name="disclosure-return"),
    path(f"{DOCUMENT}/correct/", documents.disclosure_correct, name="disclosure-correct"),
    path(f"{DOCUMENT}/withdraw/", documents.disclosure_withdraw, name="disclosure-withdraw"),
    path("consultations/", consultations.consultations, name="consultations"),
    path("consultations/new/", consultations.consultation_new, name="consultation-new"),
    path(f"{CONSULTATION}/", consultations.consultation, name="consultation"),
    path(f"{CONSULTATION}/edit/", consultations.consultation_edit, name="consultation-edit"),
    path(f"{CONSULTATION}/submit/", consultations.consultation_submit, name="consultation-submit"),
    path(
        f"{CONSULTATION}/publish/", consultations.consultation_publish, name="consultation-publish"
    ),
    path(f"{CONSULTATION}/return/", consultations.consultation_return, name="consultation-return"),
    path(f"{CONSULTATION}/reply/", comments.consultation_reply, name="consultation-reply"),
    path(
        f"{CONSULTATION}/summarise/",
        consultations.consultation_summarise,
        name="consultation-summarise",
    ),
    path(f"{COMMENT}/", comments.comment, name="comment"),
    path(f"{COMMENT}/show/", comments.comment_show, name="comment-show"),
    path(f"{COMMENT}/contact/", comments.comment_contact, name="comment-contact"),
    path("corrections/", corrections.corrections, name="corrections"),
    path(f"{CORRECTION}/", corrections.correction, name="correction"),
    path(f"{CORRECTION}/contact/", corrections.correction_contact, name="correction-contact"),
    path("protected-names/", corrections.guarded, name="protected-names"),
    path(f"{NAME}/", corrections.guarded_name, name="protected-name"),
    path(f"{NAME}/open/", corrections.guarded_name_open, name="protected-name-open"),
]
