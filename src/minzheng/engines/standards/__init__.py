"""The yearly rise of standards: from last year's consumption to every family's new amount."""
