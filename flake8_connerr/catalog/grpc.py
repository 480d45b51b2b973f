"""grpc: everything is an RpcError with a status code, whatever happened to the connection."""

from __future__ import annotations

from .model import call

VERSION = "1.85.3"

_ABORTION = "grpc.framework.interfaces.face.face.AbortionError"

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
    "grpc.framework.foundation.future.TimeoutError": ("Exception",),
    "grpc.framework.foundation.future.CancelledError": ("Exception",),
    _ABORTION: ("Exception",),
    "grpc.framework.interfaces.face.face.NoSuchMethodError": ("Exception",),
    "grpc.framework.interfaces.face.face.CancellationError": (_ABORTION,),
    "grpc.framework.interfaces.face.face.ExpirationError": (_ABORTION,),
    "grpc.framework.interfaces.face.face.LocalShutdownError": (_ABORTION,),
    "grpc.framework.interfaces.face.face.RemoteShutdownError": (_ABORTION,),
    "grpc.framework.interfaces.face.face.NetworkError": (_ABORTION,),
    "grpc.framework.interfaces.face.face.LocalError": (_ABORTION,),
    "grpc.framework.interfaces.face.face.RemoteError": (_ABORTION,),
    "grpc.Channel": ("object",),
    "grpc.Future": ("object",),
    "grpc.UnaryUnaryMultiCallable": ("object",),
    "grpc.UnaryStreamMultiCallable": ("object",),
    "grpc.StreamUnaryMultiCallable": ("object",),
    "grpc.StreamStreamMultiCallable": ("object",),
    "grpc.aio.Channel": ("object",),
    "grpc.aio.UnaryUnaryMultiCallable": ("object",),
    "grpc.aio.StreamUnaryMultiCallable": ("object",),
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
# The status code tells what happened; the class does not. A stub that was generated from a service's
# description has one of these callables for each method.
_UNARY = call(
    connect={"grpc._channel._InactiveRpcError": "F1 F9"},
    transfer={"grpc._channel._InactiveRpcError": "F2 F3 F4 F5 F7"},
)
_AIO_UNARY = call(
    connect={"grpc.aio.AioRpcError": "F1 F9"}, transfer={"grpc.aio.AioRpcError": "F2 F3 F4 F5 F7"}
)
# Nothing is raised before the first message is asked for.
_STREAM = call(returns="grpc._channel._MultiThreadedRendezvous")

CALLS = {
    "grpc.insecure_channel": call(returns="grpc.Channel"),
    "grpc.secure_channel": call(returns="grpc.Channel"),
    "grpc.channel_ready_future": call(returns="grpc.Future"),
    "grpc.Future.result": call(connect=_READY),
    "grpc.Channel.unary_unary": call(returns="grpc.UnaryUnaryMultiCallable"),
    "grpc.Channel.unary_stream": call(returns="grpc.UnaryStreamMultiCallable"),
    "grpc.Channel.stream_unary": call(returns="grpc.StreamUnaryMultiCallable"),
    "grpc.Channel.stream_stream": call(returns="grpc.StreamStreamMultiCallable"),
    "grpc.UnaryUnaryMultiCallable.__call__": _UNARY,
    "grpc.StreamUnaryMultiCallable.__call__": _UNARY,
    "grpc.UnaryStreamMultiCallable.__call__": _STREAM,
    "grpc.StreamStreamMultiCallable.__call__": _STREAM,
    "grpc._channel._MultiThreadedRendezvous.__next__": call(
        connect={"grpc._channel._MultiThreadedRendezvous": "F1 F9"},
        transfer={"grpc._channel._MultiThreadedRendezvous": "F2 F3 F4 F5 F7"},
    ),
    "grpc._channel._MultiThreadedRendezvous.cancel": call(),
    "grpc.Channel.close": call(),
    "grpc.Channel.subscribe": call(),
    "grpc.aio.insecure_channel": call(returns="grpc.aio.Channel"),
    "grpc.aio.secure_channel": call(returns="grpc.aio.Channel"),
    "grpc.aio.Channel.unary_unary": call(returns="grpc.aio.UnaryUnaryMultiCallable"),
    "grpc.aio.Channel.stream_unary": call(returns="grpc.aio.StreamUnaryMultiCallable"),
    "grpc.aio.UnaryUnaryMultiCallable.__call__": _AIO_UNARY,
    "grpc.aio.StreamUnaryMultiCallable.__call__": _AIO_UNARY,
    "grpc.aio.Channel.close": call(),
}
