"""How a retry library's code can take the place of a loop."""
