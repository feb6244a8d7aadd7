"""Examples of the documentation, as data. A test runs every one of them in order, on the cast.

Words in ⟨⟩ stand for what the reader has of her own: name, number, a case.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FILE = "委托书.pdf"


@dataclass(frozen=True)
class Example:
    """One call. `answer`: the status, and names that the answer has. `keeps`: what a later
    example uses of it."""

    title: str
    method: str
    path: str
    status: int
    body: Mapping[str, Any] | None = None
    has: tuple[str, ...] = ()
    keyed: bool = True
    form: Mapping[str, str] | None = None
    keeps: Mapping[str, str] = field(default_factory=dict)

    @property
    def curl(self) -> str:
        """The call as it is typed in a terminal."""
        lines = [f"curl -X {self.method.upper()} https://⟨本局域名⟩/api/v1{self.path}"]
        if self.keyed:
            lines.append("-H 'Authorization: Bearer ⟨密钥⟩'")
        if self.method in ("post", "patch") and self.keyed:
            lines.append("-H 'Idempotency-Key: ⟨每个新请求一个新值⟩'")
        if self.body is not None:
            told = json.dumps(self.body, ensure_ascii=False)
            lines += ["-H 'Content-Type: application/json'", f"-d '{told}'"]
        if self.form is not None:
            lines += [*(f"-F {name}={value}" for name, value in self.form.items()),
                      f"-F file=@{FILE}"]  # fmt: skip
        return " \\\n  ".join(lines)


def _read() -> tuple[Example, ...]:
    told = yaml.safe_load((Path(__file__).parent / "examples.yaml").read_text("utf-8"))
    return tuple(Example(**{**row, "has": tuple(row.get("has", ()))}) for row in told)


EXAMPLES = _read()
