"""Addresses of the open face."""

from django.urls import path

from minzheng.faces.open import elder_urls
from minzheng.faces.open.circles import urls as circles_urls
from minzheng.faces.open.contracts import urls as contract_urls
from minzheng.faces.open.disclosure import urls as disclosure_urls
from minzheng.faces.open.draws import urls as draw_urls
from minzheng.faces.open.figures import urls as figure_urls
from minzheng.faces.open.filings import urls as filing_urls
from minzheng.faces.open.giving import urls as giving_urls
from minzheng.faces.open.ledger import urls as ledger_urls
from minzheng.faces.open.library import urls as library_urls
from minzheng.faces.open.pipeline import urls as pipeline_urls
from minzheng.faces.open.searching import urls as searching_urls
from minzheng.faces.open.views import hardship, law, letters, publicity

app_name = "open"
urlpatterns = [
    path("", publicity.front, name="home"),
    path("notices/", publicity.notices, name="notices"),
    path("notices/<int:pk>/", publicity.notice, name="notice"),
    path("notices/<int:pk>/object/", publicity.objection, name="object"),
    path("notices/<int:pk>/sheet/", publicity.sheet, name="sheet"),
    path("verify/", letters.verify, name="verify"),
    path("verify/<str:code>/", letters.verify_code, name="verify-code"),
    path("parameters/", law.parameters, name="parameters"),
    path("hardship/", hardship.weights, name="hardship"),
    path("rules/<slug:field>/<slug:name>/", law.rules, name="rules"),
    *disclosure_urls.urlpatterns,
    *figure_urls.urlpatterns,
    *ledger_urls.urlpatterns,
    *giving_urls.urlpatterns,
    *draw_urls.urlpatterns,
    *searching_urls.urlpatterns,
    *contract_urls.urlpatterns,
    *circles_urls.urlpatterns,
    *filing_urls.urlpatterns,
    *elder_urls.urlpatterns,
    *pipeline_urls.urlpatterns,
    *library_urls.urlpatterns,
]
