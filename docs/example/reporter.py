"""Send a report to a server: an example with one mistake for each rule."""

import socket
import time

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
