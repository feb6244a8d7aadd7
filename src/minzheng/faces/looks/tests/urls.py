"""The drawing-room alone."""

from django.urls import include, path

urlpatterns = [path("", include("minzheng.faces.looks.urls"))]
