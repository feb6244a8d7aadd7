"""Pages of the open face: rubric, scores, grade, subsidy."""
