using SharedTask.Core;
using SharedTask.Core.Storage;
using SharedTask.Web.Shared;

namespace SharedTask.Web.Hosting;

/// <summary>Says in words that the disk is full, the database away or the file cut short, to whoever uploads at that moment: nothing was taken and nothing counts.</summary>
internal sealed partial class OutageFilter(RefusalText texts, ILogger<OutageFilter> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception exception) when (exception is BadHttpRequestException or IOException { InnerException: OverflowException })
        {
            // Lengths that do not hold, pieces that are none or larger than any, a sender that fell asleep: nobody's error but theirs.
            return UploadHosting.Refuse(new Refusal("upload.cut"), texts, context.HttpContext);
        }
        catch (Exception exception) when (Outage.Of(exception) is { } refusal)
        {
            Log.Refused(logger, exception, refusal.Key);
            return UploadHosting.Refuse(refusal, texts, context.HttpContext);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2301, LogLevel.Error, "An upload was refused: {Outage}")]
        public static partial void Refused(ILogger logger, Exception exception, string outage);
    }
}
