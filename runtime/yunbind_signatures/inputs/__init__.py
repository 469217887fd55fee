"""Forms in which a refused request is given: a command of curl, HTTP, HAR, a journal, an error, texts."""
