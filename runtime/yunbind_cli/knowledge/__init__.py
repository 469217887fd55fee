"""What the catalog says: search, descriptions, and the meaning of errors. All of it works offline."""
