"""boto3: clients and resources are botocore's, and so are nearly all errors."""

from __future__ import annotations

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
}
