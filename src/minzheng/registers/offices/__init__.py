"""Offices, the officers who serve in them, and the posts they hold and held."""
