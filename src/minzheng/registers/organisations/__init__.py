"""Organisations with a unified social credit code."""
