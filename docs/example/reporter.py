"""Send a report to a server: an example with one mistake for each rule that is on by default."""

import errno
import random
import socket
import time

import requests

SERVER = ("127.0.0.1", 9999)


def send(report: bytes) -> None:
    """NET101: one handler for "nobody is there" and for "the peer went away"."""
    try:
        with socket.create_connection(SERVER, timeout=10) as connection:
            connection.sendall(report)
    except ConnectionError as error:
        print(f"the report was not sent: {error}")


def receive_one(server: socket.socket) -> bytes:
    """NET102: the connection stands, so it cannot be refused any more."""
    connection, address = server.accept()
    with connection:
        try:
            return connection.recv(65536)
        except ConnectionError as error:
            print(f"{address} went away: {error}")
            return b""


def is_up() -> bool:
    """NET103: the second class is a subclass of the first."""
    try:
        socket.create_connection(SERVER, timeout=10).close()
    except (OSError, ConnectionRefusedError):
        return False
    return True


def state() -> str:
    """NET104: the second handler never runs, as the first one has caught everything."""
    try:
        socket.create_connection(SERVER, timeout=10).close()
    except OSError:
        return "not reached"
    except ConnectionRefusedError:
        return "nobody is listening"
    return "up"


def fetch(url: str) -> str:
    """NET105: requests raises a class of its own, which is not this one."""
    try:
        return requests.get(url, timeout=10).text
    except ConnectionError:
        return ""


def is_refused() -> bool:
    """NET106: this number has a class."""
    try:
        socket.create_connection(SERVER, timeout=10).close()
    except OSError as error:
        if error.errno == errno.ECONNREFUSED:
            return True
        raise
    return False


def open_at_once() -> socket.socket:
    """NET201: uses up its attempts before the server can be back."""
    attempt = 0
    while True:
        try:
            return socket.create_connection(SERVER, timeout=10)
        except ConnectionRefusedError:
            attempt += 1
            if attempt == 5:
                raise


def open_steadily() -> socket.socket:
    """NET202: waits equally long, however often the server has failed."""
    for attempt in range(5):
        try:
            return socket.create_connection(SERVER, timeout=10)
        except ConnectionRefusedError:
            if attempt == 4:
                raise
            time.sleep(1)
    raise AssertionError("the last attempt returns or raises")


def open_late() -> socket.socket:
    """NET206: waits once more when all attempts have failed, the longest of all its waits."""
    for attempt in range(5):
        try:
            return socket.create_connection(SERVER, timeout=10)
        except ConnectionRefusedError:
            time.sleep(random.uniform(0, min(30.0, 2**attempt)))
    raise TimeoutError("nobody is listening")


def send_in_vain(report: bytes) -> None:
    """NET207: whoever calls this never learns that all attempts have failed."""
    for attempt in range(5):
        try:
            with socket.create_connection(SERVER, timeout=10) as connection:
                connection.sendall(report)
            break
        except ConnectionRefusedError:
            if attempt < 4:
                time.sleep(random.uniform(0, min(30.0, 2**attempt)))


def greet(connection: socket.socket, names: list[bytes]) -> None:
    """NET208: once the connection is lost, every further one fails as well."""
    for name in names:
        try:
            connection.sendall(b"hello " + name)
        except BrokenPipeError:
            print(f"{name!r} was not greeted")
