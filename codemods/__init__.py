"""LibCST codemods that rewrite what ``flake8_connerr`` reports."""
