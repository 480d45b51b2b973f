"""The command ``connerr-fix``, which may be interrupted before it is loaded."""

from codemods.running import interrupts


def command() -> int:
    """See :func:`codemods.fix.run_command`."""
    interrupts.end_at_once()
    from codemods import fix

    return fix.run_command()
