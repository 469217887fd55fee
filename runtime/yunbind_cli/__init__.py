"""The command line, ``yunbind``. Everything heavy is imported by the command that needs it."""
