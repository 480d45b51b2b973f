"""What was asked for: by the command line, by configuration files, and for which file."""
