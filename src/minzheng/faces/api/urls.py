"""Addresses of the interfaces."""

from django.urls import path

from minzheng.faces.api import sharing

app_name = "api"
urlpatterns = [path("share/<str:number>/", sharing.share, name="share")]
