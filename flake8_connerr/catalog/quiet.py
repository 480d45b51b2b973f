"""Names whose calls are known to raise no connection error, so that they leave nothing open."""

from __future__ import annotations

# Standard library modules whose functions and objects do no connection or pipe I/O of their own.
# logging is here because its handlers report their errors themselves (logging.Handler.handleError).
MODULES = frozenset({
    "abc", "argparse", "array", "ast", "base64", "binascii", "bisect", "calendar", "codecs", "collections",
    "colorsys", "contextvars", "copy", "csv", "dataclasses", "datetime", "decimal", "difflib", "enum",
    "errno", "fnmatch", "fractions", "functools", "gc", "getpass", "glob", "hashlib", "heapq", "hmac",
    "html", "inspect", "ipaddress", "itertools", "json", "keyword", "locale", "logging", "math",
    "mimetypes", "numbers", "operator", "pathlib", "pickle", "platform", "pprint", "queue", "random",
    "re", "secrets", "shlex", "shutil", "signal", "stat", "statistics", "string", "struct", "sys",
    "tempfile", "textwrap", "threading", "time", "timeit", "tokenize", "traceback", "types", "typing",
    "unicodedata", "uuid", "warnings", "weakref", "zlib",
})  # fmt: skip

# Of these, also whatever is had from what their functions return: text, numbers, times, loggers, matches.
# Others hand out what they were given (copy, queue, functools), of which nothing is known.
VALUE_MODULES = frozenset({
    "base64", "binascii", "calendar", "datetime", "decimal", "fractions", "hashlib", "hmac", "html",
    "ipaddress", "json", "locale", "logging", "math", "mimetypes", "pathlib", "platform", "random", "re",
    "secrets", "string", "struct", "textwrap", "time", "unicodedata", "uuid", "zlib",
})  # fmt: skip

# Modules that do I/O elsewhere, but not below these names.
PREFIXES = (
    "os.path.", "os.environ", "os.getpid", "os.getenv", "urllib.parse.", "asyncio.sleep", "asyncio.Event",
    "asyncio.Lock", "asyncio.Queue", "concurrent.futures.ThreadPoolExecutor",
)  # fmt: skip

# Builtins whose call may run code that is not to be seen; every other builtin function is quiet.
# print writes to standard output, which nobody refuses or resets while the program reads on.
UNSEEN_BUILTINS = frozenset({
    "__import__", "compile", "eval", "exec", "iter", "map", "filter", "next", "open", "super", "getattr",
    "input",
})  # fmt: skip

# Types of literals and displays, whose methods are quiet.
TYPES = frozenset({"str", "bytes", "bytearray", "int", "float", "bool", "dict", "list", "set", "tuple"})
