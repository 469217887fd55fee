"""Operations, models, endpoints and credentials, as plain data, and their validation."""
