"""kazoo: ZooKeeper. Its errors are no OSErrors."""

from __future__ import annotations

from .model import call

VERSION = "2.11.0"

CLASSES = {
    "kazoo.exceptions.KazooException": ("Exception",),
    "kazoo.exceptions.CancelledError": ("kazoo.exceptions.KazooException",),
    "kazoo.exceptions.ConfigurationError": ("kazoo.exceptions.KazooException",),
    "kazoo.exceptions.ConnectionDropped": ("kazoo.exceptions.KazooException",),
    "kazoo.exceptions.LockTimeout": ("kazoo.exceptions.KazooException",),
    "kazoo.exceptions.SASLException": ("kazoo.exceptions.KazooException",),
    "kazoo.exceptions.WriterNotClosedException": ("kazoo.exceptions.KazooException",),
    "kazoo.exceptions.ZookeeperError": ("kazoo.exceptions.KazooException",),
    "kazoo.exceptions.APIError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.AuthFailedError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.BadArgumentsError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.BadVersionError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.ConnectionLoss": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.DataInconsistency": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.EphemeralOnLocalSessionError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.InvalidACLError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.InvalidCallbackError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.MarshallingError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.NewConfigNoQuorumError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.NoAuthError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.NoChildrenForEphemeralsError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.NoNodeError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.NoWatcherError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.NodeExistsError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.NotEmptyError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.NotReadOnlyCallError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.OperationTimeoutError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.QuotaExceededError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.ReconfigDisabledError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.ReconfigInProcessError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.RequestTimeoutError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.RolledBackError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.RuntimeInconsistency": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.SessionClosedRequireSaslError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.SessionExpiredError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.ConnectionClosedError": ("kazoo.exceptions.SessionExpiredError",),
    "kazoo.exceptions.SessionMovedError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.SystemZookeeperError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.ThrottledOpError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.UnimplementedError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.UnknownSessionError": ("kazoo.exceptions.ZookeeperError",),
    "kazoo.exceptions.ZookeeperStoppedError": ("kazoo.exceptions.KazooException",),
    "kazoo.retry.RetryFailedError": ("kazoo.exceptions.KazooException",),
    "kazoo.retry.InterruptedError": ("kazoo.retry.RetryFailedError",),
    "kazoo.retry.ForceRetryError": ("Exception",),
    "kazoo.handlers.threading.KazooTimeoutError": ("Exception",),
    "kazoo.protocol.connection.RWServerAvailable": ("Exception",),
    # What is connected and called, beside the exceptions.
    "kazoo.client.KazooClient": ("object",),
}

ALIASES = {
    "kazoo.client.AuthFailedError": "kazoo.exceptions.AuthFailedError",
    "kazoo.client.ConfigurationError": "kazoo.exceptions.ConfigurationError",
    "kazoo.client.ConnectionClosedError": "kazoo.exceptions.ConnectionClosedError",
    "kazoo.client.ConnectionLoss": "kazoo.exceptions.ConnectionLoss",
    "kazoo.client.KazooException": "kazoo.exceptions.KazooException",
    "kazoo.client.NoNodeError": "kazoo.exceptions.NoNodeError",
    "kazoo.client.NodeExistsError": "kazoo.exceptions.NodeExistsError",
    "kazoo.client.SessionExpiredError": "kazoo.exceptions.SessionExpiredError",
    "kazoo.client.WriterNotClosedException": "kazoo.exceptions.WriterNotClosedException",
    "kazoo.exceptions.ApiErrorException": "kazoo.exceptions.APIError",
    "kazoo.exceptions.AuthFailedException": "kazoo.exceptions.AuthFailedError",
    "kazoo.exceptions.BadArgumentsException": "kazoo.exceptions.BadArgumentsError",
    "kazoo.exceptions.BadVersionException": "kazoo.exceptions.BadVersionError",
    "kazoo.exceptions.ConnectionLossException": "kazoo.exceptions.ConnectionLoss",
    "kazoo.exceptions.DataInconsistencyException": "kazoo.exceptions.DataInconsistency",
    "kazoo.exceptions.InvalidACLException": "kazoo.exceptions.InvalidACLError",
    "kazoo.exceptions.InvalidCallbackException": "kazoo.exceptions.InvalidCallbackError",
    "kazoo.exceptions.MarshallingErrorException": "kazoo.exceptions.MarshallingError",
    "kazoo.exceptions.NoAuthException": "kazoo.exceptions.NoAuthError",
    "kazoo.exceptions.NoChildrenForEphemeralsException": "kazoo.exceptions.NoChildrenForEphemeralsError",
    "kazoo.exceptions.NoNodeException": "kazoo.exceptions.NoNodeError",
    "kazoo.exceptions.NodeExistsException": "kazoo.exceptions.NodeExistsError",
    "kazoo.exceptions.NotEmptyException": "kazoo.exceptions.NotEmptyError",
    "kazoo.exceptions.OperationTimeoutException": "kazoo.exceptions.OperationTimeoutError",
    "kazoo.exceptions.RuntimeInconsistencyException": "kazoo.exceptions.RuntimeInconsistency",
    "kazoo.exceptions.SessionExpiredException": "kazoo.exceptions.SessionExpiredError",
    "kazoo.exceptions.SystemErrorException": "kazoo.exceptions.SystemZookeeperError",
    "kazoo.exceptions.UnimplementedException": "kazoo.exceptions.UnimplementedError",
    "kazoo.retry.ConnectionClosedError": "kazoo.exceptions.ConnectionClosedError",
    "kazoo.retry.ConnectionLoss": "kazoo.exceptions.ConnectionLoss",
    "kazoo.retry.KazooException": "kazoo.exceptions.KazooException",
    "kazoo.retry.OperationTimeoutError": "kazoo.exceptions.OperationTimeoutError",
    "kazoo.retry.SessionExpiredError": "kazoo.exceptions.SessionExpiredError",
}

_REQUEST = {
    "kazoo.exceptions.ConnectionClosedError": "F1",
    "kazoo.exceptions.ConnectionLoss": "source: kazoo/protocol/connection.py",
    "kazoo.exceptions.SessionExpiredError": "source: kazoo/client.py _call",
    "kazoo.exceptions.OperationTimeoutError": "source: kazoo/protocol/serialization.py",
    "kazoo.exceptions.ZookeeperError": "source: kazoo/protocol/connection.py _read_response",
}
_LIKE_A_REQUEST = {
    "kazoo.exceptions.ConnectionClosedError": "source: kazoo/client.py _call",
    "kazoo.exceptions.ConnectionLoss": "source: kazoo/protocol/connection.py",
    "kazoo.exceptions.SessionExpiredError": "source: kazoo/client.py _call",
    "kazoo.exceptions.ZookeeperError": "source: kazoo/protocol/connection.py _read_response",
}
_QUIET = call()

CALLS = {
    "kazoo.client.KazooClient": call(returns="kazoo.client.KazooClient"),
    "kazoo.client.KazooClient.start": call(
        connect={"kazoo.handlers.threading.KazooTimeoutError": "F1 F2 F3 F4 F5 F9"}
    ),
    "kazoo.client.KazooClient.restart": call(
        connect={"kazoo.handlers.threading.KazooTimeoutError": "source: kazoo/client.py restart"}
    ),
    "kazoo.client.KazooClient.create": call(transfer=_REQUEST),
    "kazoo.client.KazooClient.delete": call(transfer=_REQUEST),
    "kazoo.client.KazooClient.ensure_path": call(transfer=_REQUEST),
    "kazoo.client.KazooClient.exists": call(transfer=_REQUEST),
    "kazoo.client.KazooClient.get": call(transfer=_REQUEST),
    "kazoo.client.KazooClient.get_children": call(transfer=_REQUEST),
    "kazoo.client.KazooClient.set": call(transfer=_REQUEST),
    "kazoo.client.KazooClient.add_auth": call(transfer=_LIKE_A_REQUEST),
    "kazoo.client.KazooClient.get_acls": call(transfer=_LIKE_A_REQUEST),
    "kazoo.client.KazooClient.reconfig": call(transfer=_LIKE_A_REQUEST),
    "kazoo.client.KazooClient.set_acls": call(transfer=_LIKE_A_REQUEST),
    "kazoo.client.KazooClient.sync": call(transfer=_LIKE_A_REQUEST),
    "kazoo.client.KazooClient.command": call(
        transfer={"kazoo.exceptions.ConnectionLoss": "source: kazoo/client.py command"}
    ),
    "kazoo.client.KazooClient.add_auth_async": _QUIET,
    "kazoo.client.KazooClient.add_listener": _QUIET,
    "kazoo.client.KazooClient.close": _QUIET,
    "kazoo.client.KazooClient.create_async": _QUIET,
    "kazoo.client.KazooClient.delete_async": _QUIET,
    "kazoo.client.KazooClient.exists_async": _QUIET,
    "kazoo.client.KazooClient.get_async": _QUIET,
    "kazoo.client.KazooClient.get_children_async": _QUIET,
    "kazoo.client.KazooClient.remove_listener": _QUIET,
    "kazoo.client.KazooClient.set_async": _QUIET,
    "kazoo.client.KazooClient.set_hosts": _QUIET,
    "kazoo.client.KazooClient.start_async": _QUIET,
    "kazoo.client.KazooClient.stop": _QUIET,
    "kazoo.client.KazooClient.transaction": _QUIET,
}
