using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace SharedTask.Web.Shared;

/// <summary>Sends one file to an upload endpoint from inside a console.</summary>
public sealed partial class FileUpload
{
    private DotNetObjectReference<FileUpload>? self;
    private IJSObjectReference? module;
    private ElementReference input;
    private bool isChosen;
    private int? percent;
    private string? error;

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string Hint { get; set; } = "";

    [Parameter, EditorRequired]
    public string ButtonText { get; set; } = "";

    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>The endpoint without the file's name, which is appended as <c>fileName</c>.</summary>
    [Parameter, EditorRequired]
    public string Address { get; set; } = "";

    /// <summary>Is given the endpoint's answer when the file has been taken.</summary>
    [Parameter]
    public EventCallback<JsonElement> Sent { get; set; }

    /// <summary>Raised when no answer came: the file may have been taken or not.</summary>
    [Parameter]
    public EventCallback Broken { get; set; }

    [JSInvokable]
    public void OnProgress(int value)
    {
        percent = percent is null ? null : value;
        StateHasChanged();
    }

    [JSInvokable]
    public async Task OnEnd(int status, string body)
    {
        percent = null;
        error = status switch
        {
            >= 200 and < 300 => null,
            -1 => null,
            0 => Text["ConnectionLost"],
            _ => MessageOf(body) ?? Text["ErrorLead"],
        };
        if (status is >= 200 and < 300)
        {
            isChosen = false;
            await module!.InvokeVoidAsync("clear", input);
            using var answer = JsonDocument.Parse(body);
            await Sent.InvokeAsync(answer.RootElement.Clone());
        }
        else if (status == 0)
        {
            await Broken.InvokeAsync();
        }

        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        self?.Dispose();
        if (module is not null)
        {
            try
            {
                await module.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The page has gone.
            }
        }
    }

    private static string? MessageOf(string body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            return answer.RootElement.TryGetProperty("message", out var message) ? message.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task ChooseAsync()
    {
        module ??= await Script.InvokeAsync<IJSObjectReference>("import", "/js/upload.js");
        error = null;
        isChosen = await module.InvokeAsync<object?>("choose", input) is not null;
    }

    private async Task SendAsync()
    {
        if (!isChosen)
        {
            await ChooseAsync();
        }

        if (!isChosen)
        {
            error = Text["ChooseFile"];
            return;
        }

        self ??= DotNetObjectReference.Create(this);
        error = null;
        percent = 0;
        var name = (await module!.InvokeAsync<JsonElement>("choose", input)).GetProperty("name").GetString();
        var separator = Address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        await module!.InvokeVoidAsync("send", Id, input, $"{Address}{separator}fileName={Uri.EscapeDataString(name!)}", self);
    }

    private async Task CancelAsync() => await module!.InvokeVoidAsync("cancel", Id);
}
