"""Migrations of the facilities register."""
