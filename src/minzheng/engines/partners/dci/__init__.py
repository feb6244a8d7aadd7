"""The published DCI messages (SPDCI 1.0.0) of social registry and civil registry.

Source: spdci/standards, release of January 2025: social_api_v1.0.0 and registry_core_api_v1.0.0.
"""
