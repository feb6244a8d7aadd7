"""The city's own model, trained on a sample of the records its lake holds."""

from datetime import date

import numpy as np
import pyarrow as pa
from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.linkage.chinese import PEOPLE
from minzheng.engines.linkage.errors import TooFewRecords
from minzheng.engines.linkage.model import Model
from minzheng.engines.linkage.preparing import prepare
from minzheng.engines.linkage.records import known_records
from minzheng.engines.linkage.shelf import keep_model, next_version
from minzheng.engines.linkage.training import Material, train

SAMPLE, LEAST = 300_000, 5_000
MIX = 2_654_435_761  # spreads neighbouring numbers; a sample takes all records of its people


def train_on_lake(*, by: Viewer, on: date, sample: int = SAMPLE) -> Model:
    """Train and keep a model on what the lake holds; it counts from now on.

    Raises TooFewRecords when hardly anybody has two records to learn from.
    """
    records = _sample(on, sample)
    if len(records) < LEAST:
        raise TooFewRecords(
            f"数据湖里只有 {len(records)} 条可以比对的记录，训练至少要 {LEAST} 条。"
            "请先接收户籍人口等数据；现在继续使用随程序提供的模型"
        )
    words = f"数据湖 {on} 的 {len(records)} 条记录（按人抽样）"
    model = train(Material(prepare(records), words, on), PEOPLE, version=next_version(on))
    with transaction.atomic():
        keep_model(model)
        detail = {"version": model.version, "records": model.records}
        audit.record(by.doer, "train_linkage", "linkage:model", detail=detail)
    return model


def _sample(on: date, wanted: int) -> pa.Table:
    """All records of some of the people, about as many as wanted."""
    parts = list(known_records(on))
    total = sum(len(each.records) for each in parts)
    share = min(1.0, wanted / max(1, total))
    taken = [
        each.records.filter(pa.array(each.person * MIX % 1_000_003 < share * 1_000_003))
        for each in parts
    ]
    if not taken:
        return pa.table({"record": pa.array([], pa.int64())})
    whole = pa.concat_tables(taken)
    return whole.set_column(0, "record", pa.array(np.arange(len(whole))))
