"""The door of the alerts engine."""
