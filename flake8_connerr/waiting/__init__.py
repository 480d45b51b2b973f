"""The waits of retry loops: how long they are, how they grow, and how they can be made better."""
