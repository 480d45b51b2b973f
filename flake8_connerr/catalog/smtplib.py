"""smtplib: once connected, nearly every failure becomes SMTPServerDisconnected, a timeout included.

SMTPServerDisconnected is an OSError, not a ConnectionError.
"""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

CLASSES = {
    "smtplib.SMTPException": ("OSError",),
    "smtplib.SMTPNotSupportedError": ("smtplib.SMTPException",),
    "smtplib.SMTPRecipientsRefused": ("smtplib.SMTPException",),
    "smtplib.SMTPResponseException": ("smtplib.SMTPException",),
    "smtplib.SMTPAuthenticationError": ("smtplib.SMTPResponseException",),
    "smtplib.SMTPConnectError": ("smtplib.SMTPResponseException",),
    "smtplib.SMTPDataError": ("smtplib.SMTPResponseException",),
    "smtplib.SMTPHeloError": ("smtplib.SMTPResponseException",),
    "smtplib.SMTPSenderRefused": ("smtplib.SMTPResponseException",),
    "smtplib.SMTPServerDisconnected": ("smtplib.SMTPException",),
    "smtplib.SMTP": ("object",),
    "smtplib.SMTP_SSL": ("smtplib.SMTP",),
    "smtplib.LMTP": ("smtplib.SMTP",),
}

ATTRIBUTES = {
    "smtplib.SMTP.sock": "socket.socket",
    "smtplib.SMTP_SSL.sock": "ssl.SSLSocket",
}

_CONNECT = {
    "ConnectionRefusedError": "F1",
    "ConnectionResetError": "race: F2",
    "TimeoutError": "F7",
    "socket.gaierror": "F9",
    "OSError": "source: connect(2) EHOSTUNREACH ENETUNREACH",
}
# Lib/smtplib.py send and getreply turn every OSError into this one.
_COMMAND = {
    "smtplib.SMTPServerDisconnected": "F4 F5 F6 F7",
    "smtplib.SMTPResponseException": "source: Lib/smtplib.py getreply",
}
_GREETING = {
    "smtplib.SMTPServerDisconnected": "F2 F3 F7",
    "smtplib.SMTPConnectError": "source: Lib/smtplib.py __init__",
    "smtplib.SMTPResponseException": "source: Lib/smtplib.py getreply",
}
_HANDSHAKE = {
    "ConnectionResetError": "F4",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "TimeoutError": "F7",
    "ssl.SSLEOFError": "F5",
    "ssl.SSLCertVerificationError": "source: Modules/_ssl.c fill_and_set_sslerror",
    "ssl.SSLError": "source: Modules/_ssl.c fill_and_set_sslerror",
}
_TLS_GREETING = _GREETING | _HANDSHAKE | {"smtplib.SMTPServerDisconnected": "F7"}
_LOGIN = _COMMAND | {
    "smtplib.SMTPHeloError": "source: Lib/smtplib.py ehlo_or_helo_if_needed",
    "smtplib.SMTPAuthenticationError": "source: Lib/smtplib.py login",
    "smtplib.SMTPNotSupportedError": "source: Lib/smtplib.py login",
}
_MAIL = _COMMAND | {
    "smtplib.SMTPHeloError": "source: Lib/smtplib.py ehlo_or_helo_if_needed",
    "smtplib.SMTPSenderRefused": "source: Lib/smtplib.py sendmail",
    "smtplib.SMTPRecipientsRefused": "source: Lib/smtplib.py sendmail",
    "smtplib.SMTPDataError": "source: Lib/smtplib.py sendmail",
}

CALLS = {
    # Connects only where a host is given.
    "smtplib.SMTP": call(connect=_CONNECT, transfer=_GREETING, returns="smtplib.SMTP"),
    "smtplib.SMTP_SSL": call(connect=_CONNECT, transfer=_TLS_GREETING, returns="smtplib.SMTP_SSL"),
    "smtplib.LMTP": call(connect=_CONNECT, transfer=_GREETING, returns="smtplib.LMTP"),
    "smtplib.SMTP.connect": call(connect=_CONNECT, transfer=_GREETING),
    "smtplib.SMTP_SSL.connect": call(connect=_CONNECT, transfer=_TLS_GREETING),
    "smtplib.SMTP.starttls": call(
        transfer=_COMMAND
        | {
            "ConnectionResetError": "source: Lib/smtplib.py starttls, the handshake",
            "TimeoutError": "source: Lib/smtplib.py starttls, the handshake",
            "ssl.SSLError": "source: Lib/smtplib.py starttls, the handshake",
            "smtplib.SMTPNotSupportedError": "source: Lib/smtplib.py starttls",
        }
    ),
    "smtplib.SMTP.auth": call(transfer=_LOGIN),
    "smtplib.SMTP.login": call(transfer=_LOGIN),
    "smtplib.SMTP.sendmail": call(transfer=_MAIL),
    "smtplib.SMTP.send_message": call(transfer=_MAIL),
    "smtplib.SMTP.ehlo_or_helo_if_needed": call(
        transfer=_COMMAND | {"smtplib.SMTPHeloError": "source: Lib/smtplib.py ehlo_or_helo_if_needed"}
    ),
    "smtplib.SMTP.data": call(transfer=_COMMAND | {"smtplib.SMTPDataError": "source: Lib/smtplib.py data"}),
    "smtplib.SMTP.docmd": call(transfer=_COMMAND),
    "smtplib.SMTP.ehlo": call(transfer=_COMMAND),
    "smtplib.SMTP.expn": call(transfer=_COMMAND),
    "smtplib.SMTP.helo": call(transfer=_COMMAND),
    "smtplib.SMTP.help": call(transfer=_COMMAND),
    "smtplib.SMTP.mail": call(transfer=_COMMAND),
    "smtplib.SMTP.noop": call(transfer=_COMMAND),
    "smtplib.SMTP.quit": call(transfer=_COMMAND),
    "smtplib.SMTP.rcpt": call(transfer=_COMMAND),
    "smtplib.SMTP.rset": call(transfer=_COMMAND),
    "smtplib.SMTP.verify": call(transfer=_COMMAND),
    # A reset connection is swallowed on leaving, anything else is not.
    "smtplib.SMTP.__exit__": call(
        transfer={"smtplib.SMTPResponseException": "source: Lib/smtplib.py __exit__"}
    ),
    "smtplib.SMTP.close": call(),
    "smtplib.SMTP.has_extn": call(),
    "smtplib.SMTP.set_debuglevel": call(),
}
