"""Tests of the open pages."""
