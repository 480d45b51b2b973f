"""docker: what the constructor asks fails as DockerException, later calls in requests' words."""

from __future__ import annotations

from .model import call

VERSION = "7.2.0"

CLASSES = {
    "docker.errors.DockerException": ("Exception",),
    "docker.errors.APIError": ("requests.exceptions.HTTPError", "docker.errors.DockerException"),
    "docker.errors.NotFound": ("docker.errors.APIError",),
    "docker.errors.ImageNotFound": ("docker.errors.NotFound",),
    "docker.errors.InvalidVersion": ("docker.errors.DockerException",),
    "docker.errors.InvalidRepository": ("docker.errors.DockerException",),
    "docker.errors.InvalidConfigFile": ("docker.errors.DockerException",),
    "docker.errors.InvalidArgument": ("docker.errors.DockerException",),
    "docker.errors.DeprecatedMethod": ("docker.errors.DockerException",),
    "docker.errors.TLSParameterError": ("docker.errors.DockerException",),
    "docker.errors.NullResource": ("docker.errors.DockerException", "ValueError"),
    "docker.errors.ContainerError": ("docker.errors.DockerException",),
    "docker.errors.StreamParseError": ("RuntimeError",),
    "docker.errors.BuildError": ("docker.errors.DockerException",),
    "docker.errors.ImageLoadError": ("docker.errors.DockerException",),
    "docker.errors.MissingContextParameter": ("docker.errors.DockerException",),
    "docker.errors.ContextAlreadyExists": ("docker.errors.DockerException",),
    "docker.errors.ContextException": ("docker.errors.DockerException",),
    "docker.errors.ContextNotFound": ("docker.errors.DockerException",),
    "docker.credentials.errors.StoreError": ("RuntimeError",),
    "docker.credentials.errors.CredentialsNotFound": ("docker.credentials.errors.StoreError",),
    "docker.credentials.errors.InitializationError": ("docker.credentials.errors.StoreError",),
    "docker.utils.socket.SocketError": ("Exception",),
    "docker.DockerClient": ("object",),
    "docker.APIClient": ("requests.Session",),
    "docker.models.resource.Collection": ("object",),
    "docker.models.resource.Model": ("object",),
    "docker.models.containers.Container": ("docker.models.resource.Model",),
    "docker.models.containers.ContainerCollection": ("docker.models.resource.Collection",),
}

ALIASES = {
    "docker.credentials.CredentialsNotFound": "docker.credentials.errors.CredentialsNotFound",
    "docker.credentials.StoreError": "docker.credentials.errors.StoreError",
    "docker.client.DockerClient": "docker.DockerClient",
    "docker.client.from_env": "docker.from_env",
    "docker.api.client.APIClient": "docker.APIClient",
    "docker.api.APIClient": "docker.APIClient",
}

ATTRIBUTES = {
    "docker.DockerClient.configs": "docker.models.resource.Collection",
    "docker.DockerClient.containers": "docker.models.resource.Collection",
    "docker.DockerClient.images": "docker.models.resource.Collection",
    "docker.DockerClient.networks": "docker.models.resource.Collection",
    "docker.DockerClient.nodes": "docker.models.resource.Collection",
    "docker.DockerClient.plugins": "docker.models.resource.Collection",
    "docker.DockerClient.secrets": "docker.models.resource.Collection",
    "docker.DockerClient.services": "docker.models.resource.Collection",
    "docker.DockerClient.volumes": "docker.models.resource.Collection",
    "docker.DockerClient.api": "docker.APIClient",
}

_CONSTRUCT_CONNECT = {
    "docker.errors.DockerException": "F1 F8 F9",
}
_CONSTRUCT_TRANSFER = {
    "docker.errors.DockerException": "F4 F5 F7",
}
_CONSTRUCT_API = {
    "docker.errors.DockerException": "source: docker/api/client.py _retrieve_server_version",
}
_REQUEST_CONNECT = {
    "requests.exceptions.ConnectionError": "F1 F9",
    "requests.exceptions.ConnectTimeout": "F7",
}
_REQUEST_TRANSFER = {
    "requests.exceptions.ConnectionError": "F4 F5 F7",
    "requests.exceptions.ChunkedEncodingError": "F4 F5",
    "requests.exceptions.ReadTimeout": "F7",
    "docker.errors.APIError": "source: docker/errors.py create_api_error_from_http_exception",
}
_MODEL_CONNECT = {
    "requests.exceptions.ConnectionError": "source: docker/api/client.py",
}
_MODEL_TRANSFER = {
    "requests.exceptions.ConnectionError": "source: docker/api/client.py",
    "requests.exceptions.ReadTimeout": "source: docker/api/client.py",
    "docker.errors.APIError": "source: docker/errors.py create_api_error_from_http_exception",
}
_REQUEST_CALL = call(connect=_REQUEST_CONNECT, transfer=_REQUEST_TRANSFER)

CALLS = {
    "docker.DockerClient": call(
        connect=_CONSTRUCT_CONNECT, transfer=_CONSTRUCT_TRANSFER, returns="docker.DockerClient"
    ),
    "docker.from_env": call(
        connect=_CONSTRUCT_CONNECT, transfer=_CONSTRUCT_TRANSFER, returns="docker.DockerClient"
    ),
    "docker.APIClient": call(connect=_CONSTRUCT_API, returns="docker.APIClient"),
    "docker.APIClient.*": _REQUEST_CALL,
    "docker.DockerClient.*": _REQUEST_CALL,
    "docker.models.resource.Collection.*": _REQUEST_CALL,
    "docker.models.resource.Model.*": call(connect=_MODEL_CONNECT, transfer=_MODEL_TRANSFER),
    "docker.DockerClient.close": call(),
    "docker.APIClient.close": call(),
}
