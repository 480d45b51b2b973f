"""kubernetes: what the API server answers is an ApiException, a lost connection comes from urllib3."""

from __future__ import annotations

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
}
