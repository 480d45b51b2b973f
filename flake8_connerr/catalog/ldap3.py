"""ldap3: its communication errors are made when raised, and then also inherit what the socket raised."""

from __future__ import annotations

from .model import call

VERSION = "2.9.1"

CLASSES = {
    "ldap3.core.exceptions.LDAPException": ("Exception",),
    "ldap3.core.exceptions.LDAPExceptionError": ("ldap3.core.exceptions.LDAPException",),
    "ldap3.core.exceptions.LDAPAttributeError": (
        "ldap3.core.exceptions.LDAPExceptionError",
        "ValueError",
        "TypeError",
    ),
    "ldap3.core.exceptions.LDAPBindError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPCertificateError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPChangeError": ("ldap3.core.exceptions.LDAPExceptionError", "ValueError"),
    "ldap3.core.exceptions.LDAPCommunicationError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPReferralError": ("ldap3.core.exceptions.LDAPCommunicationError",),
    "ldap3.core.exceptions.LDAPSessionTerminatedByServerError": (
        "ldap3.core.exceptions.LDAPCommunicationError",
    ),
    "ldap3.core.exceptions.LDAPSocketCloseError": ("ldap3.core.exceptions.LDAPCommunicationError",),
    "ldap3.core.exceptions.LDAPSocketOpenError": ("ldap3.core.exceptions.LDAPCommunicationError",),
    "ldap3.core.exceptions.LDAPSocketReceiveError": (
        "ldap3.core.exceptions.LDAPCommunicationError",
        "OSError",
    ),
    "ldap3.core.exceptions.LDAPSocketSendError": ("ldap3.core.exceptions.LDAPCommunicationError", "OSError"),
    "ldap3.core.exceptions.LDAPUnknownRequestError": ("ldap3.core.exceptions.LDAPCommunicationError",),
    "ldap3.core.exceptions.LDAPUnknownResponseError": ("ldap3.core.exceptions.LDAPCommunicationError",),
    "ldap3.core.exceptions.LDAPConfigurationError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPConfigurationParameterError": (
        "ldap3.core.exceptions.LDAPConfigurationError",
    ),
    "ldap3.core.exceptions.LDAPDefinitionError": ("ldap3.core.exceptions.LDAPConfigurationError",),
    "ldap3.core.exceptions.LDAPPackageUnavailableError": (
        "ldap3.core.exceptions.LDAPConfigurationError",
        "ImportError",
    ),
    "ldap3.core.exceptions.LDAPSSLConfigurationError": ("ldap3.core.exceptions.LDAPConfigurationError",),
    "ldap3.core.exceptions.LDAPUnknownAuthenticationMethodError": (
        "ldap3.core.exceptions.LDAPConfigurationError",
    ),
    "ldap3.core.exceptions.LDAPUnknownStrategyError": ("ldap3.core.exceptions.LDAPConfigurationError",),
    "ldap3.core.exceptions.LDAPConnectionIsReadOnlyError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPConnectionPoolNameIsMandatoryError": (
        "ldap3.core.exceptions.LDAPExceptionError",
    ),
    "ldap3.core.exceptions.LDAPConnectionPoolNotStartedError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPControlError": ("ldap3.core.exceptions.LDAPExceptionError", "ValueError"),
    "ldap3.core.exceptions.LDAPCursorError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPCursorAttributeError": (
        "ldap3.core.exceptions.LDAPCursorError",
        "AttributeError",
    ),
    "ldap3.core.exceptions.LDAPExtensionError": ("ldap3.core.exceptions.LDAPExceptionError", "ValueError"),
    "ldap3.core.exceptions.LDAPInfoError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPInvalidDereferenceAliasesError": (
        "ldap3.core.exceptions.LDAPExceptionError",
        "ValueError",
    ),
    "ldap3.core.exceptions.LDAPInvalidDnError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPInvalidFilterError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPInvalidHashAlgorithmError": (
        "ldap3.core.exceptions.LDAPExceptionError",
        "ValueError",
    ),
    "ldap3.core.exceptions.LDAPInvalidPortError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPInvalidScopeError": ("ldap3.core.exceptions.LDAPExceptionError", "ValueError"),
    "ldap3.core.exceptions.LDAPInvalidServerError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPInvalidTlsSpecificationError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPInvalidValueError": ("ldap3.core.exceptions.LDAPExceptionError", "ValueError"),
    "ldap3.core.exceptions.LDAPKeyError": (
        "ldap3.core.exceptions.LDAPExceptionError",
        "KeyError",
        "AttributeError",
    ),
    "ldap3.core.exceptions.LDAPLDIFError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPMaximumRetriesError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPMetricsError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPObjectClassError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPObjectDereferenceError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPObjectError": ("ldap3.core.exceptions.LDAPExceptionError", "ValueError"),
    "ldap3.core.exceptions.LDAPPasswordIsMandatoryError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPResponseTimeoutError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPSASLBindInProgressError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPSASLMechanismNotSupportedError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPSASLPrepError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPSSLNotSupportedError": (
        "ldap3.core.exceptions.LDAPExceptionError",
        "ImportError",
    ),
    "ldap3.core.exceptions.LDAPSchemaError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPServerPoolError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPServerPoolExhaustedError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPSignatureVerificationFailedError": (
        "ldap3.core.exceptions.LDAPExceptionError",
    ),
    "ldap3.core.exceptions.LDAPStartTLSError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPTransactionError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPUserNameIsMandatoryError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPUserNameNotAllowedError": ("ldap3.core.exceptions.LDAPExceptionError",),
    "ldap3.core.exceptions.LDAPOperationResult": ("ldap3.core.exceptions.LDAPException",),
    "ldap3.core.exceptions.LDAPAdminLimitExceededResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPAffectMultipleDSASResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPAliasDereferencingProblemResult": (
        "ldap3.core.exceptions.LDAPOperationResult",
    ),
    "ldap3.core.exceptions.LDAPAliasProblemResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPAssertionFailedResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPAttributeOrValueExistsResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPAuthMethodNotSupportedResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPAuthorizationDeniedResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPBusyResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPCanceledResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPCannotCancelResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPConfidentialityRequiredResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPConstraintViolationResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPESyncRefreshRequiredResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPEntryAlreadyExistsResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPInappropriateAuthenticationResult": (
        "ldap3.core.exceptions.LDAPOperationResult",
    ),
    "ldap3.core.exceptions.LDAPInappropriateMatchingResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPInsufficientAccessRightsResult": (
        "ldap3.core.exceptions.LDAPOperationResult",
    ),
    "ldap3.core.exceptions.LDAPInvalidAttributeSyntaxResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPInvalidCredentialsResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPInvalidDNSyntaxResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPLCUPInvalidDataResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPLCUPReloadRequiredResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPLCUPResourcesExhaustedResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPLCUPSecurityViolationResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPLCUPUnsupportedSchemeResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPLoopDetectedResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPNamingViolationResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPNoSuchAttributeResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPNoSuchObjectResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPNoSuchOperationResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPNotAllowedOnNotLeafResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPNotAllowedOnRDNResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPObjectClassModsProhibitedResult": (
        "ldap3.core.exceptions.LDAPOperationResult",
    ),
    "ldap3.core.exceptions.LDAPObjectClassViolationResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPOperationsErrorResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPOtherResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPProtocolErrorResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPReferralResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPSASLBindInProgressResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPSizeLimitExceededResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPStrongerAuthRequiredResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPTimeLimitExceededResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPTooLateResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPUnavailableCriticalExtensionResult": (
        "ldap3.core.exceptions.LDAPOperationResult",
    ),
    "ldap3.core.exceptions.LDAPUnavailableResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPUndefinedAttributeTypeResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    "ldap3.core.exceptions.LDAPUnwillingToPerformResult": ("ldap3.core.exceptions.LDAPOperationResult",),
    # What is connected and called, beside the exceptions.
    "ldap3.Connection": ("object",),
    "ldap3.Server": ("object",),
    "ldap3.ServerPool": ("object",),
}

ALIASES = {
    "ldap3.core.connection.Connection": "ldap3.Connection",
    "ldap3.core.server.Server": "ldap3.Server",
    "ldap3.core.pooling.ServerPool": "ldap3.ServerPool",
}

# Each is listed beside the builtin error that the class made at raise time inherits too.
_OPEN = {
    "ldap3.core.exceptions.LDAPSocketOpenError": "F1 F9",
    "ConnectionRefusedError": "F1",
    "ConnectionResetError": "race: F2",
    "TimeoutError": "source: ldap3/strategy/base.py _open_socket",
}
_BIND = {
    "ldap3.core.exceptions.LDAPSocketReceiveError": "F4 F7",
    "ConnectionResetError": "F4",
    "ldap3.core.exceptions.LDAPSessionTerminatedByServerError": "F5",
    "ldap3.core.exceptions.LDAPSocketSendError": "race: F2",
    "BrokenPipeError": "source: ldap3/strategy/base.py sending",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "ldap3.core.exceptions.LDAPBindError": "source: ldap3/core/connection.py bind",
}
_REQUEST = {
    "ldap3.core.exceptions.LDAPSocketReceiveError": "F4",
    "ConnectionResetError": "F4",
    "ldap3.core.exceptions.LDAPSessionTerminatedByServerError": "F5 F6",
    "ldap3.core.exceptions.LDAPSocketSendError": "source: ldap3/strategy/base.py sending",
    "BrokenPipeError": "source: ldap3/strategy/base.py sending",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "ldap3.core.exceptions.LDAPOperationResult": "source: ldap3/strategy/base.py get_response",
}
_LIKE_A_REQUEST = {
    "ldap3.core.exceptions.LDAPSocketReceiveError": "source: ldap3/strategy/sync.py receiving",
    "ldap3.core.exceptions.LDAPSessionTerminatedByServerError": "source: ldap3/strategy/base.py get_response",
    "ldap3.core.exceptions.LDAPSocketSendError": "source: ldap3/strategy/base.py sending",
    "ConnectionResetError": "source: ldap3/strategy/sync.py receiving",
    "BrokenPipeError": "source: ldap3/strategy/base.py sending",
}
_QUIET = call()

CALLS = {
    "ldap3.Server": call(returns="ldap3.Server"),
    "ldap3.ServerPool": call(returns="ldap3.ServerPool"),
    # Connects only where auto_bind= asks for it.
    "ldap3.Connection": call(connect=_OPEN, transfer=_BIND, returns="ldap3.Connection"),
    "ldap3.Connection.open": call(connect=_OPEN),
    "ldap3.Connection.bind": call(connect=_OPEN, transfer=_BIND),
    "ldap3.Connection.rebind": call(
        transfer={
            # 'the server abruptly closed the connection'.
            "ldap3.core.exceptions.LDAPBindError": "F4",
            "ldap3.core.exceptions.LDAPSessionTerminatedByServerError": "F5 F6",
        }
    ),
    "ldap3.Connection.search": call(
        transfer=_REQUEST | {"ldap3.core.exceptions.LDAPSocketReceiveError": "F4 F7"}
    ),
    "ldap3.Connection.add": call(transfer=_REQUEST),
    "ldap3.Connection.compare": call(transfer=_REQUEST),
    "ldap3.Connection.delete": call(transfer=_REQUEST),
    "ldap3.Connection.modify": call(transfer=_REQUEST),
    "ldap3.Connection.modify_dn": call(transfer=_REQUEST),
    "ldap3.Connection.abandon": call(transfer=_LIKE_A_REQUEST),
    "ldap3.Connection.do_sasl_bind": call(transfer=_LIKE_A_REQUEST),
    "ldap3.Connection.extended": call(transfer=_LIKE_A_REQUEST),
    "ldap3.Connection.refresh_server_info": call(transfer=_LIKE_A_REQUEST),
    "ldap3.Connection.start_tls": call(transfer=_LIKE_A_REQUEST),
    "ldap3.Connection.__enter__": call(transfer=_LIKE_A_REQUEST, returns="ldap3.Connection"),
    # Says goodbye.
    "ldap3.Connection.unbind": call(
        transfer={
            "ldap3.core.exceptions.LDAPSocketSendError": "race: F6",
            "BrokenPipeError": "race: F6",
        }
    ),
    "ldap3.Connection.__exit__": call(
        transfer={"ldap3.core.exceptions.LDAPSocketSendError": "source: ldap3/core/connection.py __exit__"}
    ),
    "ldap3.Connection.response_to_json": _QUIET,
    "ldap3.Connection.response_to_ldif": _QUIET,
}
