"""Feeds in: stage, check, report, accept by a second person, a new version in the lake."""
