"""The lives of sockets."""
