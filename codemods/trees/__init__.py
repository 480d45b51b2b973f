"""LibCST trees: finding nodes in them, changing them, and the code that is put into them."""
