"""The policy library at the desk."""
