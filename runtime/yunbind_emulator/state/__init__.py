"""The state of the emulated clouds, the secrets that they issued, and the file that keeps both."""
