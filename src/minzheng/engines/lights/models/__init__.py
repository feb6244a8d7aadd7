"""Tables of the lights engine."""

from minzheng.engines.lights.models.light import Light

__all__ = ["Light"]
