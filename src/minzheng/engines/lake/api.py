"""The door of the lake engine."""
