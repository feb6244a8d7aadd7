"""The door of the linkage engine."""
