"""The protocol of each cloud: how its requests are read and its responses written."""
