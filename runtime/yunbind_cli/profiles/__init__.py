"""Profiles: names for a cloud, a region and a credential source. They never contain a secret."""
