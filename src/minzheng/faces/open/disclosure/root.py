"""Addresses that stand at the root of the site: its map, and what it says of itself."""

from django.urls import URLPattern, path

from minzheng.faces.open.disclosure import about, sitemap

urlpatterns: list[URLPattern] = [
    path("sitemap/", sitemap.sitemap, name="sitemap"),
    path("sitemap.xml", sitemap.sitemap_xml, name="sitemap-xml"),
    path("about/accessibility/", about.accessibility, name="accessibility"),
    path("about/privacy/", about.privacy, name="privacy"),
]
