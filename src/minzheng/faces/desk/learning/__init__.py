"""Pilots and study trips at the desk."""
