"""selenium: talks to the driver over urllib3, and lets urllib3's classes through."""

from __future__ import annotations

from .model import call

VERSION = "4.51.0"

CLASSES = {
    "selenium.common.exceptions.WebDriverException": ("Exception",),
    "selenium.common.exceptions.InvalidSwitchToTargetException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.common.exceptions.NoSuchFrameException": (
        "selenium.common.exceptions.InvalidSwitchToTargetException",
    ),
    "selenium.common.exceptions.NoSuchWindowException": (
        "selenium.common.exceptions.InvalidSwitchToTargetException",
    ),
    "selenium.common.exceptions.NoSuchElementException": ("selenium.common.exceptions.WebDriverException",),
    "selenium.common.exceptions.NoSuchAttributeException": ("selenium.common.exceptions.WebDriverException",),
    "selenium.common.exceptions.NoSuchShadowRootException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.common.exceptions.StaleElementReferenceException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.common.exceptions.InvalidElementStateException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.common.exceptions.UnexpectedAlertPresentException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.common.exceptions.NoAlertPresentException": ("selenium.common.exceptions.WebDriverException",),
    "selenium.common.exceptions.ElementNotVisibleException": (
        "selenium.common.exceptions.InvalidElementStateException",
    ),
    "selenium.common.exceptions.ElementNotInteractableException": (
        "selenium.common.exceptions.InvalidElementStateException",
    ),
    "selenium.common.exceptions.ElementNotSelectableException": (
        "selenium.common.exceptions.InvalidElementStateException",
    ),
    "selenium.common.exceptions.InvalidCookieDomainException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.common.exceptions.UnableToSetCookieException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.common.exceptions.TimeoutException": ("selenium.common.exceptions.WebDriverException",),
    "selenium.common.exceptions.MoveTargetOutOfBoundsException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.common.exceptions.UnexpectedTagNameException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.common.exceptions.InvalidSelectorException": ("selenium.common.exceptions.WebDriverException",),
    "selenium.common.exceptions.ImeNotAvailableException": ("selenium.common.exceptions.WebDriverException",),
    "selenium.common.exceptions.ImeActivationFailedException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.common.exceptions.InvalidArgumentException": ("selenium.common.exceptions.WebDriverException",),
    "selenium.common.exceptions.JavascriptException": ("selenium.common.exceptions.WebDriverException",),
    "selenium.common.exceptions.NoSuchCookieException": ("selenium.common.exceptions.WebDriverException",),
    "selenium.common.exceptions.ScreenshotException": ("selenium.common.exceptions.WebDriverException",),
    "selenium.common.exceptions.ElementClickInterceptedException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.common.exceptions.InsecureCertificateException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.common.exceptions.InvalidCoordinatesException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.common.exceptions.InvalidSessionIdException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.common.exceptions.SessionNotCreatedException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.common.exceptions.UnknownMethodException": ("selenium.common.exceptions.WebDriverException",),
    "selenium.common.exceptions.NoSuchDriverException": ("selenium.common.exceptions.WebDriverException",),
    "selenium.common.exceptions.DetachedShadowRootException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.errors.InvalidWebExtensionException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.errors.NoSuchNetworkCollectorException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.errors.NoSuchHandleException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.errors.NoSuchHistoryEntryException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.errors.NoSuchInterceptException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.errors.NoSuchNetworkDataException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.errors.NoSuchNodeException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.errors.NoSuchRequestException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.errors.NoSuchScreencastException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.errors.NoSuchScriptException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.errors.NoSuchStoragePartitionException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.errors.NoSuchUserContextException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.errors.NoSuchWebExtensionException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.errors.UnableToCloseBrowserException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.errors.UnableToSetFileInputException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.errors.UnavailableNetworkDataException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.errors.UnderspecifiedStoragePartitionException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.errors.UnknownCommandException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.errors.UnknownErrorException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.errors.UnsupportedOperationException": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common._bidi.serialization.BiDiSerializationError": (
        "selenium.common.exceptions.WebDriverException",
    ),
    "selenium.webdriver.common.api_request_context.APIRequestFailure": ("Exception",),
    "selenium.webdriver.Remote": ("object",),
}

ALIASES = {
    "selenium.common.DetachedShadowRootException": "selenium.common.exceptions.DetachedShadowRootException",
    "selenium.common.ElementNotVisibleException": "selenium.common.exceptions.ElementNotVisibleException",
    "selenium.common.ImeActivationFailedException": "selenium.common.exceptions.ImeActivationFailedException",
    "selenium.common.ImeNotAvailableException": "selenium.common.exceptions.ImeNotAvailableException",
    "selenium.common.InsecureCertificateException": "selenium.common.exceptions.InsecureCertificateException",
    "selenium.common.InvalidArgumentException": "selenium.common.exceptions.InvalidArgumentException",
    "selenium.common.InvalidCookieDomainException": "selenium.common.exceptions.InvalidCookieDomainException",
    "selenium.common.InvalidCoordinatesException": "selenium.common.exceptions.InvalidCoordinatesException",
    "selenium.common.InvalidElementStateException": "selenium.common.exceptions.InvalidElementStateException",
    "selenium.common.InvalidSelectorException": "selenium.common.exceptions.InvalidSelectorException",
    "selenium.common.InvalidSessionIdException": "selenium.common.exceptions.InvalidSessionIdException",
    "selenium.common.JavascriptException": "selenium.common.exceptions.JavascriptException",
    "selenium.common.NoAlertPresentException": "selenium.common.exceptions.NoAlertPresentException",
    "selenium.common.NoSuchAttributeException": "selenium.common.exceptions.NoSuchAttributeException",
    "selenium.common.NoSuchCookieException": "selenium.common.exceptions.NoSuchCookieException",
    "selenium.common.NoSuchDriverException": "selenium.common.exceptions.NoSuchDriverException",
    "selenium.common.NoSuchElementException": "selenium.common.exceptions.NoSuchElementException",
    "selenium.common.NoSuchFrameException": "selenium.common.exceptions.NoSuchFrameException",
    "selenium.common.NoSuchShadowRootException": "selenium.common.exceptions.NoSuchShadowRootException",
    "selenium.common.NoSuchWindowException": "selenium.common.exceptions.NoSuchWindowException",
    "selenium.common.ScreenshotException": "selenium.common.exceptions.ScreenshotException",
    "selenium.common.SessionNotCreatedException": "selenium.common.exceptions.SessionNotCreatedException",
    "selenium.common.TimeoutException": "selenium.common.exceptions.TimeoutException",
    "selenium.common.UnableToSetCookieException": "selenium.common.exceptions.UnableToSetCookieException",
    "selenium.common.UnexpectedTagNameException": "selenium.common.exceptions.UnexpectedTagNameException",
    "selenium.common.UnknownMethodException": "selenium.common.exceptions.UnknownMethodException",
    "selenium.common.WebDriverException": "selenium.common.exceptions.WebDriverException",
    "selenium.webdriver.common._bidi.errors": "selenium.common.exceptions",
    "selenium.common.ElementClickInterceptedException": (
        "selenium.common.exceptions.ElementClickInterceptedException"
    ),
    "selenium.common.ElementNotInteractableException": (
        "selenium.common.exceptions.ElementNotInteractableException"
    ),
    "selenium.common.ElementNotSelectableException": (
        "selenium.common.exceptions.ElementNotSelectableException"
    ),
    "selenium.common.InvalidSwitchToTargetException": (
        "selenium.common.exceptions.InvalidSwitchToTargetException"
    ),
    "selenium.common.MoveTargetOutOfBoundsException": (
        "selenium.common.exceptions.MoveTargetOutOfBoundsException"
    ),
    "selenium.common.StaleElementReferenceException": (
        "selenium.common.exceptions.StaleElementReferenceException"
    ),
    "selenium.common.UnexpectedAlertPresentException": (
        "selenium.common.exceptions.UnexpectedAlertPresentException"
    ),
    "selenium.webdriver.remote.webdriver.WebDriver": "selenium.webdriver.Remote",
}

_REQUEST_CONNECT = {
    "urllib3.exceptions.MaxRetryError": "F1 F9",
}
_REQUEST_TRANSFER = {
    "urllib3.exceptions.ProtocolError": "F4 F5",
    "urllib3.exceptions.MaxRetryError": "F7",
    "urllib3.exceptions.ReadTimeoutError": "F7",
    "selenium.common.exceptions.WebDriverException": "source: selenium/webdriver/remote/errorhandler.py",
}
_LATER_CONNECT = {
    "urllib3.exceptions.MaxRetryError": "source: selenium/webdriver/remote/remote_connection.py execute",
}
_LATER_TRANSFER = {
    "urllib3.exceptions.ProtocolError": "source: selenium/webdriver/remote/remote_connection.py execute",
    "urllib3.exceptions.ReadTimeoutError": "source: selenium/webdriver/remote/remote_connection.py execute",
    "selenium.common.exceptions.WebDriverException": "source: selenium/webdriver/remote/errorhandler.py",
}

CALLS = {
    "selenium.webdriver.Remote": call(
        connect=_REQUEST_CONNECT, transfer=_REQUEST_TRANSFER, returns="selenium.webdriver.Remote"
    ),
    "selenium.webdriver.Remote.*": call(connect=_LATER_CONNECT, transfer=_LATER_TRANSFER),
}
