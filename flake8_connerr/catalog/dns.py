"""dnspython: TCP lets the builtins through, resolving sums them up in its own classes."""

from __future__ import annotations

from .model import call

VERSION = "2.9.2"

CLASSES = {
    "dns.exception.DNSException": ("Exception",),
    "dns.exception.FormError": ("dns.exception.DNSException",),
    "dns.exception.SyntaxError": ("dns.exception.DNSException",),
    "dns.exception.UnexpectedEnd": ("dns.exception.SyntaxError",),
    "dns.exception.TooBig": ("dns.exception.DNSException",),
    "dns.exception.Timeout": ("dns.exception.DNSException",),
    "dns.exception.UnsupportedAlgorithm": ("dns.exception.DNSException",),
    "dns.exception.AlgorithmKeyMismatch": ("dns.exception.UnsupportedAlgorithm",),
    "dns.exception.ValidationFailure": ("dns.exception.DNSException",),
    "dns.exception.DeniedByPolicy": ("dns.exception.DNSException",),
    "dns.resolver.NXDOMAIN": ("dns.exception.DNSException",),
    "dns.resolver.YXDOMAIN": ("dns.exception.DNSException",),
    "dns.resolver.LifetimeTimeout": ("dns.exception.Timeout",),
    "dns.resolver.NoAnswer": ("dns.exception.DNSException",),
    "dns.resolver.NoNameservers": ("dns.exception.DNSException",),
    "dns.resolver.NotAbsolute": ("dns.exception.DNSException",),
    "dns.resolver.NoRootSOA": ("dns.exception.DNSException",),
    "dns.resolver.NoMetaqueries": ("dns.exception.DNSException",),
    "dns.resolver.NoResolverConfiguration": ("dns.exception.DNSException",),
    "dns.resolver.EmptyHostAnswers": ("dns.exception.DNSException",),
    "dns.name.EmptyLabel": ("dns.exception.SyntaxError",),
    "dns.name.BadEscape": ("dns.exception.SyntaxError",),
    "dns.name.BadPointer": ("dns.exception.FormError",),
    "dns.name.PointerChainTooLong": ("dns.exception.FormError",),
    "dns.name.BadLabelType": ("dns.exception.FormError",),
    "dns.name.DecompressionForbidden": ("dns.exception.FormError",),
    "dns.name.NeedAbsoluteNameOrOrigin": ("dns.exception.DNSException",),
    "dns.name.NameTooLong": ("dns.exception.FormError",),
    "dns.name.LabelTooLong": ("dns.exception.SyntaxError",),
    "dns.name.AbsoluteConcatenation": ("dns.exception.DNSException",),
    "dns.name.NoParent": ("dns.exception.DNSException",),
    "dns.name.NoIDNA2008": ("dns.exception.DNSException",),
    "dns.name.IDNAException": ("dns.exception.DNSException",),
    "dns.name.NeedSubdomainOfOrigin": ("dns.exception.DNSException",),
    "dns.rdataclass.UnknownRdataclass": ("dns.exception.DNSException",),
    "dns.rdatatype.UnknownRdatatype": ("dns.exception.DNSException",),
    "dns.ttl.BadTTL": ("dns.exception.SyntaxError",),
    "dns.tokenizer.UngetBufferFull": ("dns.exception.DNSException",),
    "dns.rdata.NoRelativeRdataOrdering": ("dns.exception.DNSException",),
    "dns.rdata.RdatatypeExists": ("dns.exception.DNSException",),
    "dns.opcode.UnknownOpcode": ("dns.exception.DNSException",),
    "dns.rcode.UnknownRcode": ("dns.exception.DNSException",),
    "dns.rdataset.DifferingCovers": ("dns.exception.DNSException",),
    "dns.rdataset.IncompatibleTypes": ("dns.exception.DNSException",),
    "dns.tsig.BadTime": ("dns.exception.DNSException",),
    "dns.tsig.BadSignature": ("dns.exception.DNSException",),
    "dns.tsig.BadKey": ("dns.exception.DNSException",),
    "dns.tsig.BadAlgorithm": ("dns.exception.DNSException",),
    "dns.tsig.PeerError": ("dns.exception.DNSException",),
    "dns.tsig.PeerBadKey": ("dns.tsig.PeerError",),
    "dns.tsig.PeerBadSignature": ("dns.tsig.PeerError",),
    "dns.tsig.PeerBadTime": ("dns.tsig.PeerError",),
    "dns.tsig.PeerBadTruncation": ("dns.tsig.PeerError",),
    "dns.message.ShortHeader": ("dns.exception.FormError",),
    "dns.message.TrailingJunk": ("dns.exception.FormError",),
    "dns.message.UnknownHeaderField": ("dns.exception.DNSException",),
    "dns.message.BadEDNS": ("dns.exception.FormError",),
    "dns.message.BadTSIG": ("dns.exception.FormError",),
    "dns.message.UnknownTSIGKey": ("dns.exception.DNSException",),
    "dns.message.Truncated": ("dns.exception.DNSException",),
    "dns.message.NotQueryResponse": ("dns.exception.DNSException",),
    "dns.message.ChainTooLong": ("dns.exception.DNSException",),
    "dns.message.AnswerForNXDOMAIN": ("dns.exception.DNSException",),
    "dns.message.NoPreviousName": ("dns.exception.SyntaxError",),
    "dns.asyncbackend.AsyncLibraryNotFoundError": ("dns.exception.DNSException",),
    "dns.transaction.DeleteNotExact": ("dns.exception.DNSException",),
    "dns.transaction.ReadOnly": ("dns.exception.DNSException",),
    "dns.transaction.AlreadyEnded": ("dns.exception.DNSException",),
    "dns.transaction.TooManyChanges": ("dns.exception.DNSException",),
    "dns.xfr.TransferError": ("dns.exception.DNSException",),
    "dns.xfr.SerialWentBackwards": ("dns.exception.FormError",),
    "dns.xfr.UseTCP": ("dns.exception.DNSException",),
    "dns.query.UnexpectedSource": ("dns.exception.DNSException",),
    "dns.query.BadResponse": ("dns.exception.FormError",),
    "dns.query.NoDOH": ("dns.exception.DNSException",),
    "dns.query.NoDOQ": ("dns.exception.DNSException",),
    "dns.rdtypes.svcbbase.UnknownParamKey": ("dns.exception.DNSException",),
    "dns._no_ssl.WantReadException": ("Exception",),
    "dns._no_ssl.WantWriteException": ("Exception",),
    "dns._no_ssl.SSLWantReadError": ("Exception",),
    "dns._no_ssl.SSLWantWriteError": ("Exception",),
    "dns.btree.Immutable": ("Exception",),
    "dns.zonefile.UnknownOrigin": ("dns.exception.DNSException",),
    "dns.zonefile.CNAMEAndOtherData": ("dns.exception.DNSException",),
    "dns.zone.BadZone": ("dns.exception.DNSException",),
    "dns.zone.NoSOA": ("dns.zone.BadZone",),
    "dns.zone.NoNS": ("dns.zone.BadZone",),
    "dns.zone.UnknownOrigin": ("dns.zone.BadZone",),
    "dns.zone.UnsupportedDigestScheme": ("dns.exception.DNSException",),
    "dns.zone.UnsupportedDigestHashAlgorithm": ("dns.exception.DNSException",),
    "dns.zone.NoDigest": ("dns.exception.DNSException",),
    "dns.zone.DigestVerificationFailure": ("dns.exception.DNSException",),
    "dns.versioned.UseTransaction": ("dns.exception.DNSException",),
    "dns.rdtypes.rrsigbase.BadSigTime": ("dns.exception.DNSException",),
    "dns.rdtypes.ANY.DSYNC.UnknownScheme": ("dns.exception.DNSException",),
    "dns.resolver.Resolver": ("object",),
}

ALIASES = {
    "dns.dnssecalgs.UnsupportedAlgorithm": "dns.exception.UnsupportedAlgorithm",
    "dns.resolver.Timeout": "dns.resolver.LifetimeTimeout",
}

_TCP_CONNECT = {
    "ConnectionRefusedError": "F1",
    "ConnectionResetError": "race: F2",
    "OSError": "source: connect(2) EHOSTUNREACH ENETUNREACH",
}
_TCP_TRANSFER = {
    "ConnectionResetError": "F4",
    "EOFError": "F5",
    "dns.exception.Timeout": "F7",
    "BrokenPipeError": "source: send(2) EPIPE",
}
_TLS_CONNECT = {
    "ConnectionRefusedError": "F1",
    "OSError": "source: connect(2) EHOSTUNREACH ENETUNREACH",
}
_TLS_TRANSFER = {
    "ConnectionResetError": "F4",
    "dns.exception.Timeout": "F7",
    "ssl.SSLEOFError": "F5",
    "ssl.SSLError": "source: Modules/_ssl.c fill_and_set_sslerror",
}
_UDP = {
    "dns.exception.Timeout": "F7",
    "dns.query.UnexpectedSource": "source: dns/query.py receive_udp",
    "OSError": "source: send(2) EHOSTUNREACH ENETUNREACH",
}
_RESOLVE_CONNECT = {
    "dns.resolver.NoNameservers": "F1",
}
_RESOLVE_TRANSFER = {
    "dns.resolver.LifetimeTimeout": "F7",
    "dns.resolver.NXDOMAIN": "source: dns/resolver.py query_result",
    "dns.resolver.NoAnswer": "source: dns/resolver.py query_result",
    "dns.resolver.YXDOMAIN": "source: dns/resolver.py query_result",
}
_MODULE_CONNECT = {
    "dns.resolver.NoNameservers": "source: dns/resolver.py resolve, as Resolver.resolve",
}
_MODULE_TRANSFER = {
    "dns.resolver.NoNameservers": "source: dns/resolver.py resolve, as Resolver.resolve",
    "dns.resolver.LifetimeTimeout": "source: dns/resolver.py resolve, as Resolver.resolve",
    "dns.resolver.NoResolverConfiguration": "source: dns/resolver.py read_resolv_conf",
    "dns.resolver.NXDOMAIN": "source: dns/resolver.py query_result",
    "dns.resolver.NoAnswer": "source: dns/resolver.py query_result",
    "dns.resolver.YXDOMAIN": "source: dns/resolver.py query_result",
}
_RESOLVE_CALL = call(connect=_RESOLVE_CONNECT, transfer=_RESOLVE_TRANSFER)
_MODULE_CALL = call(connect=_MODULE_CONNECT, transfer=_MODULE_TRANSFER)

CALLS = {
    "dns.query.tcp": call(connect=_TCP_CONNECT, transfer=_TCP_TRANSFER),
    "dns.query.tls": call(connect=_TLS_CONNECT, transfer=_TLS_TRANSFER),
    "dns.query.udp": call(transfer=_UDP),
    "dns.asyncquery.tcp": call(connect=_TCP_CONNECT, transfer=_TCP_TRANSFER),
    "dns.resolver.Resolver": call(returns="dns.resolver.Resolver"),
    "dns.resolver.Resolver.resolve": _RESOLVE_CALL,
    "dns.resolver.Resolver.resolve_name": _RESOLVE_CALL,
    "dns.resolver.Resolver.resolve_address": _RESOLVE_CALL,
    "dns.resolver.resolve": _MODULE_CALL,
    "dns.resolver.resolve_address": _MODULE_CALL,
    "dns.resolver.resolve_name": _MODULE_CALL,
    "dns.resolver.query": _MODULE_CALL,
}
