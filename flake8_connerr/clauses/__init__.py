"""What ``except`` clauses catch, and what is wrong with that."""
