"""Migrations of the bookings engine."""
