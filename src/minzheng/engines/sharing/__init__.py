"""Data out: purpose, basis, fields, two approvals, limits, watermark, log."""
