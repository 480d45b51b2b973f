"""boto3: clients and resources are botocore's, and so are nearly all errors."""

from __future__ import annotations

from .model import call

VERSION = "1.44.8"

CLASSES = {
    "boto3.exceptions.Boto3Error": ("Exception",),
    "boto3.exceptions.ResourceLoadException": ("boto3.exceptions.Boto3Error",),
    "boto3.exceptions.NoVersionFound": ("boto3.exceptions.Boto3Error",),
    "boto3.exceptions.UnknownAPIVersionError": (
        "boto3.exceptions.Boto3Error",
        "botocore.exceptions.DataNotFoundError",
    ),
    "boto3.exceptions.ResourceNotExistsError": (
        "boto3.exceptions.Boto3Error",
        "botocore.exceptions.DataNotFoundError",
    ),
    "boto3.exceptions.RetriesExceededError": ("boto3.exceptions.Boto3Error",),
    "boto3.exceptions.S3TransferFailedError": ("boto3.exceptions.Boto3Error",),
    "boto3.exceptions.S3UploadFailedError": ("boto3.exceptions.Boto3Error",),
    "boto3.exceptions.DynamoDBOperationNotSupportedError": ("boto3.exceptions.Boto3Error",),
    "boto3.exceptions.DynamoDBNeedsConditionError": ("boto3.exceptions.Boto3Error",),
    "boto3.exceptions.DynamoDBNeedsKeyConditionError": ("boto3.exceptions.Boto3Error",),
    "boto3.exceptions.PythonDeprecationWarning": ("Warning",),
    "boto3.exceptions.InvalidCrtTransferConfigError": ("boto3.exceptions.Boto3Error",),
    "boto3.session.Session": ("object",),
}

ALIASES = {
    "boto3.Session": "boto3.session.Session",
}

CALLS = {
    "boto3.client": call(returns="botocore.client.BaseClient"),
    "boto3.session.Session": call(returns="boto3.session.Session"),
    "boto3.session.Session.client": call(returns="botocore.client.BaseClient"),
    "boto3.setup_default_session": call(),
    "boto3.set_stream_logger": call(),
    "boto3.resource": call(),
    "boto3.session.Session.resource": call(),
    "boto3.session.Session.get_available_regions": call(),
    "boto3.session.Session.get_available_services": call(),
}
