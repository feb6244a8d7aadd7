"""Pages of the provider face: assessments, vitals, medication, care log, family view, FHIR."""
