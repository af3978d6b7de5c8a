using Hangfire.AspNetCore;
using Hangfire.Logging;
using Microsoft.Extensions.Logging;

namespace SharedTask.Worker.Jobs;

/// <summary>
/// Hangfire's way to our logs. It keeps the one of the latest host in a static field, so that one which has been stopped may be asked
/// by another host in the same process: it says nothing then, where Hangfire's own throws.
/// </summary>
internal sealed class HangfireLogs(ILoggerFactory loggers) : ILogProvider
{
    private readonly AspNetCoreLogProvider logs = new(loggers);

    public ILog GetLogger(string name)
    {
        try
        {
            return logs.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return new Silence();
        }
    }

    private sealed class Silence : ILog
    {
        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }
}
