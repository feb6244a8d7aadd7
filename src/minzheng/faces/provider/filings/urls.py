"""Addresses of this part of the provider."""

from django.urls import URLPattern, path

from minzheng.faces.provider.filings import applying, cases

DRAFT, CASE = "filings/drafts/<int:pk>", "filings/<str:number>"
urlpatterns: list[URLPattern] = [
    path("filings/", cases.filings, name="filings"),
    path("filings/new/<slug:field>/<slug:name>/<int:facility>/", applying.begin, name="filing-new"),
    path(f"{DRAFT}/", applying.draft, name="filing-draft"),
    path(f"{DRAFT}/discard/", applying.discard, name="filing-discard"),
    path(f"{DRAFT}/papers/<int:material>/remove/", applying.remove, name="filing-remove"),
    path(f"{CASE}/", cases.filing, name="filing"),
    path(f"{CASE}/answer/<int:step>/", cases.answer, name="filing-answer"),
    path(f"{CASE}/report/", cases.report, name="filing-report"),
    path(f"{CASE}/withdraw/", cases.withdraw, name="filing-withdraw"),
    path(f"{CASE}/letters/<int:pk>/", cases.letter, name="filing-letter"),
    path(f"{CASE}/papers/<int:pk>/", cases.paper, name="filing-paper"),
]
