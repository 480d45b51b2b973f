"""What a file can hold, read off its bytes, so that most files are never parsed."""
