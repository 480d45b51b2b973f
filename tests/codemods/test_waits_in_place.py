"""Waits that are added and changed: where they stand, and what stands around them."""

from __future__ import annotations

import pytest

from tests.codemods.planning import UPDATE, failure, rewritten, wait_plan, where, without_wait

WAIT = "sleep(uniform(0, delay)){0}delay = min(delay * 2, 30.0)\n"
AT_8, AT_12 = WAIT.format("\n" + " " * 8), WAIT.format("\n" + " " * 12)
ADDED = [
    (" pass\n", f"\n        {AT_8}"),
    (" ...\n", f"\n        {AT_8}"),
    (" g(); h()  # why\n", f"  # why\n        g(); h()\n        {AT_8}"),
    (" continue  # why\n", f"  # why\n        {AT_8}        continue\n"),
    (" g(); continue\n", f"\n        g()\n        {AT_8}        continue\n"),
    ("\n        g()\n", f"\n        g()\n        {AT_8}"),
    ("\n        g()\n        continue\n", f"\n        g()\n        {AT_8}        continue\n"),
    (
        "\n        g()\n\n        # once more\n        continue\n",
        f"\n        g()\n\n        {AT_8}        # once more\n        continue\n",
    ),
    (
        "\n        if g(): continue\n        raise\n",
        f"\n        if g():\n            {AT_12}            continue\n        raise\n",
    ),
    (
        "\n        if g():\n            raise\n        else:\n            continue\n",
        f"\n        if g():\n            raise\n        else:\n            {AT_12}            continue\n",
    ),
    ("\n        for x in y: continue\n", f"\n        for x in y: continue\n        {AT_8}"),
    (
        "\n        for x in y: h()\n        else: continue\n        raise\n",
        f"\n        for x in y: h()\n        else:\n            {AT_12}            continue\n        raise\n",
    ),
    (
        "\n        def h():\n            for x in y: continue\n        continue\n",
        f"\n        def h():\n            for x in y: continue\n        {AT_8}        continue\n",
    ),
    ("\n        pass  # x\n        # y\n", f"\n        # x\n        # y\n        {AT_8}"),
]


@pytest.mark.parametrize(("before", "after"), ADDED)
def test_waits_that_are_added(before: str, after: str) -> None:
    source = without_wait(before)
    plan = wait_plan(source, failure(source, wait="", base="0.5"))
    assert rewritten(source, plan) == ("delay = 0.5\n" + without_wait(after), [])


def test_added_wait_that_is_awaited_and_guarded() -> None:
    source = "async def f():\n  while n:\n    try: f()\n    except E: pass\n"
    path = failure(source, wait="", base="0.5", unless_last="n > 1")
    plan = wait_plan(source, path, awaited=True, sleep="trio.sleep", imports=("trio",))
    code, refused = rewritten(source, plan)
    assert not refused
    assert code == (
        "import trio\n\n"
        "async def f():\n  delay = 0.5\n  while n:\n    try: f()\n    except E:\n"
        "      if n > 1:\n        await trio.sleep(uniform(0, delay))\n"
        "        delay = min(delay * 2, 30.0)\n"
    )


def test_target_is_renamed() -> None:
    source = "for _ in range(3):\n    try: f()\n    except E: pass\nelse: g()\n"
    path = failure(source, wait="", base="1", unless_last="attempt < 2")
    code, _ = rewritten(
        source, wait_plan(source, path, loop="for", exponent="attempt", rename="attempt", attempts=3)
    )
    assert code == (
        "for attempt in range(3):\n    try: f()\n    except E:\n"
        "        if attempt < 2:\n            sleep(uniform(0, min(30.0, 2**attempt)))\nelse: g()\n"
    )


def _counted_and_endless(wait: str, unless_last: str = "", begins: str = "wait(") -> list[str]:
    """What ``wait`` becomes in a loop that counts and in one that does not."""
    found = []
    for head, exponent in (("for i in n:", "i"), ("while 1:", "")):
        source = f"{head}\n    try: f()\n    except E:\n        {wait}\n"
        path = failure(source, begins, unless_last=unless_last)
        plan = wait_plan(source, path, loop=head[:3], exponent=exponent)
        code, refused = rewritten(source, plan)
        body = code.partition("    except E:\n")[2]
        found.append(refused[0] if refused else "".join(line[8:] for line in body.splitlines(keepends=True)))
    return found


U, D = "uniform(0, min(30.0, 5 * 2**i))", "uniform(0, delay)"
PAUSE = f"pause = {D}\n{UPDATE}"
CHANGED = [
    ("wait(5)", f"wait({U})\n", f"wait({D})\n{UPDATE}"),
    ("wait(timeout=5)", f"wait(timeout={U})\n", f"wait(timeout={D})\n{UPDATE}"),
    ("x = wait(5)", f"x = wait({U})\n", f"x = wait({D})\n{UPDATE}"),
    ("x: bool = wait(5)", f"x: bool = wait({U})\n", f"x: bool = wait({D})\n{UPDATE}"),
    ("g(); wait(5); h()  # c", f"g(); wait({U}); h()  # c\n", f"g()\nwait({D})\n{UPDATE}h()  # c\n"),
    ("if wait(5): break", f"if wait({U}): break\n", f"if wait({D}): break\n{UPDATE}"),
    ("if not wait(5): continue", f"if not wait({U}): continue\n", f"{PAUSE}if not wait(pause): continue\n"),
    ("if g(): wait(5)", f"if g(): wait({U})\n", f"if g():\n    wait({D})\n    {UPDATE}"),
]


@pytest.mark.parametrize(("before", "counted", "endless"), CHANGED)
def test_waits_that_are_changed(before: str, counted: str, endless: str) -> None:
    assert _counted_and_endless(before) == [counted, endless]


UNCLEAR = [
    ("lambda: wait(5)", "in a function of its own"),
    ("def h(): wait(5)", "in a function of its own"),
    ("g(wait(5))", "part of a larger expression"),
    ("x = g() or wait(5)", "part of a larger expression"),
    ("while not wait(5): g()", "part of a larger expression"),
    ("wait()", "does not say for how long"),
    ("wait(*a)", "does not say for how long"),
]


@pytest.mark.parametrize(("wait", "reason"), UNCLEAR)
def test_waits_that_are_left_alone(wait: str, reason: str) -> None:
    for done in _counted_and_endless(wait):
        assert reason in done


def test_wait_in_an_elif_where_nothing_can_be_put_around_it() -> None:
    counted, endless = _counted_and_endless("if g(): raise\n        elif wait(5): break")
    assert counted == f"if g(): raise\nelif wait({U}): break\n"
    assert endless == "the wait is in an `elif`, where nothing can be put before or after it"


GUARDED = [
    ("wait(5)", f"if i < 4:\n    wait({U})\n", f"if i < 4:\n    wait({D})\n    {UPDATE}"),
    (
        "g(); wait(5); h()",
        f"g()\nif i < 4:\n    wait({U})\nh()\n",
        f"g()\nif i < 4:\n    wait({D})\n    {UPDATE}h()\n",
    ),
    (
        "if wait(5): break",
        f"if wait({U} if i < 4 else 0): break\n",
        f"if wait({D} if i < 4 else 0): break\n{UPDATE}",
    ),
    (
        "x = not wait(5)",
        f"x = not wait({U} if i < 4 else 0)\n",
        f"x = not wait({D} if i < 4 else 0)\n{UPDATE}",
    ),
]


@pytest.mark.parametrize(("before", "counted", "endless"), GUARDED)
def test_waits_that_do_not_follow_the_last_attempt(before: str, counted: str, endless: str) -> None:
    assert _counted_and_endless(before, "i < 4") == [counted, endless]


def test_wait_for_an_event() -> None:
    wait = "wait_for(e.wait(), 5)"
    assert _counted_and_endless(wait, begins="wait_for(") == [
        f"wait_for(e.wait(), {U})\n",
        f"{PAUSE}wait_for(e.wait(), pause)\n",
    ]
    assert _counted_and_endless(wait, "i < 4", begins="wait_for(")[1] == (
        "if i < 4:\n"
        + "".join(f"    {line}\n" for line in (PAUSE + "wait_for(e.wait(), pause)").splitlines())
    )
    assert (
        _counted_and_endless(f"x = {wait}", "i < 4", begins="wait_for(")[0]
        == "the last wait's result is used"
    )


@pytest.mark.parametrize("form", ["await wait(5)", "yield wait(5)"])
def test_waits_that_are_awaited(form: str) -> None:
    source = f"async def f():\n  while 1:\n    try: f()\n    except E:\n        {form}\n"
    code, _ = rewritten(source, wait_plan(source, failure(source, "wait(")))
    assert code.endswith(f"        {form.replace('5', D)}\n        {UPDATE}")


RESETS = [
    ("c()", "c()\n{delay}g()\n"),
    ("x = c()", "x = c()\n{delay}g()\n"),
    ("with c(): h()", "with c():\n    {delay}    h()\ng()\n"),
    ("with c():\n            # why\n            h()", "with c():\n    {delay}    # why\n    h()\ng()\n"),
    ("for m in c(): h()", "for m in c():\n    {delay}    h()\ng()\n"),
    ("if c(): raise", "if c(): raise\n{delay}g()\n"),
]


@pytest.mark.parametrize(("connects", "after"), RESETS)
def test_growth_starts_again(connects: str, after: str) -> None:
    source = f"while 1:\n    try:\n        {connects}\n        g()\n    except E:\n        sleep(5)\n"
    code, refused = rewritten(source, wait_plan(source, failure(source), reset_after=where(source, connects)))
    assert not refused
    body = code.partition("try:\n")[2].partition("    except")[0]
    assert "".join(line[8:] for line in body.splitlines(keepends=True)) == after.format(delay="delay = 5.0\n")


def test_growth_starts_again_in_a_loop_that_counts() -> None:
    source = "while 1:\n    try: c(); g()\n    except E: sleep(5); i += 1\n"
    code, _ = rewritten(
        source, wait_plan(source, failure(source), exponent="i", reset_after=where(source, "c()"))
    )
    assert code == (
        "delay = 5.0\n"
        "while 1:\n    try:\n        c()\n        delay = 5.0\n        g()\n"
        f"    except E:\n        sleep({D})\n        {UPDATE}        i += 1\n"
    )
