"""Checks of a family's economy with other departments: one adapter, one fake beside it."""
