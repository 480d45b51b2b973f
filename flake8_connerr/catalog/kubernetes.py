"""kubernetes: what the API server answers is an ApiException, a lost connection comes from urllib3."""

from __future__ import annotations

from .model import call

VERSION = "37.0.1"

CLASSES = {
    "kubernetes.client.exceptions.OpenApiException": ("Exception",),
    "kubernetes.client.exceptions.ApiTypeError": (
        "kubernetes.client.exceptions.OpenApiException",
        "TypeError",
    ),
    "kubernetes.client.exceptions.ApiValueError": (
        "kubernetes.client.exceptions.OpenApiException",
        "ValueError",
    ),
    "kubernetes.client.exceptions.ApiKeyError": ("kubernetes.client.exceptions.OpenApiException", "KeyError"),
    "kubernetes.client.exceptions.ApiAttributeError": (
        "kubernetes.client.exceptions.OpenApiException",
        "AttributeError",
    ),
    "kubernetes.client.exceptions.ApiException": ("kubernetes.client.exceptions.OpenApiException",),
    "kubernetes.client.exceptions.BadRequestException": ("kubernetes.client.exceptions.ApiException",),
    "kubernetes.client.exceptions.NotFoundException": ("kubernetes.client.exceptions.ApiException",),
    "kubernetes.client.exceptions.UnauthorizedException": ("kubernetes.client.exceptions.ApiException",),
    "kubernetes.client.exceptions.ForbiddenException": ("kubernetes.client.exceptions.ApiException",),
    "kubernetes.client.exceptions.ServiceException": ("kubernetes.client.exceptions.ApiException",),
    "kubernetes.client.exceptions.ConflictException": ("kubernetes.client.exceptions.ApiException",),
    "kubernetes.client.exceptions.UnprocessableEntityException": (
        "kubernetes.client.exceptions.ApiException",
    ),
    "kubernetes.config.ConfigException": ("Exception",),
    "kubernetes.utils.create_from_yaml.FailToCreateError": ("Exception",),
    "kubernetes.dynamic.exceptions.DynamicApiError": ("kubernetes.client.exceptions.ApiException",),
    "kubernetes.dynamic.exceptions.ResourceNotFoundError": ("Exception",),
    "kubernetes.dynamic.exceptions.ResourceNotUniqueError": ("Exception",),
    "kubernetes.dynamic.exceptions.KubernetesValidateMissing": ("Exception",),
    "kubernetes.dynamic.exceptions.BadRequestError": ("kubernetes.dynamic.exceptions.DynamicApiError",),
    "kubernetes.dynamic.exceptions.UnauthorizedError": ("kubernetes.dynamic.exceptions.DynamicApiError",),
    "kubernetes.dynamic.exceptions.ForbiddenError": ("kubernetes.dynamic.exceptions.DynamicApiError",),
    "kubernetes.dynamic.exceptions.NotFoundError": ("kubernetes.dynamic.exceptions.DynamicApiError",),
    "kubernetes.dynamic.exceptions.MethodNotAllowedError": ("kubernetes.dynamic.exceptions.DynamicApiError",),
    "kubernetes.dynamic.exceptions.ConflictError": ("kubernetes.dynamic.exceptions.DynamicApiError",),
    "kubernetes.dynamic.exceptions.GoneError": ("kubernetes.dynamic.exceptions.DynamicApiError",),
    "kubernetes.dynamic.exceptions.UnprocessibleEntityError": (
        "kubernetes.dynamic.exceptions.DynamicApiError",
    ),
    "kubernetes.dynamic.exceptions.TooManyRequestsError": ("kubernetes.dynamic.exceptions.DynamicApiError",),
    "kubernetes.dynamic.exceptions.InternalServerError": ("kubernetes.dynamic.exceptions.DynamicApiError",),
    "kubernetes.dynamic.exceptions.ServiceUnavailableError": (
        "kubernetes.dynamic.exceptions.DynamicApiError",
    ),
    "kubernetes.dynamic.exceptions.ServerTimeoutError": ("kubernetes.dynamic.exceptions.DynamicApiError",),
    "kubernetes.dynamic.client.VersionNotSupportedError": ("NotImplementedError",),
    "kubernetes.aio.client.exceptions.OpenApiException": ("Exception",),
    "kubernetes.aio.client.exceptions.ApiTypeError": (
        "kubernetes.aio.client.exceptions.OpenApiException",
        "TypeError",
    ),
    "kubernetes.aio.client.exceptions.ApiValueError": (
        "kubernetes.aio.client.exceptions.OpenApiException",
        "ValueError",
    ),
    "kubernetes.aio.client.exceptions.ApiKeyError": (
        "kubernetes.aio.client.exceptions.OpenApiException",
        "KeyError",
    ),
    "kubernetes.aio.client.exceptions.ApiAttributeError": (
        "kubernetes.aio.client.exceptions.OpenApiException",
        "AttributeError",
    ),
    "kubernetes.aio.client.exceptions.ApiException": ("kubernetes.aio.client.exceptions.OpenApiException",),
    "kubernetes.aio.config.config_exception.ConfigException": ("Exception",),
    "kubernetes.aio.utils.create_from_yaml.FailToCreateError": ("Exception",),
    "kubernetes.aio.client.exceptions.BadRequestException": (
        "kubernetes.aio.client.exceptions.ApiException",
    ),
    "kubernetes.aio.client.exceptions.NotFoundException": ("kubernetes.aio.client.exceptions.ApiException",),
    "kubernetes.aio.client.exceptions.UnauthorizedException": (
        "kubernetes.aio.client.exceptions.ApiException",
    ),
    "kubernetes.aio.client.exceptions.ForbiddenException": ("kubernetes.aio.client.exceptions.ApiException",),
    "kubernetes.aio.client.exceptions.ServiceException": ("kubernetes.aio.client.exceptions.ApiException",),
    "kubernetes.aio.client.exceptions.ConflictException": ("kubernetes.aio.client.exceptions.ApiException",),
    "kubernetes.aio.client.exceptions.UnprocessableEntityException": (
        "kubernetes.aio.client.exceptions.ApiException",
    ),
    "kubernetes.aio.dynamic.exceptions.DynamicApiError": ("kubernetes.aio.client.exceptions.ApiException",),
    "kubernetes.aio.dynamic.exceptions.ResourceNotFoundError": ("Exception",),
    "kubernetes.aio.dynamic.exceptions.ResourceNotUniqueError": ("Exception",),
    "kubernetes.aio.dynamic.exceptions.KubernetesValidateMissing": ("Exception",),
    "kubernetes.aio.dynamic.exceptions.BadRequestError": (
        "kubernetes.aio.dynamic.exceptions.DynamicApiError",
    ),
    "kubernetes.aio.dynamic.exceptions.UnauthorizedError": (
        "kubernetes.aio.dynamic.exceptions.DynamicApiError",
    ),
    "kubernetes.aio.dynamic.exceptions.ForbiddenError": (
        "kubernetes.aio.dynamic.exceptions.DynamicApiError",
    ),
    "kubernetes.aio.dynamic.exceptions.NotFoundError": ("kubernetes.aio.dynamic.exceptions.DynamicApiError",),
    "kubernetes.aio.dynamic.exceptions.MethodNotAllowedError": (
        "kubernetes.aio.dynamic.exceptions.DynamicApiError",
    ),
    "kubernetes.aio.dynamic.exceptions.ConflictError": ("kubernetes.aio.dynamic.exceptions.DynamicApiError",),
    "kubernetes.aio.dynamic.exceptions.GoneError": ("kubernetes.aio.dynamic.exceptions.DynamicApiError",),
    "kubernetes.aio.dynamic.exceptions.UnprocessibleEntityError": (
        "kubernetes.aio.dynamic.exceptions.DynamicApiError",
    ),
    "kubernetes.aio.dynamic.exceptions.TooManyRequestsError": (
        "kubernetes.aio.dynamic.exceptions.DynamicApiError",
    ),
    "kubernetes.aio.dynamic.exceptions.InternalServerError": (
        "kubernetes.aio.dynamic.exceptions.DynamicApiError",
    ),
    "kubernetes.aio.dynamic.exceptions.ServiceUnavailableError": (
        "kubernetes.aio.dynamic.exceptions.DynamicApiError",
    ),
    "kubernetes.aio.dynamic.exceptions.ServerTimeoutError": (
        "kubernetes.aio.dynamic.exceptions.DynamicApiError",
    ),
    "kubernetes.aio.dynamic.client.VersionNotSupportedError": ("NotImplementedError",),
    "kubernetes.client.AdmissionregistrationV1Api": ("object",),
    "kubernetes.client.ApiextensionsV1Api": ("object",),
    "kubernetes.client.AppsV1Api": ("object",),
    "kubernetes.client.AutoscalingV1Api": ("object",),
    "kubernetes.client.AutoscalingV2Api": ("object",),
    "kubernetes.client.BatchV1Api": ("object",),
    "kubernetes.client.CoordinationV1Api": ("object",),
    "kubernetes.client.CoreV1Api": ("object",),
    "kubernetes.client.CustomObjectsApi": ("object",),
    "kubernetes.client.EventsV1Api": ("object",),
    "kubernetes.client.NetworkingV1Api": ("object",),
    "kubernetes.client.PolicyV1Api": ("object",),
    "kubernetes.client.RbacAuthorizationV1Api": ("object",),
    "kubernetes.client.StorageV1Api": ("object",),
    "kubernetes.client.VersionApi": ("object",),
    "kubernetes.client.ApiClient": ("object",),
    "kubernetes.client.Configuration": ("object",),
    "kubernetes.watch.Watch": ("object",),
}

ALIASES = {
    "kubernetes.aio.client.ApiAttributeError": "kubernetes.aio.client.exceptions.ApiAttributeError",
    "kubernetes.aio.client.ApiException": "kubernetes.aio.client.exceptions.ApiException",
    "kubernetes.aio.client.ApiKeyError": "kubernetes.aio.client.exceptions.ApiKeyError",
    "kubernetes.aio.client.ApiTypeError": "kubernetes.aio.client.exceptions.ApiTypeError",
    "kubernetes.aio.client.ApiValueError": "kubernetes.aio.client.exceptions.ApiValueError",
    "kubernetes.aio.client.OpenApiException": "kubernetes.aio.client.exceptions.OpenApiException",
    "kubernetes.aio.config.ConfigException": "kubernetes.aio.config.config_exception.ConfigException",
    "kubernetes.aio.dynamic.exceptions": "kubernetes.aio.client.exceptions",
    "kubernetes.aio.utils.FailToCreateError": "kubernetes.aio.utils.create_from_yaml.FailToCreateError",
    "kubernetes.client.ApiAttributeError": "kubernetes.client.exceptions.ApiAttributeError",
    "kubernetes.client.ApiException": "kubernetes.client.exceptions.ApiException",
    "kubernetes.client.ApiKeyError": "kubernetes.client.exceptions.ApiKeyError",
    "kubernetes.client.ApiTypeError": "kubernetes.client.exceptions.ApiTypeError",
    "kubernetes.client.ApiValueError": "kubernetes.client.exceptions.ApiValueError",
    "kubernetes.client.OpenApiException": "kubernetes.client.exceptions.OpenApiException",
    "kubernetes.config.config_exception.ConfigException": "kubernetes.config.ConfigException",
    "kubernetes.dynamic.exceptions": "kubernetes.client.exceptions",
    "kubernetes.utils.FailToCreateError": "kubernetes.utils.create_from_yaml.FailToCreateError",
    "kubernetes.watch.watch.Watch": "kubernetes.watch.Watch",
    "kubernetes.client.api_client.ApiClient": "kubernetes.client.ApiClient",
}

_OTHER_CONNECT = {
    "urllib3.exceptions.MaxRetryError": "source: kubernetes/client/rest.py request, as CoreV1Api",
    "urllib3.exceptions.NewConnectionError": "source: kubernetes/client/rest.py request, as CoreV1Api",
    "urllib3.exceptions.NameResolutionError": "source: kubernetes/client/rest.py request, as CoreV1Api",
    "urllib3.exceptions.ConnectTimeoutError": "source: kubernetes/client/rest.py request, as CoreV1Api",
    "urllib3.exceptions.SSLError": "source: kubernetes/client/rest.py request, as CoreV1Api",
}
_OTHER_TRANSFER = {
    "urllib3.exceptions.MaxRetryError": "source: kubernetes/client/rest.py request, as CoreV1Api",
    "urllib3.exceptions.ProtocolError": "source: kubernetes/client/rest.py request, as CoreV1Api",
    "urllib3.exceptions.ReadTimeoutError": "source: kubernetes/client/rest.py request, as CoreV1Api",
    "kubernetes.client.exceptions.ApiException": "source: kubernetes/client/rest.py request",
}
_REQUEST_CONNECT = {
    "urllib3.exceptions.MaxRetryError": "F1 F9",
    "urllib3.exceptions.ConnectTimeoutError": "F7",
    "urllib3.exceptions.NameResolutionError": "F9",
    "urllib3.exceptions.NewConnectionError": "F1",
    "urllib3.exceptions.SSLError": "source: urllib3/connectionpool.py urlopen",
}
_REQUEST_TRANSFER = {
    "urllib3.exceptions.MaxRetryError": "F4 F5 F7",
    "urllib3.exceptions.ProtocolError": "F4 F5",
    "urllib3.exceptions.ReadTimeoutError": "F7",
    "kubernetes.client.exceptions.ApiException": "source: kubernetes/client/rest.py request",
}
_WATCH_CONNECT = {
    "urllib3.exceptions.ConnectTimeoutError": "F7",
    "urllib3.exceptions.NameResolutionError": "F9",
    "urllib3.exceptions.NewConnectionError": "F1",
    "urllib3.exceptions.MaxRetryError": "source: kubernetes/client/rest.py request, as CoreV1Api",
}
_WATCH_TRANSFER = {
    "urllib3.exceptions.ProtocolError": "F4 F5",
    "urllib3.exceptions.ReadTimeoutError": "F7",
    "kubernetes.client.exceptions.ApiException": "source: kubernetes/client/rest.py request",
    "urllib3.exceptions.MaxRetryError": "source: kubernetes/client/rest.py request, as CoreV1Api",
}
_CONFIG = {
    "kubernetes.config.ConfigException": "source: kubernetes/config/config_exception.py",
}
_OTHER_CALL = call(connect=_OTHER_CONNECT, transfer=_OTHER_TRANSFER)

CALLS = {
    "kubernetes.client.AdmissionregistrationV1Api": call(
        returns="kubernetes.client.AdmissionregistrationV1Api"
    ),
    "kubernetes.client.ApiextensionsV1Api": call(returns="kubernetes.client.ApiextensionsV1Api"),
    "kubernetes.client.AppsV1Api": call(returns="kubernetes.client.AppsV1Api"),
    "kubernetes.client.AutoscalingV1Api": call(returns="kubernetes.client.AutoscalingV1Api"),
    "kubernetes.client.AutoscalingV2Api": call(returns="kubernetes.client.AutoscalingV2Api"),
    "kubernetes.client.BatchV1Api": call(returns="kubernetes.client.BatchV1Api"),
    "kubernetes.client.CoordinationV1Api": call(returns="kubernetes.client.CoordinationV1Api"),
    "kubernetes.client.CoreV1Api": call(returns="kubernetes.client.CoreV1Api"),
    "kubernetes.client.CustomObjectsApi": call(returns="kubernetes.client.CustomObjectsApi"),
    "kubernetes.client.EventsV1Api": call(returns="kubernetes.client.EventsV1Api"),
    "kubernetes.client.NetworkingV1Api": call(returns="kubernetes.client.NetworkingV1Api"),
    "kubernetes.client.PolicyV1Api": call(returns="kubernetes.client.PolicyV1Api"),
    "kubernetes.client.RbacAuthorizationV1Api": call(returns="kubernetes.client.RbacAuthorizationV1Api"),
    "kubernetes.client.StorageV1Api": call(returns="kubernetes.client.StorageV1Api"),
    "kubernetes.client.VersionApi": call(returns="kubernetes.client.VersionApi"),
    "kubernetes.client.AdmissionregistrationV1Api.*": _OTHER_CALL,
    "kubernetes.client.ApiextensionsV1Api.*": _OTHER_CALL,
    "kubernetes.client.AppsV1Api.*": _OTHER_CALL,
    "kubernetes.client.AutoscalingV1Api.*": _OTHER_CALL,
    "kubernetes.client.AutoscalingV2Api.*": _OTHER_CALL,
    "kubernetes.client.BatchV1Api.*": _OTHER_CALL,
    "kubernetes.client.CoordinationV1Api.*": _OTHER_CALL,
    "kubernetes.client.CoreV1Api.*": call(connect=_REQUEST_CONNECT, transfer=_REQUEST_TRANSFER),
    "kubernetes.client.CustomObjectsApi.*": _OTHER_CALL,
    "kubernetes.client.EventsV1Api.*": _OTHER_CALL,
    "kubernetes.client.NetworkingV1Api.*": _OTHER_CALL,
    "kubernetes.client.PolicyV1Api.*": _OTHER_CALL,
    "kubernetes.client.RbacAuthorizationV1Api.*": _OTHER_CALL,
    "kubernetes.client.StorageV1Api.*": _OTHER_CALL,
    "kubernetes.client.VersionApi.*": _OTHER_CALL,
    "kubernetes.client.ApiClient": call(returns="kubernetes.client.ApiClient"),
    "kubernetes.client.Configuration": call(returns="kubernetes.client.Configuration"),
    "kubernetes.watch.Watch": call(returns="kubernetes.watch.Watch"),
    "kubernetes.watch.Watch.stream": call(connect=_WATCH_CONNECT, transfer=_WATCH_TRANSFER),
    "kubernetes.watch.Watch.stop": call(),
    "kubernetes.config.load_kube_config": call(transfer=_CONFIG),
    "kubernetes.config.load_incluster_config": call(transfer=_CONFIG),
}
