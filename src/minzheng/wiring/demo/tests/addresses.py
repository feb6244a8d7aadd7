"""The house's addresses with those of the demo, as the demo itself has them."""

from django.urls import include, path

from minzheng.wiring.urls import urlpatterns as house

urlpatterns = [path("", include("minzheng.wiring.demo.urls")), *house]
