"""The face of institutions: what they owe, what they offer, whom they serve."""
