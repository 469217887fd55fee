"""Emulators in processes of their own: their info files, their admin API, their start and end."""
