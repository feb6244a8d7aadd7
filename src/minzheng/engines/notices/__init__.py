"""Notices: documents (PDF), messages and publicity (公示、公布)."""
