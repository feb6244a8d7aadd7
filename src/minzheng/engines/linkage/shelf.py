"""Where the trained models lie: DATA_DIR/lake/linkage, one file a version; the newest counts."""

from datetime import date
from pathlib import Path

from minzheng.engines.lake import api as lake
from minzheng.engines.linkage.model import Model, read_model

DEFAULT_MODEL = Path(__file__).with_name("default_model.json")
MEASURED = Path(__file__).with_name("measured.json")  # written by the bench T1
SHELF = "linkage"


def folder() -> Path:
    """The folder of the city's own models."""
    return lake.shelf(SHELF)


def own_models() -> list[Path]:
    """The city's own models, oldest first."""
    return sorted(folder().glob("*.json"))


def model_in_use() -> Model:
    """The newest own model; the one shipped with the program until the city has trained one."""
    own = own_models()
    return read_model(own[-1] if own else DEFAULT_MODEL)


def next_version(day: date) -> str:
    """The name of the next model trained on a day: "2026-11-20-002"."""
    taken = [path.stem for path in own_models() if path.stem.startswith(day.isoformat())]
    return f"{day.isoformat()}-{len(taken) + 1:03d}"


def keep_model(model: Model) -> Path:
    """Write a model beside its place and move it there whole."""
    folder().mkdir(parents=True, exist_ok=True)
    place = folder() / f"{model.version}.json"
    beside = place.with_suffix(".part")
    beside.write_text(model.written(), encoding="utf-8")
    beside.rename(place)
    return place
