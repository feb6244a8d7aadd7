"""The door of the views engine."""
