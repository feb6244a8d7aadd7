"""The officers' face: my day, cases, dossiers, visits, publicity, payments, the trail."""
