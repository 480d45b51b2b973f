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

# The same by Windows' own number, as far as it is about connections. Any other stays a plain OSError, also
# 64, 121, 995, 1225 and 1236, but where Modules/overlapped.c and asyncio's IocpProactor make classes of these
# themselves. Source: CPython, PC/errmap.h, winerror_to_errno.
WINERROR_CLASSES = {
    109: "BrokenPipeError",  # ERROR_BROKEN_PIPE
    232: "BrokenPipeError",  # ERROR_NO_DATA
    258: "TimeoutError",  # WAIT_TIMEOUT
    10035: "BlockingIOError",  # WSAEWOULDBLOCK
    10036: "BlockingIOError",  # WSAEINPROGRESS
    10037: "BlockingIOError",  # WSAEALREADY
    10053: "ConnectionAbortedError",  # WSAECONNABORTED
    10054: "ConnectionResetError",  # WSAECONNRESET
    10058: "BrokenPipeError",  # WSAESHUTDOWN
    10060: "TimeoutError",  # WSAETIMEDOUT
    10061: "ConnectionRefusedError",  # WSAECONNREFUSED
}
