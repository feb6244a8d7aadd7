"""Views of the provider face."""
