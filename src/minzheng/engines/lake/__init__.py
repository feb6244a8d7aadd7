"""Departments' data as immutable Parquet versions, keyed by pseudonym, readable as of any day."""
