"""How often one address may write to us or try a receipt: enough for a person, not for a flood."""

from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest

WINDOW_SECONDS = 15 * 60


@dataclass(frozen=True)
class Pace:
    """At most so many in the window, counted by the address asked from."""

    name: str
    most: int

    def used_up(self, request: HttpRequest) -> bool:
        """Count one; whether there were too many. The address is forgotten with the window."""
        at = f"open.pace.{self.name}.{request.META.get('REMOTE_ADDR', '')}"
        cache.add(at, 0, WINDOW_SECONDS)
        return cache.incr(at) > self.most


WRITING, FOLLOWING = Pace("writing", 30), Pace("following", 60)
TOO_OFTEN = "这个网络地址十五分钟里提交得太多了，请过一会儿再来；着急的请打页脚的服务热线。"
