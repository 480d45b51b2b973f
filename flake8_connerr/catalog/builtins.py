"""The builtin exception hierarchy, and the builtin functions that read.

Sources: the library reference, "Built-in Exceptions"; PEP 3151 for the aliases of OSError.
"""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

CLASSES = {
    "object": (),
    "BaseException": ("object",),
    "BaseExceptionGroup": ("BaseException",),
    "ExceptionGroup": ("BaseExceptionGroup", "Exception"),
    "GeneratorExit": ("BaseException",),
    "KeyboardInterrupt": ("BaseException",),
    "SystemExit": ("BaseException",),
    "Exception": ("BaseException",),
    "ArithmeticError": ("Exception",),
    "FloatingPointError": ("ArithmeticError",),
    "OverflowError": ("ArithmeticError",),
    "ZeroDivisionError": ("ArithmeticError",),
    "AssertionError": ("Exception",),
    "AttributeError": ("Exception",),
    "BufferError": ("Exception",),
    "EOFError": ("Exception",),
    "ImportError": ("Exception",),
    "ModuleNotFoundError": ("ImportError",),
    "LookupError": ("Exception",),
    "IndexError": ("LookupError",),
    "KeyError": ("LookupError",),
    "MemoryError": ("Exception",),
    "NameError": ("Exception",),
    "UnboundLocalError": ("NameError",),
    "OSError": ("Exception",),
    "BlockingIOError": ("OSError",),
    "ChildProcessError": ("OSError",),
    "ConnectionError": ("OSError",),
    "BrokenPipeError": ("ConnectionError",),
    "ConnectionAbortedError": ("ConnectionError",),
    "ConnectionRefusedError": ("ConnectionError",),
    "ConnectionResetError": ("ConnectionError",),
    "FileExistsError": ("OSError",),
    "FileNotFoundError": ("OSError",),
    "InterruptedError": ("OSError",),
    "IsADirectoryError": ("OSError",),
    "NotADirectoryError": ("OSError",),
    "PermissionError": ("OSError",),
    "ProcessLookupError": ("OSError",),
    "TimeoutError": ("OSError",),
    "ReferenceError": ("Exception",),
    "RuntimeError": ("Exception",),
    "NotImplementedError": ("RuntimeError",),
    "PythonFinalizationError": ("RuntimeError",),
    "RecursionError": ("RuntimeError",),
    "StopAsyncIteration": ("Exception",),
    "StopIteration": ("Exception",),
    "SyntaxError": ("Exception",),
    "IndentationError": ("SyntaxError",),
    "TabError": ("IndentationError",),
    "SystemError": ("Exception",),
    "TypeError": ("Exception",),
    "ValueError": ("Exception",),
    "UnicodeError": ("ValueError",),
    "UnicodeDecodeError": ("UnicodeError",),
    "UnicodeEncodeError": ("UnicodeError",),
    "UnicodeTranslateError": ("UnicodeError",),
    "Warning": ("Exception",),
    "BytesWarning": ("Warning",),
    "DeprecationWarning": ("Warning",),
    "EncodingWarning": ("Warning",),
    "FutureWarning": ("Warning",),
    "ImportWarning": ("Warning",),
    "PendingDeprecationWarning": ("Warning",),
    "ResourceWarning": ("Warning",),
    "RuntimeWarning": ("Warning",),
    "SyntaxWarning": ("Warning",),
    "UnicodeWarning": ("Warning",),
    "UserWarning": ("Warning",),
}

ALIASES = {
    "EnvironmentError": "OSError",
    "IOError": "OSError",
    "WindowsError": "OSError",
}

CALLS = {
    # A path: a FIFO opened by its path is not told from a regular file.
    "open": call(
        transfer={"FileNotFoundError": "source: open(2) ENOENT", "OSError": "source: open(2)"},
        returns="io.LocalFile",
    ),
    "input": call(transfer={"EOFError": "source: Python/bltinmodule.c builtin_input"}, returns="str"),
}

# The class that OSError(number, text) makes of itself, by the number's name in the errno module. Every
# other number stays a plain OSError. Source: CPython, Objects/exceptions.c, errnomap.
ERRNO_CLASSES = {
    "EAGAIN": "BlockingIOError",
    "EALREADY": "BlockingIOError",
    "EINPROGRESS": "BlockingIOError",
    "EWOULDBLOCK": "BlockingIOError",
    "EPIPE": "BrokenPipeError",
    "ESHUTDOWN": "BrokenPipeError",
    "ECHILD": "ChildProcessError",
    "ECONNABORTED": "ConnectionAbortedError",
    "ECONNREFUSED": "ConnectionRefusedError",
    "ECONNRESET": "ConnectionResetError",
    "EEXIST": "FileExistsError",
    "ENOENT": "FileNotFoundError",
    "EINTR": "InterruptedError",
    "EISDIR": "IsADirectoryError",
    "ENOTDIR": "NotADirectoryError",
    "EACCES": "PermissionError",
    "EPERM": "PermissionError",
    "ESRCH": "ProcessLookupError",
    "ETIMEDOUT": "TimeoutError",
}
