"""The door of the sharing engine."""
