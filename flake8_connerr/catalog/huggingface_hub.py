"""huggingface_hub: what the hub answers is its own HTTP error; the connection's errors are the transport's.

OfflineModeIsEnabled is a builtin ConnectionError.
"""

from __future__ import annotations

from .model import call

VERSION = "2.4.0"

CLASSES = {
    "huggingface_hub.errors.CacheNotFound": ("Exception",),
    "huggingface_hub.errors.CorruptedCacheException": ("Exception",),
    "huggingface_hub.errors.InferenceEndpointError": ("Exception",),
    "huggingface_hub.errors.InferenceEndpointTimeoutError": (
        "huggingface_hub.errors.InferenceEndpointError",
        "TimeoutError",
    ),
    "huggingface_hub.errors.InferenceTimeoutError": ("httpx2.HTTPError", "TimeoutError"),
    "huggingface_hub.errors.BadRequestError": ("huggingface_hub.errors.HfHubHTTPError", "ValueError"),
    "huggingface_hub.errors.BucketNotFoundError": ("huggingface_hub.errors.HfHubHTTPError",),
    "huggingface_hub.errors.DisabledRepoError": ("huggingface_hub.errors.HfHubHTTPError",),
    "huggingface_hub.errors.EntryNotFoundError": ("Exception",),
    "huggingface_hub.errors.FileMetadataError": ("OSError",),
    "huggingface_hub.errors.GatedRepoError": ("huggingface_hub.errors.RepositoryNotFoundError",),
    "huggingface_hub.errors.HFValidationError": ("ValueError",),
    "huggingface_hub.errors.HfHubHTTPError": ("httpx2.HTTPError", "OSError"),
    "huggingface_hub.errors.JobNotFoundError": ("huggingface_hub.errors.HfHubHTTPError",),
    "huggingface_hub.errors.LocalEntryNotFoundError": (
        "FileNotFoundError",
        "huggingface_hub.errors.EntryNotFoundError",
    ),
    "huggingface_hub.errors.LocalTokenNotFoundError": ("OSError",),
    "huggingface_hub.errors.NotASafetensorsRepoError": ("Exception",),
    "huggingface_hub.errors.OfflineModeIsEnabled": ("ConnectionError",),
    "huggingface_hub.errors.RepositoryNotFoundError": ("huggingface_hub.errors.HfHubHTTPError",),
    "huggingface_hub.errors.RevisionNotFoundError": ("huggingface_hub.errors.HfHubHTTPError",),
    "huggingface_hub.errors.SafetensorsParsingError": ("Exception",),
    "huggingface_hub.errors.CachedRepoTreeNotFoundError": ("Exception",),
    "huggingface_hub.errors.OIDCError": ("Exception",),
    "huggingface_hub.errors.DeviceCodeError": ("Exception",),
    "huggingface_hub.errors.TextGenerationError": ("httpx2.HTTPError",),
    "huggingface_hub.errors.ValidationError": ("huggingface_hub.errors.TextGenerationError",),
    "huggingface_hub.errors.GenerationError": ("huggingface_hub.errors.TextGenerationError",),
    "huggingface_hub.errors.OverloadedError": ("huggingface_hub.errors.TextGenerationError",),
    "huggingface_hub.errors.IncompleteGenerationError": ("huggingface_hub.errors.TextGenerationError",),
    "huggingface_hub.errors.UnknownError": ("huggingface_hub.errors.TextGenerationError",),
    "huggingface_hub.errors.HfUriError": ("ValueError",),
    "huggingface_hub.errors.DryRunError": ("OSError",),
    "huggingface_hub.errors.BucketBatchError": ("huggingface_hub.errors.HfHubHTTPError",),
    "huggingface_hub.errors.RevisionResolutionError": ("Exception",),
    "huggingface_hub.errors.RemoteEntryNotFoundError": (
        "huggingface_hub.errors.HfHubHTTPError",
        "huggingface_hub.errors.EntryNotFoundError",
    ),
    "huggingface_hub.errors.IncompleteSnapshotError": ("huggingface_hub.errors.LocalEntryNotFoundError",),
    "huggingface_hub.errors.DDUFError": ("Exception",),
    "huggingface_hub.errors.DDUFCorruptedFileError": ("huggingface_hub.errors.DDUFError",),
    "huggingface_hub.errors.DDUFExportError": ("huggingface_hub.errors.DDUFError",),
    "huggingface_hub.errors.DDUFInvalidEntryNameError": ("huggingface_hub.errors.DDUFExportError",),
    "huggingface_hub.errors.StrictDataclassError": ("Exception",),
    "huggingface_hub.errors.StrictDataclassDefinitionError": ("huggingface_hub.errors.StrictDataclassError",),
    "huggingface_hub.errors.StrictDataclassFieldValidationError": (
        "huggingface_hub.errors.StrictDataclassError",
    ),
    "huggingface_hub.errors.StrictDataclassClassValidationError": (
        "huggingface_hub.errors.StrictDataclassError",
    ),
    "huggingface_hub.errors.XetDownloadError": ("Exception",),
    "huggingface_hub.errors.FileDuplicationError": ("Exception",),
    "huggingface_hub.errors.CLIError": ("Exception",),
    "huggingface_hub.errors.ConfirmationError": ("huggingface_hub.errors.CLIError",),
    "huggingface_hub.errors.CLIExtensionInstallError": ("huggingface_hub.errors.CLIError",),
    "huggingface_hub.errors.SandboxError": ("Exception",),
    "huggingface_hub.errors.SandboxCommandError": ("huggingface_hub.errors.SandboxError",),
    "huggingface_hub._bucket_live_follow.BucketEventsUnavailable": ("Exception",),
    "huggingface_hub.HfApi": ("object",),
}

ALIASES = {
    "huggingface_hub.CacheNotFound": "huggingface_hub.errors.CacheNotFound",
    "huggingface_hub.CorruptedCacheException": "huggingface_hub.errors.CorruptedCacheException",
    "huggingface_hub.InferenceEndpointError": "huggingface_hub.errors.InferenceEndpointError",
    "huggingface_hub.InferenceEndpointTimeoutError": "huggingface_hub.errors.InferenceEndpointTimeoutError",
    "huggingface_hub.InferenceTimeoutError": "huggingface_hub.errors.InferenceTimeoutError",
    "huggingface_hub.errors.HTTPError": "httpx2.HTTPError",
    "huggingface_hub.file_download.GatedRepoError": "huggingface_hub.errors.GatedRepoError",
    "huggingface_hub.file_download.HfHubHTTPError": "huggingface_hub.errors.HfHubHTTPError",
    "huggingface_hub.file_download.LocalEntryNotFoundError": "huggingface_hub.errors.LocalEntryNotFoundError",
    "huggingface_hub.file_download.OfflineModeIsEnabled": "huggingface_hub.errors.OfflineModeIsEnabled",
    "huggingface_hub.file_download.RepositoryNotFoundError": "huggingface_hub.errors.RepositoryNotFoundError",
    "huggingface_hub.file_download.RevisionNotFoundError": "huggingface_hub.errors.RevisionNotFoundError",
    "huggingface_hub.hf_api.BadRequestError": "huggingface_hub.errors.BadRequestError",
    "huggingface_hub.hf_api.BucketBatchError": "huggingface_hub.errors.BucketBatchError",
    "huggingface_hub.hf_api.EntryNotFoundError": "huggingface_hub.errors.EntryNotFoundError",
    "huggingface_hub.hf_api.GatedRepoError": "huggingface_hub.errors.GatedRepoError",
    "huggingface_hub.hf_api.HfHubHTTPError": "huggingface_hub.errors.HfHubHTTPError",
    "huggingface_hub.hf_api.OfflineModeIsEnabled": "huggingface_hub.errors.OfflineModeIsEnabled",
    "huggingface_hub.hf_api.RemoteEntryNotFoundError": "huggingface_hub.errors.RemoteEntryNotFoundError",
    "huggingface_hub.hf_api.RepositoryNotFoundError": "huggingface_hub.errors.RepositoryNotFoundError",
    "huggingface_hub.hf_api.RevisionNotFoundError": "huggingface_hub.errors.RevisionNotFoundError",
    "huggingface_hub.hf_api.RevisionResolutionError": "huggingface_hub.errors.RevisionResolutionError",
    "huggingface_hub.hf_file_system.BucketNotFoundError": "huggingface_hub.errors.BucketNotFoundError",
    "huggingface_hub.hf_file_system.EntryNotFoundError": "huggingface_hub.errors.EntryNotFoundError",
    "huggingface_hub.hf_file_system.HfHubHTTPError": "huggingface_hub.errors.HfHubHTTPError",
    "huggingface_hub.hf_file_system.RevisionNotFoundError": "huggingface_hub.errors.RevisionNotFoundError",
    "huggingface_hub.hub_mixin.EntryNotFoundError": "huggingface_hub.errors.EntryNotFoundError",
    "huggingface_hub.hub_mixin.HfHubHTTPError": "huggingface_hub.errors.HfHubHTTPError",
    "huggingface_hub.repocard.EntryNotFoundError": "huggingface_hub.errors.EntryNotFoundError",
    "huggingface_hub.repocard.HfHubHTTPError": "huggingface_hub.errors.HfHubHTTPError",
    "huggingface_hub.utils.BadRequestError": "huggingface_hub.errors.BadRequestError",
    "huggingface_hub.utils.BucketNotFoundError": "huggingface_hub.errors.BucketNotFoundError",
    "huggingface_hub.utils.CacheNotFound": "huggingface_hub.errors.CacheNotFound",
    "huggingface_hub.utils.CorruptedCacheException": "huggingface_hub.errors.CorruptedCacheException",
    "huggingface_hub.utils.DisabledRepoError": "huggingface_hub.errors.DisabledRepoError",
    "huggingface_hub.utils.EntryNotFoundError": "huggingface_hub.errors.EntryNotFoundError",
    "huggingface_hub.utils.FileMetadataError": "huggingface_hub.errors.FileMetadataError",
    "huggingface_hub.utils.GatedRepoError": "huggingface_hub.errors.GatedRepoError",
    "huggingface_hub.utils.HFValidationError": "huggingface_hub.errors.HFValidationError",
    "huggingface_hub.utils.HfHubHTTPError": "huggingface_hub.errors.HfHubHTTPError",
    "huggingface_hub.utils.JobNotFoundError": "huggingface_hub.errors.JobNotFoundError",
    "huggingface_hub.utils.LocalEntryNotFoundError": "huggingface_hub.errors.LocalEntryNotFoundError",
    "huggingface_hub.utils.LocalTokenNotFoundError": "huggingface_hub.errors.LocalTokenNotFoundError",
    "huggingface_hub.utils.NotASafetensorsRepoError": "huggingface_hub.errors.NotASafetensorsRepoError",
    "huggingface_hub.utils.OfflineModeIsEnabled": "huggingface_hub.errors.OfflineModeIsEnabled",
    "huggingface_hub.utils.RepositoryNotFoundError": "huggingface_hub.errors.RepositoryNotFoundError",
    "huggingface_hub.utils.RevisionNotFoundError": "huggingface_hub.errors.RevisionNotFoundError",
    "huggingface_hub.utils.SafetensorsParsingError": "huggingface_hub.errors.SafetensorsParsingError",
    "huggingface_hub.file_download.RemoteEntryNotFoundError": (
        "huggingface_hub.errors.RemoteEntryNotFoundError"
    ),
    "huggingface_hub.hf_file_system.RepositoryNotFoundError": (
        "huggingface_hub.errors.RepositoryNotFoundError"
    ),
    "huggingface_hub.hf_api.HfApi": "huggingface_hub.HfApi",
    "huggingface_hub.file_download.hf_hub_download": "huggingface_hub.hf_hub_download",
}

_INFO_CONNECT = {
    "httpx2.ConnectError": "F1 F9",
    "httpx2.ConnectTimeout": "F7",
    "huggingface_hub.errors.OfflineModeIsEnabled": (
        "source: huggingface_hub/utils/_http.py hf_request_event_hook"
    ),
}
_INFO_TRANSFER = {
    "httpx2.ConnectError": "race: F2",
    "httpx2.ReadError": "F4",
    "httpx2.ReadTimeout": "F7",
    "httpx2.RemoteProtocolError": "F5",
    "huggingface_hub.errors.HfHubHTTPError": "source: huggingface_hub/utils/_http.py hf_raise_for_status",
}
_DOWNLOAD_CONNECT = {
    "huggingface_hub.errors.OfflineModeIsEnabled": (
        "source: huggingface_hub/file_download.py _raise_on_head_call_error"
    ),
    "huggingface_hub.errors.LocalEntryNotFoundError": (
        "source: huggingface_hub/file_download.py _raise_on_head_call_error"
    ),
}
_DOWNLOAD_TRANSFER = {
    "huggingface_hub.errors.HfHubHTTPError": "source: huggingface_hub/utils/_http.py hf_raise_for_status",
    "httpx2.RequestError": "source: huggingface_hub/file_download.py http_get",
}

CALLS = {
    "huggingface_hub.HfApi": call(returns="huggingface_hub.HfApi"),
    "huggingface_hub.HfApi.model_info": call(connect=_INFO_CONNECT, transfer=_INFO_TRANSFER),
    "huggingface_hub.HfApi.dataset_info": call(connect=_INFO_CONNECT, transfer=_INFO_TRANSFER),
    "huggingface_hub.hf_hub_download": call(
        connect=_DOWNLOAD_CONNECT, transfer=_DOWNLOAD_TRANSFER, returns="str"
    ),
    "huggingface_hub.snapshot_download": call(
        connect=_DOWNLOAD_CONNECT, transfer=_DOWNLOAD_TRANSFER, returns="str"
    ),
}
