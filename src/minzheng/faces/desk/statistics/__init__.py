"""Entered figures and statistics forms at the desk."""
