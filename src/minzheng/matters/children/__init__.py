"""Matters of children: their welfare and protection."""
