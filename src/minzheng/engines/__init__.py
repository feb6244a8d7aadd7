"""What the platform does for any matter; each engine has one door, api.py."""
