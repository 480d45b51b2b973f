"""docker: what the constructor asks fails as DockerException, later calls in requests' words."""

from __future__ import annotations

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
}

ALIASES = {
    "docker.credentials.CredentialsNotFound": "docker.credentials.errors.CredentialsNotFound",
    "docker.credentials.StoreError": "docker.credentials.errors.StoreError",
}
