"""What other departments share: one file a feed; `precedence.py` says who is believed."""
