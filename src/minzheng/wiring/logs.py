"""Logs: one JSON line per event, and never an identity number in them."""

import re
from typing import Any

import structlog
from structlog.typing import EventDict, WrappedLogger

# Citizen numbers have 18 characters, old ones 15; longer runs (bank cards) are masked as well.
IDENTITY_NUMBER = re.compile(r"(?<![0-9A-Za-z])\d{14,}[0-9Xx](?![0-9A-Za-z])")
KEPT_IN_FRONT, KEPT_AT_END = 3, 2


def mask_numbers(text: str) -> str:
    """``"查 11010519491231002X"`` becomes ``"查 110*************2X"``; short numbers stay."""
    return IDENTITY_NUMBER.sub(_masked, text)


def _masked(match: re.Match[str]) -> str:
    number = match.group()
    stars = "*" * (len(number) - KEPT_IN_FRONT - KEPT_AT_END)
    return number[:KEPT_IN_FRONT] + stars + number[-KEPT_AT_END:]


def mask_value(value: Any) -> Any:
    """The same value with every identity number in it masked, however deep it lies."""
    if isinstance(value, str):
        return mask_numbers(value)
    if isinstance(value, dict):
        return {mask_value(key): mask_value(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [mask_value(inner) for inner in value]
    if isinstance(value, int) and IDENTITY_NUMBER.fullmatch(str(value)):
        return mask_numbers(str(value))
    return value


def mask_event(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """structlog processor: runs last but one, after exceptions have become text."""
    return {key: mask_value(value) for key, value in event.items()}


PROCESSORS: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.TimeStamper(fmt="iso", utc=False),
    structlog.processors.format_exc_info,
]


def configure_structlog() -> None:
    structlog.configure(
        processors=[*PROCESSORS, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def logging_setting(level: str) -> dict[str, Any]:
    """Django's LOGGING: our own lines and the libraries' go through the same masking."""
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [*PROCESSORS, structlog.stdlib.ExtraAdder(allow={"status_code"})],
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            mask_event,
            structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
        ],
    }
    handler = {"class": "logging.StreamHandler", "formatter": "json"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": formatter},
        "handlers": {"console": handler},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "numexpr": {"handlers": [], "level": "WARNING"},  # tells how many threads it takes
        },
    }
