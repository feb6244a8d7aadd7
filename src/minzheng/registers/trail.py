"""The port through which registers report every write; the audit engine installs itself here."""

from typing import Any, Protocol

from minzheng.kernel.doer import Doer


class NotAudited(RuntimeError):
    """A register was about to write while nobody keeps the trail."""


class Recorder(Protocol):
    def __call__(
        self,
        by: Doer,
        verb: str,
        subject: str,
        *,
        division: str,
        purpose: str,
        detail: dict[str, Any],
    ) -> object: ...


_installed: list[Recorder] = []


def install(recorder: Recorder | None) -> Recorder | None:
    """Make `recorder` the one that keeps the trail; gives the former one."""
    former = _installed[0] if _installed else None
    _installed[:] = [recorder] if recorder else []
    return former


def record(
    by: Doer, verb: str, subject: str, *, division: str = "", purpose: str = "", **detail: Any
) -> None:
    """Report one write, inside the writer's own transaction.

    `subject` is "person:12", "household:3"; `detail` holds no identity number, phone or account.
    Raises NotAudited when no recorder is installed: nothing is written unaudited.
    """
    if not _installed:
        raise NotAudited("没有安装审计记录器，不能写入登记簿：请启用 minzheng.engines.audit")
    _installed[0](by, verb, subject, division=division, purpose=purpose, detail=detail)
