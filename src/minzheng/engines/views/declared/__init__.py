"""The views there are: one module a section, found by looking."""
