"""Subprocesses: writing to one that is gone breaks the pipe, except through communicate and run."""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

CLASSES = {
    "subprocess.SubprocessError": ("Exception",),
    "subprocess.CalledProcessError": ("subprocess.SubprocessError",),
    "subprocess.TimeoutExpired": ("subprocess.SubprocessError",),
    "subprocess.CompletedProcess": ("object",),
    "subprocess.Popen": ("object",),
}

ATTRIBUTES = {
    "subprocess.Popen.stdin": "io.PipeFile",
    "subprocess.Popen.stdout": "io.PipeFile",
    "subprocess.Popen.stderr": "io.PipeFile",
}

_SPAWN = {
    "FileNotFoundError": "source: Lib/subprocess.py _execute_child",
    "OSError": "source: fork(2) EAGAIN",
}
_TIMEOUT = {"subprocess.TimeoutExpired": "source: Lib/subprocess.py _check_timeout"}
_STATUS = {"subprocess.CalledProcessError": "source: Lib/subprocess.py run"}

CALLS = {
    "subprocess.Popen": call(transfer=_SPAWN, returns="subprocess.Popen"),
    # BrokenPipeError is swallowed.
    "subprocess.Popen.communicate": call(transfer=_TIMEOUT),
    "subprocess.Popen.kill": call(),
    "subprocess.Popen.poll": call(),
    "subprocess.Popen.send_signal": call(),
    "subprocess.Popen.terminate": call(),
    "subprocess.Popen.wait": call(transfer=_TIMEOUT),
    # Closes stdin, and so writes what is still buffered.
    "subprocess.Popen.__exit__": call(
        transfer={"BrokenPipeError": "F11", "OSError": "windows: EINVAL on a closing pipe"}
    ),
    "subprocess.call": call(transfer=_SPAWN | _TIMEOUT),
    "subprocess.check_call": call(transfer=_SPAWN | _TIMEOUT | _STATUS),
    "subprocess.check_output": call(transfer=_SPAWN | _TIMEOUT | _STATUS),
    "subprocess.getoutput": call(transfer=_SPAWN, returns="str"),
    "subprocess.getstatusoutput": call(transfer=_SPAWN),
    "subprocess.run": call(transfer=_SPAWN | _TIMEOUT | _STATUS, returns="subprocess.CompletedProcess"),
    "subprocess.CompletedProcess.check_returncode": call(transfer=_STATUS),
    "subprocess.list2cmdline": call(returns="str"),
}
