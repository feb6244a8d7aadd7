"""Addresses of the interfaces."""

from django.urls import path

from minzheng.faces.api import sharing
from minzheng.faces.api.v1.app import api
from minzheng.faces.api.v1.page import documentation

app_name = "api"
urlpatterns = [
    path("share/<str:number>/", sharing.share, name="share"),
    path("v1/", documentation, name="documentation"),
    path("v1/", api.urls),
]
