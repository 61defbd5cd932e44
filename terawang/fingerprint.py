"""Fingerprints (sidik): SHA-256 over the canonical form of records, so that a page changes only with what it shows.

The canonical form of a record is its JSON with sorted keys, no spaces, UTF-8, and without fields that are not filled.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from terawang.model.base import Record


def canonical(record: Record) -> bytes:
    """Write a record in its canonical form."""
    values = record.model_dump(mode="json", exclude_none=True)
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def of_records(records: Iterable[Record]) -> str:
    """Give the fingerprint of records in their order: SHA-256 (hex) of their canonical forms, a line each."""
    digest = hashlib.sha256()
    for record in records:
        digest.update(canonical(record) + b"\n")
    return digest.hexdigest()


def of_content(records: Mapping[str, Record], files: Mapping[str, str]) -> str:
    """Give the fingerprint of a whole content: SHA-256 (hex) over lines `<sha256>  <file>`, sorted by file.

    A record counts by its canonical form, an evidence file (given with its SHA-256) by its bytes.
    """
    digests = {**{file: of_records([record]) for file, record in records.items()}, **files}
    lines = (f"{digest}  {file}\n" for file, digest in sorted(digests.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()
