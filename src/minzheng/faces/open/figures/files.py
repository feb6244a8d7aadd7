"""Open data as files: CSV and JSON, with a mark of their content, for any site to take."""

import csv
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256
from io import StringIO

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from minzheng.faces.open.figures.datasets import LICENCE, Dataset, Value

CSV, JSON = "csv", "json"
MIMES = {CSV: "text/csv; charset=utf-8", JSON: "application/json; charset=utf-8"}
HOUR = 3_600
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes what begins so for a formula


def as_csv(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Columns by their stable names, marked as UTF-8."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_json(dataset: Dataset, rows: Iterable[Sequence[Value]], updated: date) -> bytes:
    """The rows by name, with licence and definitions."""
    names = [each.name for each in dataset.fields]
    content = {
        "dataset": dataset.name, "title": dataset.title, "updated": updated.isoformat(),
        "licence": LICENCE,
        "fields": [{"name": f.name, "title": f.title, "means": f.means} for f in dataset.fields],
        "rows": [dict(zip(names, row, strict=True)) for row in rows],
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def served(request: HttpRequest, content: bytes, kind: str, updated: date) -> HttpResponseBase:
    """The file, or that nothing has changed since the reader took it; any site may read it."""
    etag = quote_etag(sha256(content).hexdigest()[:32])
    moment = int(datetime.combine(updated, time(), UTC).timestamp())
    response = HttpResponse(content, content_type=MIMES[kind])
    found = get_conditional_response(request, etag, moment, response) or response
    for name, value in (
        ("ETag", etag),
        ("Last-Modified", http_date(moment)),
        ("Cache-Control", f"public, max-age={HOUR}"),
        ("Access-Control-Allow-Origin", "*"),
        ("Access-Control-Expose-Headers", "ETag, Last-Modified"),
    ):
        found[name] = value
    return found


def _plain(cell: Value) -> Value:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(DANGEROUS) else cell
