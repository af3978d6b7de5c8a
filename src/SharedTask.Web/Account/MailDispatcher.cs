using SharedTask.Core.Notices;

namespace SharedTask.Web.Account;

/// <summary>Sends what waits in the outbox, and tries again with growing pauses what could not be sent.</summary>
internal sealed partial class MailDispatcher(MailOutbox outbox, MailDelivery delivery, TimeProvider time, ILogger<MailDispatcher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var mail in await outbox.ListWaitingAsync(stoppingToken))
                {
                    await outbox.RecordAsync(mail.Id, await TryDeliverAsync(mail, stoppingToken), stoppingToken);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.OutboxFailed(logger, exception);
            }
        }
    }

    private async Task<string?> TryDeliverAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        try
        {
            await delivery.DeliverAsync(mail, cancellationToken);
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotSent(logger, exception, mail.Id);
            return exception.Message;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4001, LogLevel.Warning, "Mail {MailId} could not be sent")]
        public static partial void NotSent(ILogger logger, Exception exception, Guid mailId);

        [LoggerMessage(4002, LogLevel.Warning, "The outbox could not be read")]
        public static partial void OutboxFailed(ILogger logger, Exception exception);
    }
}
