"""A run over many files: finding them, working on them, and writing them back."""
