"""The account of a call: which key it would use, and whether this machine can reach the cloud with it."""
