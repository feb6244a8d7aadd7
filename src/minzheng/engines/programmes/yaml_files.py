"""Reading a file of definitions: what is missing or wrong is said with file, place and remedy."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from minzheng.engines.programmes.coded import STATUSES
from minzheng.engines.programmes.errors import DefinitionFaulty


def read_folder(folder: Path) -> dict[str, Mapping[str, Any]]:
    """Every file of a folder by its name. Raises DefinitionFaulty."""
    return {
        file.stem: read(file.stem, file.read_text("utf-8"))
        for file in sorted(folder.glob("*.yaml"))
    }


def read(key: str, text: str) -> Mapping[str, Any]:
    """The keys and values of one file. Raises DefinitionFaulty."""
    try:
        told = yaml.safe_load(text)
    except yaml.YAMLError as wrong:
        raise faulty(key, f"不是 YAML：{str(wrong)[:120]}", "请对照旁边的文件改") from wrong
    if not isinstance(told, dict):
        raise faulty(key, "没有内容", "请对照旁边的文件写")
    return told


def text_of(key: str, told: Mapping[str, Any], name: str) -> str:
    """A text that must be there. Raises DefinitionFaulty."""
    text = str(told.get(name) or "").strip()
    if not text:
        raise faulty(key, f"没有写 {name}", "请补上")
    return text


def table_of(key: str, told: Mapping[str, Any], name: str) -> dict[Any, str]:
    """A table that must not be empty. Raises DefinitionFaulty."""
    found = told.get(name)
    if not isinstance(found, dict) or not found:
        raise faulty(key, f"{name} 是空的或不是一张表", f"请在 {name} 下至少写一行")
    return {code: str(words) for code, words in found.items()}


def among(
    key: str, told: Mapping[str, Any], name: str, known: Mapping[str, Any]
) -> tuple[str, ...]:
    """A list of known codes. Raises DefinitionFaulty naming the unknown one."""
    codes = tuple(str(code) for code in told.get(name) or ())
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise faulty(key, f"{name} 里的 {'、'.join(unknown)} 无法识别", f"应为 {'、'.join(known)}")
    return codes


def status_of(key: str, told: Mapping[str, Any]) -> str:
    """How sure the basis is. Raises DefinitionFaulty."""
    status = text_of(key, told, "status")
    if status not in STATUSES:
        raise faulty(key, f"status “{status}”无法识别", f"应为 {'、'.join(STATUSES)} 之一")
    return status


def faulty(key: str, fault: str, remedy: str) -> DefinitionFaulty:
    """What to raise about a file."""
    return DefinitionFaulty(f"{key}.yaml：{fault}；{remedy}")
