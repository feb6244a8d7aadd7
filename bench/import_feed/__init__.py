"""T5: a file of social insurance comes in: checked, reported, accepted."""
