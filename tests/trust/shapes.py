"""Source files that grow in one way each, up to sizes that nobody writes by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

HEAD = "import errno, random, socket, time, requests\n\n"
CONNECT = "socket.create_connection(address)"


class Shape(NamedTuple):
    """A way to grow. ``make(n)`` is the file with n parts; ``size`` is the n to begin with."""

    name: str
    size: int
    make: Callable[[int], str]


def _retry_loop(name: str, wait: str = "time.sleep(1)", caught: str = "ConnectionError") -> str:
    return (
        f"def {name}(address):\n"
        "    for attempt in range(5):\n"
        "        try:\n"
        f"            return {CONNECT}\n"
        f"        except {caught}:\n"
        "            if attempt == 4:\n"
        "                raise\n"
        f"            {wait}\n\n\n"
    )


def _indented(text: str, levels: int) -> str:
    return "".join(f"{'    ' * levels}{line}\n" if line else "\n" for line in text.splitlines())


def functions(n: int) -> str:
    """Code of which there is nothing to say."""
    return HEAD + "".join(f"def f{i}(a):\n    x = a.b.c({i})\n    return x\n\n\n" for i in range(n))


def retry_functions(n: int) -> str:
    return HEAD + "".join(_retry_loop(f"connect{i}") for i in range(n))


def hammering_functions(n: int) -> str:
    return HEAD + "".join(_retry_loop(f"connect{i}", wait="continue", caught="OSError") for i in range(n))


def retry_methods(n: int) -> str:
    methods = "".join(_indented(_retry_loop(f"connect{i}"), 1) for i in range(n))
    return f"{HEAD}class Client:\n{methods}"


def methods_that_wait_as_configured(n: int) -> str:
    loops = (_retry_loop(f"connect{i}", wait="time.sleep(self.delay)") for i in range(n))
    methods = "".join(_indented(loop.replace("(address)", "(self, address)", 1), 1) for loop in loops)
    made = "    def __init__(self, delay: float):\n        self.delay = delay\n\n"
    return f"{HEAD}class Client:\n{made}{methods}"


def loops_in_one_function(n: int) -> str:
    loop = (
        "    for attempt in range(5):\n        try:\n"
        f"            peer = {CONNECT}\n            break\n"
        "        except ConnectionError:\n            if attempt == 4:\n                raise\n"
        "            time.sleep(1)\n"
    )
    return f"{HEAD}def connect(address):\n{loop * n}"


def endless_loops_in_one_function(n: int) -> str:
    loop = (
        "    while True:\n        try:\n"
        f"            peer = {CONNECT}\n            break\n"
        "        except OSError:\n            time.sleep(1)\n"
    )
    return f"{HEAD}def connect(address):\n{loop * n}"


def counting_loops_in_one_function(n: int) -> str:
    """Each counts by itself, and what follows them all asks how they went."""
    loops = "".join(
        f"    attempt{i}, error{i} = 0, None\n    while attempt{i} < 5:\n        try:\n"
        f"            peer{i} = socket.create_connection(hosts[{i}])\n            break\n"
        f"        except OSError as error:\n            error{i} = error\n            attempt{i} += 1\n"
        "            time.sleep(1)\n"
        for i in range(n)
    )
    asked = "".join(f"    if error{i}:\n        raise error{i}\n" for i in range(n))
    return f"{HEAD}def connect(hosts):\n{loops}{asked}"


def handlers_in_a_retry_loop(n: int) -> str:
    handlers = "".join(
        f"        except ConnectionLost{i}:\n            if attempt == 4:\n                raise\n"
        "            time.sleep(1)\n"
        for i in range(n)
    )
    return (
        f"{HEAD}def connect(address):\n    for attempt in range(5):\n        try:\n"
        f"            return {CONNECT}\n{handlers}"
    )


def loops_at_top_level(n: int) -> str:
    return HEAD + "".join(
        f"for attempt in range(5):\n    try:\n        peer{i} = {CONNECT}\n        break\n"
        "    except ConnectionError:\n        if attempt == 4:\n            raise\n        time.sleep(1)\n"
        for i in range(n)
    )


def plain_loops_in_one_function(n: int) -> str:
    return f"{HEAD}def work(items):\n" + "    for item in items:\n        item.work()\n" * n


def handlers_of_unknown_classes(n: int) -> str:
    handlers = "".join(f"except E{i}:\n    pass\n" for i in range(n))
    return f"{HEAD}try:\n    {CONNECT}\n{handlers}except ConnectionError:\n    print()\n"


def handlers_of_one_class(n: int) -> str:
    return f"{HEAD}try:\n    {CONNECT}\n" + "except ConnectionError:\n    print()\n" * n


def handlers_of_subclasses(n: int) -> str:
    classes = "".join(f"class E{i}(OSError): pass\n" for i in range(n))
    handlers = "".join(f"except E{i}:\n    pass\n" for i in range(n))
    return f"{HEAD}{classes}try:\n    {CONNECT}\n{handlers}except OSError:\n    print()\n"


def classes_in_one_clause(n: int) -> str:
    names = ", ".join(f"E{i}" for i in range(n))
    return f"{HEAD}try:\n    {CONNECT}\nexcept ({names}, ConnectionError, OSError):\n    print()\n"


def tries(n: int) -> str:
    return HEAD + f"try:\n    {CONNECT}\nexcept ConnectionError:\n    print()\n" * n


def tries_in_one_function(n: int) -> str:
    one = f"    try:\n        {CONNECT}\n    except ConnectionError:\n        print()\n"
    return f"{HEAD}def work(address):\n{one * n}"


def duplicate_classes(n: int) -> str:
    one = f"try:\n    {CONNECT}\nexcept (OSError, ConnectionError, OSError):\n    print()\n"
    return HEAD + one * n


def errno_tests(n: int) -> str:
    one = (
        f"try:\n    {CONNECT}\nexcept OSError as error:\n"
        "    if error.errno == errno.ECONNREFUSED:\n        print()\n    else:\n        raise\n"
    )
    return HEAD + one * n


def errno_chain(n: int) -> str:
    arms = "".join(f"    elif error.errno == errno.E{i}:\n        b()\n" for i in range(n))
    return (
        f"{HEAD}try:\n    {CONNECT}\nexcept OSError as error:\n"
        f"    if error.errno == errno.ECONNREFUSED:\n        a()\n{arms}    else:\n        raise\n"
    )


def elif_chain(n: int) -> str:
    arms = "".join(f"    elif a == {i}:\n        b()\n" for i in range(n))
    return f"{HEAD}try:\n    if a: pass\n{arms}    else: {CONNECT}\nexcept ConnectionError:\n    print()\n"


def elif_chain_in_a_loop(n: int) -> str:
    arms = "".join(f"            elif a == {i}:\n                b()\n" for i in range(n))
    return (
        f"{HEAD}def work(a, address):\n    for attempt in range(5):\n        try:\n"
        f"            if a: pass\n{arms}            return {CONNECT}\n"
        "        except ConnectionError:\n            if attempt == 4:\n                raise\n"
        "            time.sleep(1)\n"
    )


def ifs_in_a_loop(n: int) -> str:
    ifs = "".join(f"            if a == {i}:\n                b()\n" for i in range(n))
    return (
        f"{HEAD}def work(a, address):\n    for attempt in range(5):\n        try:\n"
        f"{ifs}            return {CONNECT}\n"
        "        except ConnectionError:\n            if attempt == 4:\n                raise\n"
        "            time.sleep(1)\n"
    )


def ifs_in_a_handler(n: int) -> str:
    ifs = "".join(f"            if a == {i}:\n                b()\n" for i in range(n))
    return (
        f"{HEAD}def work(a, address):\n    for attempt in range(5):\n        try:\n"
        f"            return {CONNECT}\n"
        f"        except ConnectionError:\n{ifs}            if attempt == 4:\n                raise\n"
        "            time.sleep(1)\n"
    )


def calls_in_one_try(n: int) -> str:
    calls = f"    {CONNECT}\n" * n
    return f"{HEAD}try:\n{calls}except ConnectionError:\n    print()\n"


def unknown_calls_in_one_try(n: int) -> str:
    calls = "".join(f"    f{i}(x{i})\n" for i in range(n))
    return f"{HEAD}try:\n{calls}    {CONNECT}\nexcept ConnectionError:\n    print()\n"


def functions_in_a_row(n: int) -> str:
    return (
        f"{HEAD}" + "".join(f"def f{i}(): f{i + 1}()\n" for i in range(n))
        + f"def f{n}(): {CONNECT}\n" + "try:\n    f0()\nexcept ConnectionError:\n    print()\n"
    )  # fmt: skip


def tries_over_a_row(n: int) -> str:
    """Each function of a chain of calls has a handler of its own."""
    return HEAD + "".join(
        f"def f{i}(address):\n    try:\n        return f{i + 1}(address)\n"
        "    except ConnectionError:\n        raise\n\n\n"
        for i in range(n)
    ) + f"def f{n}(address): return {CONNECT}\n"  # fmt: skip


def functions_in_a_ring(n: int) -> str:
    return HEAD + "".join(
        f"def f{i}(address):\n    try:\n        {CONNECT}\n        return f{(i + 1) % n}(address)\n"
        f"    except ConnectionError:\n        return f{(i + 7) % n}(address)\n\n\n"
        for i in range(n)
    )


def methods_calling_one_another(n: int) -> str:
    methods = "".join(
        f"    def f{i}(self):\n        try:\n            self.f{(i * 7 + 1) % n}()\n"
        f"            self.peer.send(b'')\n        except ConnectionError:\n            self.f{(i + 1) % n}()\n\n"  # noqa: E501
        for i in range(n)
    )
    return f"{HEAD}class Client:\n    def __init__(self):\n        self.peer = socket.socket()\n\n{methods}"


def one_name_bound_over_and_over(n: int) -> str:
    return (
        f"{HEAD}" + "s = socket.socket()\ntry:\n    s.send(b'')\nexcept ConnectionError:\n    print()\n" * n
    )


def attribute_bound_over_and_over(n: int) -> str:
    methods = "".join(
        f"    def f{i}(self):\n        self.s = socket.socket()\n        try:\n            self.s.send(b'')\n"
        "        except ConnectionError:\n            print()\n\n"
        for i in range(n)
    )
    return f"{HEAD}class Client:\n{methods}"


def class_chain(n: int) -> str:
    classes = "class E0(ConnectionError): pass\n" + "".join(
        f"class E{i}(E{i - 1}): pass\n" for i in range(1, n)
    )
    return f"{HEAD}{classes}try:\n    {CONNECT}\nexcept (E{n - 1}, E0, OSError):\n    print()\n"


def alias_chain(n: int) -> str:
    return f"{HEAD}a0 = socket.socket()\n" + "".join(
        f"a{i} = a{i - 1}\ntry:\n    a{i}.send(b'')\nexcept ConnectionError:\n    print()\n"
        for i in range(1, n)
    )


def nested_functions(n: int) -> str:
    """As deep as an indentation may be (100), over and over."""
    deep = "".join(f"{' ' * i}def f{i}(a):\n" for i in range(80))
    inner = f"try:\n {CONNECT}\nexcept ConnectionError:\n print()\n"
    return HEAD + (deep + "".join(f"{' ' * 80}{line}\n" for line in inner.splitlines())) * (n // 80 + 1)


def nested_tries(n: int) -> str:
    """As deep as blocks may be nested (20), over and over."""
    begin = "".join(f"{' ' * i}try:\n" for i in range(18))
    end = "".join(f"{' ' * i}except ConnectionError:\n{' ' * i} print()\n" for i in range(17, -1, -1))
    return HEAD + (begin + f"{' ' * 18}{CONNECT}\n" + end) * (n // 18 + 1)


def nested_ifs(n: int) -> str:
    begin = "".join(f"{' ' * i}if a{i}:\n" for i in range(90))
    inner = f"try:\n {CONNECT}\nexcept ConnectionError:\n print()\n"
    return HEAD + (begin + "".join(f"{' ' * 90}{line}\n" for line in inner.splitlines())) * (n // 90 + 1)


def one_line(n: int) -> str:
    return f"{HEAD}try: {CONNECT}; x = [{'1234567, ' * n}]\nexcept ConnectionError: print()\n"


def one_line_of_statements(n: int) -> str:
    return f"{HEAD}try: {f'{CONNECT}; ' * n}\nexcept ConnectionError: print()\n"


def long_string(n: int) -> str:
    lines = "except ConnectionError: sleep\n" * n
    return f"{HEAD}x = '''{lines}'''\n" + _retry_loop("connect")


def comments(n: int) -> str:
    return HEAD + "# noqa: NET999 except ConnectionError\n" * n + _retry_loop("connect")


def noqa_comments(n: int) -> str:
    one = f"try:\n    {CONNECT}\nexcept ConnectionError:  # noqa: NET101\n    print()\n"
    return HEAD + one * n


def imports(n: int) -> str:
    return "".join(f"import m{i}\n" for i in range(n)) + HEAD + _retry_loop("connect", wait="continue")


def star_imports(n: int) -> str:
    return "".join(f"from m{i} import *\n" for i in range(n)) + HEAD + _retry_loop("connect") * 20


def waits_in_one_loop(n: int) -> str:
    return (
        f"{HEAD}def connect(address):\n    for attempt in range(5):\n        try:\n"
        f"            return {CONNECT}\n        except ConnectionError:\n"
        + "".join(f"            if kind == {i}:\n                time.sleep({i + 1})\n" for i in range(n))
        + "            if attempt == 4:\n                raise\n"
    )


def sockets_in_one_loop(n: int) -> str:
    return (
        f"{HEAD}def connect(address):\n    for attempt in range(5):\n        try:\n"
        + "".join(f"            s{i} = socket.create_connection(address)\n" for i in range(n))
        + "            return s0\n        except ConnectionError:\n            if attempt == 4:\n"
        "                raise\n            time.sleep(1)\n"
    )


def status_loops(n: int) -> str:
    return HEAD + "".join(
        f"def fetch{i}(url):\n    for attempt in range(5):\n        answer = requests.get(url)\n"
        "        if answer.status_code == 503:\n            time.sleep(1)\n            continue\n"
        "        return answer\n\n\n"
        for i in range(n)
    )


def recursive_functions(n: int) -> str:
    return HEAD + "".join(
        f"def fetch{i}(url):\n    try:\n        return requests.get(url)\n"
        f"    except requests.ConnectionError:\n        return fetch{i}(url)\n\n\n"
        for i in range(n)
    )


def long_condition(n: int) -> str:
    test = " and ".join(f"a{i}" for i in range(n))
    return (
        f"{HEAD}def connect(address):\n    while {test}:\n        try:\n"
        f"            return {CONNECT}\n        except ConnectionError:\n            time.sleep(1)\n"
    )


def breaks_in_one_loop(n: int) -> str:
    return (
        f"{HEAD}def connect(address):\n    done = False\n    while not done:\n        try:\n"
        + "".join(f"            if a == {i}:\n                done = True\n                break\n" for i in range(n))  # noqa: E501
        + f"            peer = {CONNECT}\n            done = True\n"
        "        except ConnectionError:\n            time.sleep(1)\n"
    )  # fmt: skip


def growing_delays(n: int) -> str:
    return HEAD + "".join(
        f"def connect{i}(address):\n    delay = 1\n    while True:\n        try:\n"
        f"            return {CONNECT}\n        except ConnectionError:\n"
        "            time.sleep(delay)\n            delay *= 2\n\n\n"
        for i in range(n)
    )


def delay_set_over_and_over(n: int) -> str:
    sets = "".join(f"            if kind == {i}:\n                delay = {i}\n" for i in range(n))
    return (
        f"{HEAD}def connect(address):\n    delay = 1\n    while True:\n        try:\n"
        f"            return {CONNECT}\n        except ConnectionError:\n{sets}"
        "            time.sleep(delay)\n            delay *= 2\n"
    )


def decorated_functions(n: int) -> str:
    return "import tenacity\n" + HEAD + "".join(
        f"@tenacity.retry(wait=tenacity.wait_fixed(1))\ndef connect{i}(address):\n    return {CONNECT}\n\n\n"
        for i in range(n)
    )  # fmt: skip


def dead_sockets(n: int) -> str:
    return HEAD + "".join(
        f"def work{i}(address):\n    peer = socket.create_connection(address)\n"
        "    for attempt in range(5):\n        try:\n            peer.sendall(b'')\n            return\n"
        "        except ConnectionError:\n            time.sleep(1)\n\n\n"
        for i in range(n)
    )


def match_statements(n: int) -> str:
    cases = "".join(f"                case {i}:\n                    b()\n" for i in range(n))
    return (
        f"{HEAD}def work(a, address):\n    for attempt in range(5):\n        try:\n            match a:\n"
        f"{cases}            return {CONNECT}\n"
        "        except ConnectionError:\n            if attempt == 4:\n                raise\n"
        "            time.sleep(1)\n"
    )


def chain_of_calls(n: int) -> str:
    return f"{HEAD}try:\n    x = a{'.b()' * n}\n    {CONNECT}\nexcept ConnectionError:\n    print()\n"


def terms_in_one_wait(n: int) -> str:
    return HEAD + _retry_loop("connect", wait=f"time.sleep({' + '.join(['delay'] * n)})")


SHAPES = (
    Shape("functions with nothing to say of", 2_000, functions),
    Shape("retry loops, a function each", 300, retry_functions),
    Shape("loops without a wait, a function each", 300, hammering_functions),
    Shape("retry loops, a method each", 300, retry_methods),
    Shape("retry loops that wait as configured", 300, methods_that_wait_as_configured),
    Shape("retry loops in one function", 300, loops_in_one_function),
    Shape("endless retry loops in one function", 300, endless_loops_in_one_function),
    Shape("retry loops that count for themselves", 200, counting_loops_in_one_function),
    Shape("retry loops at the top level", 300, loops_at_top_level),
    Shape("handlers in a retry loop", 100, handlers_in_a_retry_loop),
    Shape("loops of other kinds in one function", 2_000, plain_loops_in_one_function),
    Shape("handlers of unknown classes in one try", 1_000, handlers_of_unknown_classes),
    Shape("handlers of the same class in one try", 1_000, handlers_of_one_class),
    Shape("handlers of subclasses in one try", 1_000, handlers_of_subclasses),
    Shape("classes in one clause", 1_000, classes_in_one_clause),
    Shape("tries at the top level", 500, tries),
    Shape("tries in one function", 500, tries_in_one_function),
    Shape("clauses that name a class twice", 500, duplicate_classes),
    Shape("comparisons of errno, a try each", 300, errno_tests),
    Shape("comparisons of errno in one handler", 250, errno_chain),
    Shape("elif branches in a try", 250, elif_chain),
    Shape("elif branches in a retry loop", 250, elif_chain_in_a_loop),
    Shape("ifs in a retry loop", 500, ifs_in_a_loop),
    Shape("ifs in a handler", 500, ifs_in_a_handler),
    Shape("cases of a match in a retry loop", 500, match_statements),
    Shape("known calls in one try", 1_000, calls_in_one_try),
    Shape("unknown calls in one try", 1_000, unknown_calls_in_one_try),
    Shape("functions that call the next", 500, functions_in_a_row),
    Shape("functions that call the next, a try each", 300, tries_over_a_row),
    Shape("functions that call two others in a ring", 300, functions_in_a_ring),
    Shape("methods that call one another", 300, methods_calling_one_another),
    Shape("bindings of one name", 300, one_name_bound_over_and_over),
    Shape("bindings of one attribute", 300, attribute_bound_over_and_over),
    Shape("classes that inherit from the last", 300, class_chain),
    Shape("aliases of the last name", 300, alias_chain),
    Shape("functions in functions", 800, nested_functions),
    Shape("tries in tries", 800, nested_tries),
    Shape("ifs in ifs", 2_000, nested_ifs),
    Shape("items on one line", 20_000, one_line),
    Shape("statements on one line", 1_000, one_line_of_statements),
    Shape("lines of one string", 10_000, long_string),
    Shape("comments", 10_000, comments),
    Shape("findings with a noqa each", 500, noqa_comments),
    Shape("imports", 500, imports),
    Shape("star imports", 500, star_imports),
    Shape("waits in one loop", 250, waits_in_one_loop),
    Shape("sockets in one loop", 250, sockets_in_one_loop),
    Shape("loops that ask again after an answer", 300, status_loops),
    Shape("functions that call themselves again", 300, recursive_functions),
    Shape("operands of one condition", 500, long_condition),
    Shape("breaks out of one loop", 250, breaks_in_one_loop),
    Shape("delays that grow", 300, growing_delays),
    Shape("values of one delay", 250, delay_set_over_and_over),
    Shape("decorated functions", 300, decorated_functions),
    Shape("sockets used after their end", 300, dead_sockets),
)
