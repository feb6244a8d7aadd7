"""Vocabulary: the glossary. Each legal term once, with its column, unit and meaning."""
