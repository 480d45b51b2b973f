"""grpc: everything is an RpcError with a status code, whatever happened to the connection."""

from __future__ import annotations

from .model import call

VERSION = "1.85.3"

CLASSES = {
    "grpc.FutureTimeoutError": ("Exception",),
    "grpc.FutureCancelledError": ("Exception",),
    "grpc.RpcError": ("Exception",),
    "grpc.aio.BaseError": ("Exception",),
    "grpc.aio.UsageError": ("grpc.aio.BaseError",),
    "grpc.aio.AbortError": ("grpc.aio.BaseError",),
    "grpc.aio.InternalError": ("grpc.aio.BaseError",),
    "grpc.aio.AioRpcError": ("grpc.RpcError",),
    "grpc._cython.cygrpc.AioRpcStatus": ("Exception",),
    "grpc._cython.cygrpc.ExecuteBatchError": ("grpc.aio.InternalError",),
    "grpc._cython.cygrpc._WatchConnectivityFailed": ("Exception",),
    "grpc._cython.cygrpc._ServerStoppedError": ("grpc.aio.BaseError",),
    "grpc._cython.cygrpc._RequestCallError": ("Exception",),
    "grpc.experimental.UsageError": ("Exception",),
    "grpc.experimental.ExperimentalApiWarning": ("Warning",),
    "grpc._channel._InactiveRpcError": ("grpc.RpcError", "grpc.Future"),
    "grpc._channel._Rendezvous": ("grpc.RpcError",),
    "grpc._channel._SingleThreadedRendezvous": ("grpc._channel._Rendezvous", "grpc.Future"),
    "grpc._channel._MultiThreadedRendezvous": ("grpc._channel._Rendezvous", "grpc.Future"),
    "grpc._interceptor._FailureOutcome": ("grpc.RpcError", "grpc.Future"),
    "grpc.Channel": ("object",),
    "grpc.Future": ("object",),
    "grpc.aio.Channel": ("object",),
}

ALIASES = {
    "grpc._cython.cygrpc.AbortError": "grpc.aio.AbortError",
    "grpc._cython.cygrpc.BaseError": "grpc.aio.BaseError",
    "grpc._cython.cygrpc.InternalError": "grpc.aio.InternalError",
    "grpc._cython.cygrpc.UsageError": "grpc.aio.UsageError",
    "grpc.aio._call.AioRpcError": "grpc.aio.AioRpcError",
    "grpc.experimental.aio.AbortError": "grpc.aio.AbortError",
    "grpc.experimental.aio.AioRpcError": "grpc.aio.AioRpcError",
    "grpc.experimental.aio.BaseError": "grpc.aio.BaseError",
    "grpc.experimental.aio.InternalError": "grpc.aio.InternalError",
    "grpc.experimental.aio.UsageError": "grpc.aio.UsageError",
}

_READY = {
    "grpc.FutureTimeoutError": "F1 F7",
}

CALLS = {
    "grpc.insecure_channel": call(returns="grpc.Channel"),
    "grpc.secure_channel": call(returns="grpc.Channel"),
    "grpc.channel_ready_future": call(returns="grpc.Future"),
    "grpc.Future.result": call(connect=_READY),
    "grpc.Channel.close": call(),
    "grpc.Channel.subscribe": call(),
    "grpc.aio.insecure_channel": call(returns="grpc.aio.Channel"),
    "grpc.aio.secure_channel": call(returns="grpc.aio.Channel"),
    "grpc.aio.Channel.close": call(),
}
