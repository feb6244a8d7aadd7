"""The house's addresses: each face under its own path; a face without urls.py is not shown."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from minzheng.wiring.faces import PREFIXES, has_urls
from minzheng.wiring.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/", health, name="health"),
    path("", include("minzheng.faces.open.disclosure.root")),
    *([path("", include("minzheng.wiring.demo.urls"))] if settings.DEMO else []),
    *(
        path(prefix, include(f"minzheng.faces.{name}.urls"))
        for name, prefix in PREFIXES.items()
        if has_urls(name)
    ),
]
