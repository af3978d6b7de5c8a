using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;

namespace SharedTask.Web.Shared;

/// <summary>Keeps the rest of an interactive page alive when a part of it fails, and says so in the reader's words.</summary>
public sealed partial class AppErrorBoundary(ILogger<AppErrorBoundary> logger, IStringLocalizer<SharedTexts> texts) : ErrorBoundaryBase
{
    protected override Task OnErrorAsync(Exception exception)
    {
        Log.PartFailed(logger, exception);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenComponent<StatusMessage>(1);
        builder.AddComponentParameter(2, nameof(StatusMessage.Kind), MessageKind.Bad);
        builder.AddComponentParameter(3, nameof(StatusMessage.ChildContent), (RenderFragment)BuildMessage);
        builder.CloseComponent();
    }

    private void BuildMessage(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "p");
        builder.AddContent(1, texts["PartFailed"].Value);
        builder.CloseElement();
        builder.OpenElement(2, "button");
        builder.AddAttribute(3, "class", "btn");
        builder.AddAttribute(4, "type", "button");
        builder.AddAttribute(5, "onclick", EventCallback.Factory.Create(this, Recover));
        builder.AddContent(6, texts["TryAgain"].Value);
        builder.CloseElement();
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "A part of a page failed")]
        public static partial void PartFailed(ILogger logger, Exception exception);
    }
}
