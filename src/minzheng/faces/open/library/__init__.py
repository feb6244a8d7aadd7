"""The policy library for everybody."""
