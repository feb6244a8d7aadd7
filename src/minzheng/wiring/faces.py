"""Which face answers under which path."""

from importlib.util import find_spec

# The portal owns the root, so it comes last: a more exact path must be asked first.
PREFIXES = {
    "looks": "", "desk": "desk/", "open": "open/", "provider": "provider/", "api": "api/",
    "portal": "",
}  # fmt: skip


def has_urls(name: str) -> bool:
    package = f"minzheng.faces.{name}"
    return find_spec(package) is not None and find_spec(f"{package}.urls") is not None
