"""T3 and T8: the pages an officer opens all day, at a million cases, on both stores."""
