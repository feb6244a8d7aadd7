"""The door of the exchange engine."""
