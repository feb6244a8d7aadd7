"""Tests of saved views, files of lists, bulk deeds, long work."""
