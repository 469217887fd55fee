"""Authentication: credential providers, tokens and projects."""
