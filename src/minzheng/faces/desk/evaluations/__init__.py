"""Pages of the desk face: rubric, scores, grade, subsidy."""
