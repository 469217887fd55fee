"""The catalog as the command line reads it: clouds, services, actions and members."""
