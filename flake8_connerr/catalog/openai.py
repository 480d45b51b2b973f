"""openai: a lost connection is an APIConnectionError, which is no OSError."""

from __future__ import annotations

VERSION = "3.57.0"

CLASSES = {
    "openai.OpenAIError": ("Exception",),
    "openai.APIError": ("openai.OpenAIError",),
    "openai.APIResponseValidationError": ("openai.APIError",),
    "openai.APIStatusError": ("openai.APIError",),
    "openai.APIConnectionError": ("openai.APIError",),
    "openai.APITimeoutError": ("openai.APIConnectionError",),
    "openai.BadRequestError": ("openai.APIStatusError",),
    "openai.AuthenticationError": ("openai.APIStatusError",),
    "openai.OAuthError": ("openai.AuthenticationError",),
    "openai.PermissionDeniedError": ("openai.APIStatusError",),
    "openai.NotFoundError": ("openai.APIStatusError",),
    "openai.ConflictError": ("openai.APIStatusError",),
    "openai.UnprocessableEntityError": ("openai.APIStatusError",),
    "openai.RateLimitError": ("openai.APIStatusError",),
    "openai.InternalServerError": ("openai.APIStatusError",),
    "openai.LengthFinishReasonError": ("openai.OpenAIError",),
    "openai.ContentFilterFinishReasonError": ("openai.OpenAIError",),
    "openai.InvalidWebhookSignatureError": ("ValueError",),
    "openai.WebSocketConnectionClosedError": ("openai.OpenAIError",),
    "openai.WebSocketQueueFullError": ("openai.OpenAIError",),
    "openai._exceptions.SubjectTokenProviderError": ("openai.OpenAIError",),
    "openai._response.MissingStreamClassError": ("TypeError",),
    "openai._response.StreamAlreadyConsumed": ("openai.OpenAIError",),
    "openai._legacy_response.MissingStreamClassError": ("TypeError",),
    "openai.lib.azure.MutuallyExclusiveAuthError": ("openai.OpenAIError",),
    "openai.lib._old_api.APIRemovedInV1": ("openai.OpenAIError",),
    "openai.lib.computer.ComputerUseError": ("RuntimeError",),
    "openai._extras._common.MissingDependencyError": ("openai.OpenAIError",),
    "openai.lib.beta.agents._files.AgentFilePreparationError": ("openai.OpenAIError",),
    "openai.lib.beta.agents._files.AgentFileStagingError": ("openai.OpenAIError",),
    "openai.lib.beta.agents._result.AgentOutputParseError": ("openai.OpenAIError",),
    "openai.lib.beta.agents._result.AgentTurnResultError": ("openai.OpenAIError",),
    "openai.lib.browser.BrowserError": ("Exception",),
    "openai.lib.browser.BrowserCancelledError": ("RuntimeError",),
    "openai.lib.decisions_tool_runner.DecisionsToolRunnerError": ("RuntimeError",),
    "openai.lib.decisions_tool_runner.DecisionsToolRunnerCancelledError": ("asyncio.CancelledError",),
    "openai.lib.responses_tool_runner.ToolRunnerError": ("RuntimeError",),
    "openai.lib.responses_tool_runner.ToolRunnerCancelledError": ("asyncio.CancelledError",),
    "openai.lib.responses_websocket._session.ResponsesWebSocketBufferError": ("RuntimeError",),
    "openai.lib.responses_websocket._session.ResponsesWebSocketError": ("RuntimeError",),
}

ALIASES = {
    "openai._exceptions": "openai",
    "openai.lib.beta.agents.AgentFileStagingError": "openai.lib.beta.agents._files.AgentFileStagingError",
    "openai.lib.beta.agents.AgentOutputParseError": "openai.lib.beta.agents._result.AgentOutputParseError",
    "openai.lib.beta.agents.AgentTurnResultError": "openai.lib.beta.agents._result.AgentTurnResultError",
}
