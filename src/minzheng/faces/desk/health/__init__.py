"""Pages of the desk face: assessments, vitals, medication, care log, family view, FHIR."""
