"""The demo district: people, officers and cases that are made up, the same ones each time."""
