using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SharedTask.Testing;

/// <summary>A signed-in person who talks to a site over HTTP, without a browser.</summary>
public sealed partial class SiteVisitor : IDisposable
{
    private const string UploadHeader = "X-SharedTask-Upload";

    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false };

    public SiteVisitor(Uri site)
    {
        Client = new HttpClient(handler) { BaseAddress = site, Timeout = TimeSpan.FromMinutes(2) };
        Client.DefaultRequestHeaders.Add(UploadHeader, "1");
    }

    public HttpClient Client { get; }

    /// <summary>Signs in through the page, as a browser does.</summary>
    public async Task SignInAsync(string email, string password, CancellationToken cancellationToken)
    {
        var address = new Uri("/account/sign-in", UriKind.Relative);
        var page = await Client.GetStringAsync(address, cancellationToken);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            ["Input.Email"] = email,
            ["Input.Password"] = password,
        });
        using var answer = await Client.PostAsync(address, form, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Found)
        {
            throw new InvalidOperationException($"{email} could not sign in: {answer.StatusCode}");
        }
    }

    /// <summary>Uploads a run; answers its id.</summary>
    /// <exception cref="HttpRequestException">The site refused it, or was gone before it answered.</exception>
    public async Task<Guid> SubmitAsync(string competition, string track, string phase, string fileName, byte[] content, CancellationToken cancellationToken)
    {
        using var body = new ByteArrayContent(content);
        using var answer = await Client.PostAsync(
            new Uri($"/api/c/{competition}/tracks/{track}/phases/{phase}/runs?fileName={Uri.EscapeDataString(fileName)}", UriKind.Relative), body, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var created = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return created.GetProperty("runId").GetGuid();
    }

    public void Dispose()
    {
        Client.Dispose();
        handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
