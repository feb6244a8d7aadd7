"""How right a clustering is, by pairs of records: precision, recall, F1, and recall by kind."""

from typing import Any

import numpy as np
import pyarrow as pa


def score(truth: np.ndarray, label: np.ndarray) -> dict[str, float]:
    """Pairs in one cluster against pairs of one person. Both are small whole numbers."""
    both = _pairs(truth.astype(np.int64) * (int(label.max()) + 1) + label)
    precision, recall = both / max(1, _pairs(label)), both / max(1, _pairs(truth))
    return {
        "precision": round(precision, 5),
        "recall": round(recall, 5),
        "f1": round(2 * precision * recall / max(1e-9, precision + recall), 5),
    }


def by_kind(records: pa.Table, label: np.ndarray) -> dict[str, dict[str, float]]:
    """Of the pairs of one person in which a record of the kind stands, the share found."""
    left, right = true_pairs(records.column("person").to_numpy())
    found = label[left] == label[right]
    kinds = records.column("kind").to_numpy(zero_copy_only=False)
    told: dict[str, dict[str, float]] = {}
    for kind in sorted(set(kinds)):
        theirs = (kinds[left] == kind) | (kinds[right] == kind)
        told[kind] = {"pairs": int(theirs.sum()), "recall": round(float(found[theirs].mean()), 5)}
    return told


def true_pairs(person: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Every two records of one person."""
    order = np.argsort(person, kind="stable")
    held = person[order]
    left, right, step = [], [], 1
    while step < len(held) and (same := held[step:] == held[:-step]).any():
        left.append(order[:-step][same])
        right.append(order[step:][same])
        step += 1
    if not left:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return np.concatenate(left), np.concatenate(right)


def dense(labels: Any) -> np.ndarray:
    """Any labels as small whole numbers."""
    found: np.ndarray = np.unique(np.asarray(labels), return_inverse=True)[1]
    return found


def _pairs(groups: np.ndarray) -> float:
    sizes = np.unique(groups, return_counts=True)[1].astype(float)
    return float((sizes * (sizes - 1) / 2).sum())
