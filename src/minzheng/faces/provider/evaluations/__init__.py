"""Pages of the provider face: rubric, scores, grade, subsidy."""
