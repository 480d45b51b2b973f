"""The line protocols: smtplib, ftplib, imaplib, poplib, and until Python 3.12 telnetlib and nntplib."""

from __future__ import annotations

import datetime
import email.message
import ftplib
import imaplib
import io
import poplib
import smtplib
import sys
import warnings
from collections.abc import Callable
from typing import Any

from ..faults import Fault
from ..peer import CLIENT_TIMEOUT, CLIENT_TIMEOUT_WITH_HANDSHAKE, PATIENCE, Answer, Peer
from ..tls import client_context, server_context
from . import drives

F0, F1, F2, F3, F4, F5, F6, F7, F9 = (Fault[f"F{n}"] for n in (0, 1, 2, 3, 4, 5, 6, 7, 9))
Action = Callable[[Any], Any]
Open = Callable[[str, int, float | None], Any]


def _timeout(peer: Peer) -> float | None:
    if peer.fault is F2:
        # A connect() with a timeout may meet the reset itself, one without does not.
        return None
    return CLIENT_TIMEOUT if peer.fault is F7 else PATIENCE


def _connects(name: str, open_client: Open, *faults: Fault) -> None:
    """Drive a call that connects."""

    @drives(name, F1, F9, *faults)
    def connect(peer: Peer) -> Any:
        host, port = peer.address()
        return lambda: peer.keep(open_client(host, port, _timeout(peer)))

    @drives(name, F7)
    def connect_in_vain(peer: Peer) -> Any:
        host, port = peer.unresponsive_address()
        return lambda: peer.keep(open_client(host, port, CLIENT_TIMEOUT))


def _greets(name: str, open_client: Open) -> None:
    """Drive a call that connects and waits for a greeting."""
    _connects(name, open_client, F2, F3, F7)


def _shakes_hands(name: str, open_client: Open) -> None:
    """Drive a call that connects, makes a TLS handshake and may wait for a greeting."""
    _connects(name, open_client, F4, F5, F7)

    @drives(name, F7)
    def no_greeting(peer: Peer) -> Any:
        peer.tls = server_context()
        host, port = peer.address()
        return lambda: peer.keep(open_client(host, port, CLIENT_TIMEOUT_WITH_HANDSHAKE))


def _commands(
    owner: str, open_client: Open, actions: dict[str, Action], greeting: bytes, *answers: Answer
) -> None:
    """Drive methods that send a command and read the answer, on a client that is connected."""
    for method, action in actions.items():

        @drives(f"{owner}.{method}", F4, F5, F6, F7)
        def command(peer: Peer, action: Action = action) -> Any:
            peer.greeting, peer.answers = greeting, list(answers)
            host, port = peer.address()
            client = peer.keep(open_client(host, port, PATIENCE))
            if peer.fault is F7:
                client.sock.settimeout(CLIENT_TIMEOUT)
            if peer.fault is F6:
                peer.strike(client.sock)
            return lambda: action(client)


class _Closing:
    """A client whose way of closing has another name."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def close(self) -> None:
        self.client.shutdown()


# smtplib


def _smtp(host: str, port: int, timeout: float | None) -> smtplib.SMTP:
    return smtplib.SMTP(host, port, timeout=timeout)  # type: ignore[arg-type]


def _smtp_connect(host: str, port: int, timeout: float | None) -> smtplib.SMTP:
    client = smtplib.SMTP(timeout=timeout)  # type: ignore[arg-type]
    client.connect(host, port)
    return client


def _smtp_ssl(host: str, port: int, timeout: float | None) -> smtplib.SMTP:
    return smtplib.SMTP_SSL(host, port, context=client_context(), timeout=timeout)  # type: ignore[arg-type]


def _smtp_ssl_connect(host: str, port: int, timeout: float | None) -> smtplib.SMTP:
    client = smtplib.SMTP_SSL(context=client_context(), timeout=timeout)  # type: ignore[arg-type]
    client._host = host  # type: ignore[attr-defined]
    client.connect(host, port)
    return client


def _lmtp(host: str, port: int, timeout: float | None) -> smtplib.SMTP:
    return smtplib.LMTP(host, port, timeout=timeout)  # type: ignore[arg-type]


def _message() -> email.message.EmailMessage:
    message = email.message.EmailMessage()
    message["From"], message["To"] = "a@example.com", "b@example.com"
    return message


_greets("smtplib.SMTP", _smtp)
_greets("smtplib.SMTP.connect", _smtp_connect)
_greets("smtplib.LMTP", _lmtp)
_shakes_hands("smtplib.SMTP_SSL", _smtp_ssl)
_shakes_hands("smtplib.SMTP_SSL.connect", _smtp_ssl_connect)
_commands(
    "smtplib.SMTP",
    _smtp,
    {
        "auth": lambda client: client.auth("PLAIN", lambda _=None: "x"),
        "data": lambda client: client.data("x"),
        "docmd": lambda client: client.docmd("NOOP"),
        "ehlo": lambda client: client.ehlo(),
        "ehlo_or_helo_if_needed": lambda client: client.ehlo_or_helo_if_needed(),
        "expn": lambda client: client.expn("x"),
        "helo": lambda client: client.helo(),
        "help": lambda client: client.help(),
        "login": lambda client: client.login("user", "password"),
        "mail": lambda client: client.mail("a@example.com"),
        "noop": lambda client: client.noop(),
        "quit": lambda client: client.quit(),
        "rcpt": lambda client: client.rcpt("b@example.com"),
        "rset": lambda client: client.rset(),
        "sendmail": lambda client: client.sendmail("a@example.com", "b@example.com", "x"),
        "send_message": lambda client: client.send_message(_message()),
        "starttls": lambda client: client.starttls(),
        "verify": lambda client: client.verify("x"),
    },
    b"220 ready\r\n",
)


# ftplib


def _ftp(host: str, port: int, timeout: float | None, cls: type[ftplib.FTP] = ftplib.FTP) -> ftplib.FTP:
    # The constructor takes no port, the class has it.
    return type("_", (cls,), {"port": port})(host, timeout=timeout)  # type: ignore[no-any-return]


def _ftp_tls(host: str, port: int, timeout: float | None) -> ftplib.FTP:
    return _ftp(host, port, timeout, ftplib.FTP_TLS)


def _ftp_connect(host: str, port: int, timeout: float | None) -> ftplib.FTP:
    client = ftplib.FTP()
    client.connect(host, port, timeout)  # type: ignore[arg-type]
    return client


_TRANSFERS: dict[str, Action] = {
    "dir": lambda client: client.dir(lambda _: None),
    "nlst": lambda client: client.nlst(),
    "ntransfercmd": lambda client: client.ntransfercmd("RETR x"),
    "retrbinary": lambda client: client.retrbinary("RETR x", lambda _: None),
    "retrlines": lambda client: client.retrlines("RETR x", lambda _: None),
    "storbinary": lambda client: client.storbinary("STOR x", io.BytesIO(b"x")),
    "storlines": lambda client: client.storlines("STOR x", io.BytesIO(b"x")),
    "transfercmd": lambda client: client.transfercmd("RETR x"),
}
_greets("ftplib.FTP", _ftp)
_greets("ftplib.FTP_TLS", _ftp_tls)
_greets("ftplib.FTP.connect", _ftp_connect)
_commands(
    "ftplib.FTP",
    _ftp,
    {
        **_TRANSFERS,
        "acct": lambda client: client.acct("x"),
        "cwd": lambda client: client.cwd("x"),
        "delete": lambda client: client.delete("x"),
        "login": lambda client: client.login("user", "password"),
        "mkd": lambda client: client.mkd("x"),
        "pwd": lambda client: client.pwd(),
        "quit": lambda client: client.quit(),
        "rename": lambda client: client.rename("x", "y"),
        "rmd": lambda client: client.rmd("x"),
        "sendcmd": lambda client: client.sendcmd("NOOP"),
        "size": lambda client: client.size("x"),
        "voidcmd": lambda client: client.voidcmd("NOOP"),
    },
    b"220 ready\r\n",
)
_commands(
    "ftplib.FTP_TLS",
    _ftp_tls,
    {
        "auth": lambda client: client.auth(),
        "login": lambda client: client.login("user", "password"),
        "prot_c": lambda client: client.prot_c(),
        "prot_p": lambda client: client.prot_p(),
    },
    b"220 ready\r\n",
)
for _method, _transfer in _TRANSFERS.items():

    @drives(f"ftplib.FTP.{_method}", F1)
    def _data_connection_refused(peer: Peer, transfer: Action = _transfer) -> Any:
        _, refusing = peer.address()

        def answer(request: bytes) -> bytes:
            if request.startswith(b"PASV"):
                return b"227 (127,0,0,1,%d,%d)\r\n" % divmod(refusing, 256)
            return b"200 done\r\n"

        control = peer.beside(F0)
        control.greeting, control.answers = b"220 ready\r\n", [answer, answer]
        client = peer.keep(_ftp(*control.address(), PATIENCE))
        return lambda: transfer(client)


# imaplib


def _imap(host: str, port: int, timeout: float | None) -> imaplib.IMAP4:
    return imaplib.IMAP4(host, port, timeout)


def _imap_ssl(host: str, port: int, timeout: float | None) -> imaplib.IMAP4:
    return imaplib.IMAP4_SSL(host, port, ssl_context=client_context(), timeout=timeout)


def _imap_open(host: str, port: int, timeout: float | None) -> Any:
    client = imaplib.IMAP4.__new__(imaplib.IMAP4)
    client.open(host, port, timeout)
    return _Closing(client)


def _imap_ssl_open(host: str, port: int, timeout: float | None) -> Any:
    client = imaplib.IMAP4_SSL.__new__(imaplib.IMAP4_SSL)
    client.ssl_context = client_context()  # type: ignore[attr-defined]
    client.open(host, port, timeout)
    return _Closing(client)


def _capabilities(request: bytes) -> bytes:
    tag = request.split()[0]
    return b"* CAPABILITY IMAP4REV1 ENABLE STARTTLS\r\n" + tag + b" OK done\r\n"


def _in_state(state: str, action: Action) -> Action:
    def act(client: imaplib.IMAP4) -> None:
        client.state = state
        action(client)

    return act


_greets("imaplib.IMAP4", _imap)
_connects("imaplib.IMAP4.open", _imap_open)
_shakes_hands("imaplib.IMAP4_SSL", _imap_ssl)
_connects("imaplib.IMAP4_SSL.open", _imap_ssl_open, F4, F5, F7)
_NOT_AUTHENTICATED: dict[str, tuple[Any, ...]] = {
    "authenticate": ("PLAIN", lambda _: b"x"),
    "login": ("user", "password"),
    "login_cram_md5": ("user", "password"),
    "starttls": (),
}
_AUTHENTICATED: dict[str, tuple[Any, ...]] = {"enable": ("X",), "proxyauth": ("user",)}
_SELECTED: dict[str, tuple[Any, ...]] = {
    "append": (None, None, None, b"x"),
    "capability": (),
    "check": (),
    "close": (),
    "copy": ("1", "x"),
    "create": ("x",),
    "delete": ("x",),
    "deleteacl": ("x", "y"),
    "expunge": (),
    "fetch": ("1", "(UID)"),
    "getacl": ("x",),
    "getquota": ("x",),
    "getquotaroot": ("x",),
    "list": (),
    "logout": (),
    "lsub": (),
    "myrights": ("x",),
    "namespace": (),
    "noop": (),
    "recent": (),
    "rename": ("x", "y"),
    "search": (None, "ALL"),
    "select": (),
    "setacl": ("x", "y", "z"),
    "setquota": ("x", "y"),
    "sort": ("(DATE)", "UTF-8", "ALL"),
    "status": ("x", "(MESSAGES)"),
    "store": ("1", "+FLAGS", "x"),
    "subscribe": ("x",),
    "thread": ("REFERENCES", "UTF-8", "ALL"),
    "uid": ("FETCH", "1"),
    "unselect": (),
    "unsubscribe": ("x",),
    "__exit__": (None, None, None),
}


def _calling(method: str, arguments: tuple[Any, ...]) -> Action:
    return lambda client: getattr(client, method)(*arguments)


for _state, _methods in {
    "NONAUTH": _NOT_AUTHENTICATED,
    "AUTH": _AUTHENTICATED,
    "SELECTED": _SELECTED,
}.items():
    _commands(
        "imaplib.IMAP4",
        _imap,
        {method: _in_state(_state, _calling(method, arguments)) for method, arguments in _methods.items()},
        b"* OK ready\r\n",
        _capabilities,
    )


# poplib


def _pop(host: str, port: int, timeout: float | None) -> poplib.POP3:
    return poplib.POP3(host, port, timeout)  # type: ignore[arg-type]


def _pop_ssl(host: str, port: int, timeout: float | None) -> poplib.POP3:
    return poplib.POP3_SSL(host, port, timeout=timeout, context=client_context())  # type: ignore[arg-type]


_greets("poplib.POP3", _pop)
_shakes_hands("poplib.POP3_SSL", _pop_ssl)
_POP_ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "apop": ("user", "password"),
    "capa": (),
    "dele": ("1",),
    "list": (),
    "noop": (),
    "pass_": ("password",),
    "quit": (),
    "retr": ("1",),
    "rpop": ("user",),
    "rset": (),
    "stat": (),
    "stls": (),
    "top": ("1", 1),
    "uidl": (),
    "user": ("user",),
    "utf8": (),
}
_commands(
    "poplib.POP3",
    _pop,
    {method: _calling(method, arguments) for method, arguments in _POP_ARGUMENTS.items()},
    b"+OK <1@example.com>\r\n",
)


# telnetlib and nntplib

if sys.version_info < (3, 13):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import nntplib
        import telnetlib

    def _telnet(host: str, port: int, timeout: float | None) -> telnetlib.Telnet:
        return telnetlib.Telnet(host, port, timeout)  # type: ignore[arg-type]

    def _telnet_open(host: str, port: int, timeout: float | None) -> telnetlib.Telnet:
        client = telnetlib.Telnet()
        client.open(host, port, timeout)  # type: ignore[arg-type]
        return client

    _connects("telnetlib.Telnet", _telnet)
    _connects("telnetlib.Telnet.open", _telnet_open)
    _TELNET_ARGUMENTS: dict[str, tuple[Any, ...]] = {
        "expect": ([b"x"],),
        "read_all": (),
        "read_eager": (),
        "read_some": (),
        "read_until": (b"x",),
        "read_very_eager": (),
        "write": (b"x",),
    }
    for _method, _arguments in _TELNET_ARGUMENTS.items():

        @drives(f"telnetlib.Telnet.{_method}", *((F2, F6) if _method == "write" else (F2, F3)))
        def _on_telnet(peer: Peer, method: str = _method, arguments: tuple[Any, ...] = _arguments) -> Any:
            client = telnetlib.Telnet()
            client.sock = peer.stricken()
            return lambda: getattr(client, method)(*arguments)

    def _nntp(host: str, port: int, timeout: float | None) -> nntplib.NNTP:
        return nntplib.NNTP(host, port, timeout=timeout)  # type: ignore[arg-type]

    def _nntp_ssl(host: str, port: int, timeout: float | None) -> nntplib.NNTP:
        context = client_context()
        return nntplib.NNTP_SSL(host, port, ssl_context=context, timeout=timeout)  # type: ignore[arg-type]

    _greets("nntplib.NNTP", _nntp)
    _shakes_hands("nntplib.NNTP_SSL", _nntp_ssl)
    _NNTP_ARGUMENTS: dict[str, tuple[Any, ...]] = {
        "article": ("1",),
        "body": ("1",),
        "capabilities": (),
        "date": (),
        "descriptions": ("x",),
        "group": ("x",),
        "head": ("1",),
        "help": (),
        "last": (),
        "list": (),
        "login": ("user", "password"),
        "newnews": ("x", datetime.date(2000, 1, 1)),
        "next": (),
        "over": (("1", "2"),),
        "post": (b"x",),
        "quit": (),
        "slave": (),
        "stat": ("1",),
        "xhdr": ("subject", "1"),
        "xover": ("1", "2"),
    }
    _commands(
        "nntplib.NNTP",
        _nntp,
        {method: _calling(method, arguments) for method, arguments in _NNTP_ARGUMENTS.items()},
        b"200 ready\r\n",
        b"101 capabilities\r\nVERSION 2\r\nREADER\r\n.\r\n",
    )
