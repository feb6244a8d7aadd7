"""Interfaces for other systems: JSON, with every refusal in Chinese."""
