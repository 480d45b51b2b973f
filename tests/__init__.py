"""The tests. A package, so that they can share modules without the tree being on ``sys.path``."""
