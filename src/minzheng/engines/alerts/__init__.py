"""Alerts as tasks: assigned, due, visited, judged, led to something, measured."""
