"""os: descriptors of pipes and sockets, and the calls that have nothing to do with either."""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

ALIASES = {
    "os.error": "OSError",
}

_WRITE = {
    "BrokenPipeError": "F6 F11",
    "ConnectionResetError": "F2 (descriptor of a socket)",
    "OSError": "source: write(2)",
}
_FILE = {"FileNotFoundError": "source: path_resolution(7)", "OSError": "source: path_resolution(7)"}
_PROCESS = {"ProcessLookupError": "source: kill(2)", "PermissionError": "source: kill(2)"}
_QUIET = call()

CALLS = {
    "os.write": call(transfer=_WRITE),
    "os.writev": call(transfer=_WRITE),
    "os.sendfile": call(transfer=_WRITE),
    "os.splice": call(transfer={"BrokenPipeError": "F11", "OSError": "source: splice(2)"}),
    "os.read": call(
        transfer={"ConnectionResetError": "F2 (descriptor of a socket)", "OSError": "source: read(2)"},
        returns="bytes",
    ),
    "os.readv": call(
        transfer={"ConnectionResetError": "F2 (descriptor of a socket)", "OSError": "source: read(2)"}
    ),
    # A FIFO opened for writing without blocking and without a reader: ENXIO, a plain OSError.
    "os.open": call(transfer={"FileNotFoundError": "source: open(2)", "OSError": "F11 (FIFO)"}),
    "os.fdopen": call(returns="io.PipeFile"),
    "os.popen": call(returns="io.PipeFile"),
    "os.pipe": call(),
    "os.pipe2": call(),
    "os.close": _QUIET,
    "os.dup": _QUIET,
    "os.dup2": _QUIET,
    "os.fsync": _QUIET,
    "os.set_blocking": _QUIET,
    "os.chmod": call(transfer=_FILE),
    "os.listdir": call(transfer=_FILE),
    "os.lstat": call(transfer=_FILE),
    "os.makedirs": call(transfer={"FileExistsError": "source: mkdir(2)", "OSError": "source: mkdir(2)"}),
    "os.mkdir": call(transfer={"FileExistsError": "source: mkdir(2)", "OSError": "source: mkdir(2)"}),
    "os.mkfifo": call(transfer={"FileExistsError": "source: mkfifo(3)", "OSError": "source: mkfifo(3)"}),
    "os.remove": call(transfer=_FILE),
    "os.rename": call(transfer=_FILE),
    "os.replace": call(transfer=_FILE),
    "os.rmdir": call(transfer=_FILE),
    "os.scandir": call(transfer=_FILE),
    "os.stat": call(transfer=_FILE),
    "os.unlink": call(transfer=_FILE),
    "os.kill": call(transfer=_PROCESS),
    "os.killpg": call(transfer=_PROCESS),
    "os.waitpid": call(transfer={"ChildProcessError": "source: waitpid(2) ECHILD"}),
    "os.cpu_count": _QUIET,
    "os.fspath": _QUIET,
    "os.getcwd": call(returns="str"),
    "os.getenv": _QUIET,
    "os.environ.copy": _QUIET,
    "os.environ.get": _QUIET,
    "os.environ.pop": _QUIET,
    "os.environ.setdefault": _QUIET,
    "os.getpid": _QUIET,
    "os.getppid": _QUIET,
    "os.getuid": _QUIET,
    "os.isatty": _QUIET,
    "os.strerror": call(returns="str"),
    "os.urandom": call(returns="bytes"),
    "os.path.abspath": call(returns="str"),
    "os.path.basename": call(returns="str"),
    "os.path.dirname": call(returns="str"),
    "os.path.exists": _QUIET,
    "os.path.expanduser": call(returns="str"),
    "os.path.getsize": call(transfer=_FILE),
    "os.path.isdir": _QUIET,
    "os.path.isfile": _QUIET,
    "os.path.join": call(returns="str"),
    "os.path.realpath": call(returns="str"),
    "os.path.split": call(returns=("str", "str")),
    "os.path.splitext": call(returns=("str", "str")),
}
