"""Simulation: a change of law or standard tried on everybody before it is made."""
