"""Pages of the portal face: assessments, vitals, medication, care log, family view, FHIR."""
