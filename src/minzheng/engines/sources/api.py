"""The door of the sources engine."""
