"""Arguments of calls: from the words of a command to the members of a request."""
