"""The door of the consent engine."""
