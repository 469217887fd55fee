"""The client classes that generated clients inherit from."""
