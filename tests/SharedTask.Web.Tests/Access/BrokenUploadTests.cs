using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SharedTask.Web.Tests.Infrastructure;

namespace SharedTask.Web.Tests.Access;

/// <summary>Requests that no browser makes, byte by byte, at the real server.</summary>
public sealed class BrokenUploadTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upload_WhoseBodyIsNotWhatItSays_IsRefusedInWordsAndChargesNothing()
    {
        await using var site = new TestSite();
        site.UseKestrel(0);
        site.StartServer();
        await UploadScene.BuildAsync(site);
        var address = new Uri(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var cookies = await SignInAsync(address);
        (string Headers, string Body)[] broken =
        [
            ("Transfer-Encoding: chunked", "zz\r\nabc\r\n0\r\n\r\n"),
            ("Transfer-Encoding: chunked", "FFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n"),
            ("Transfer-Encoding: chunked", "3\r\nabcdef\r\n0\r\n\r\n"),
        ];

        foreach (var (headers, body) in broken)
        {
            var answer = await SendAsync(address, cookies, headers, body);

            answer.ShouldStartWith("HTTP/1.1 400 ", Case.Sensitive, body);
            answer.ShouldContain("did not arrive whole. Nothing has been counted", Case.Sensitive, body);
        }

        foreach (var headers in new[] { "Content-Length: 3\r\nContent-Length: 4", "Content-Length: -1", "Content-Length: 99999999999999999999", "Transfer-Encoding:\vchunked" })
        {
            (await SendAsync(address, cookies, headers, "abc")).ShouldStartWith("HTTP/1.1 400 ", Case.Sensitive, headers);
        }

        (await site.ReadAsync(db => db.Runs.CountAsync(Stop))).ShouldBe(0);
        (await site.ReadAsync(db => db.QuotaUses.CountAsync(Stop))).ShouldBe(0);
        (await SendAsync(address, cookies, "Transfer-Encoding: chunked", "3;of=three\r\nabc\r\n0\r\nTrailer: x\r\n\r\n")).ShouldStartWith("HTTP/1.1 201 ");
    }

    private static async Task<string> SignInAsync(Uri address)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = address };
        using var answer = await TestSite.SendFormAsync(client, "/account/sign-in", "sign-in", ("Input.Email", "member@example.org"), ("Input.Password", TestSite.Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        return handler.CookieContainer.GetCookieHeader(address);
    }

    private static async Task<string> SendAsync(Uri address, string cookies, string headers, string body)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port, Stop);
        var request = $"POST /api/c/task/tracks/main/phases/test/runs?fileName=run.tsv HTTP/1.1\r\nHost: {address.Authority}\r\nCookie: {cookies}\r\nX-SharedTask-Upload: 1\r\nConnection: close\r\n{headers}\r\n\r\n{body}";
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), Stop);
        using var answer = new MemoryStream();
        try
        {
            await connection.GetStream().CopyToAsync(answer, Stop);
        }
        catch (IOException)
        {
            // What the server has not read of a broken body resets the connection behind its answer.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
