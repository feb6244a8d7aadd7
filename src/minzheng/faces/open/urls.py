"""Addresses of the open face."""

from django.urls import path

from minzheng.faces.open.views import law, letters, publicity

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
    path("rules/<slug:field>/<slug:name>/", law.rules, name="rules"),
]
