"""Addresses of the pages: directory, consultation, corrections."""

from django.urls import URLPattern, path

from minzheng.faces.open.disclosure import consultations, corrections, directory, feeds

DOCUMENT, VERSION = "directory/<int:pk>", "directory/<int:pk>/versions/<int:number>"
urlpatterns: list[URLPattern] = [
    path("directory/", directory.directory, name="directory"),
    path("directory/standard/", directory.standard, name="directory-standard"),
    path(f"{DOCUMENT}/", directory.document, name="document"),
    path(f"{VERSION}/", directory.document_version, name="document-version"),
    path(f"{VERSION}/paper/", directory.document_paper, name="document-paper"),
    path("consultations/", consultations.consultations, name="consultations"),
    path("consultations/follow/", consultations.comment_follow, name="comment-follow"),
    path("consultations/<int:pk>/", consultations.consultation, name="consultation"),
    path("consultations/<int:pk>/comment/", consultations.comment, name="comment"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections/new/", corrections.correction_new, name="correction-new"),
    path("feed.xml", feeds.feed, name="feed"),
    path("feed/<slug:kind>.xml", feeds.feed_of, name="feed-of"),
]
