namespace SharedTask.Web.Account;

/// <summary>How mails are sent; the <c>Mail</c> section of the configuration. Without a host they land as files in the data folder.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    public string From { get; set; } = "SharedTask <noreply@localhost>";
}
