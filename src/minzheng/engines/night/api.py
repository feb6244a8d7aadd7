"""The door of the night engine."""
