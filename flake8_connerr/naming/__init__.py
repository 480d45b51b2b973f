"""What the names of a file stand for: bindings, types, and the functions that calls reach."""
