using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;
using SharedTask.Core.Data;
using SharedTask.Core.Notices;

namespace SharedTask.Web.Account;

/// <summary>Delivers one mail: by SMTP where a server is configured, otherwise as a file in the folder <c>mail</c> of the data.</summary>
internal sealed class MailDelivery(IOptions<MailOptions> options, DataOptions data)
{
    public bool HasServer => options.Value.Host.Length > 0;

    public async Task DeliverAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(options.Value.From));
        message.To.Add(MailboxAddress.Parse(mail.To));
        message.Subject = mail.Subject;
        message.Body = new TextPart("plain") { Text = mail.Body };
        if (HasServer)
        {
            await SendAsync(message, cancellationToken);
            return;
        }

        var folder = Path.Combine(data.Folder, "mail");
        Directory.CreateDirectory(folder);
        // Whoever looks into the folder finds whole mails alone.
        var path = Path.Combine(folder, $"{mail.Id:n}.eml");
        await message.WriteToAsync($"{path}.new", cancellationToken);
        File.Move($"{path}.new", path, overwrite: true);
    }

    private async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync(options.Value.Host, options.Value.Port, cancellationToken: cancellationToken);
        if (options.Value.User.Length > 0)
        {
            await client.AuthenticateAsync(options.Value.User, options.Value.Password, cancellationToken);
        }

        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }
}
