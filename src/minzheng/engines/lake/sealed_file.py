"""identity.parquet: who a row names, in Parquet's own encryption (AES-256-GCM, footer and all).

Every file has a key of its own, drawn from the sealing key by a salt that stands in version.json.
"""

import secrets
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pyarrow.parquet.encryption as pe

from minzheng.engines.lake.layout import writer
from minzheng.registers.sealing import file_key


def new_salt() -> str:
    """A salt for a new file."""
    return secrets.token_hex(16)


def sealed_writer(path: Path, schema: pa.Schema, salt: str) -> pq.ParquetWriter:
    """A writer whose file nobody reads without the sealing key."""
    sealing = pe.create_encryption_properties(footer_key=file_key(f"lake/{salt}"))
    return writer(path, schema, encryption_properties=sealing)


def open_sealed(path: Path, salt: str) -> pq.ParquetFile:
    """The file, opened; raises OSError when the key is another one."""
    opening = pe.create_decryption_properties(footer_key=file_key(f"lake/{salt}"))
    return pq.ParquetFile(path, decryption_properties=opening)
