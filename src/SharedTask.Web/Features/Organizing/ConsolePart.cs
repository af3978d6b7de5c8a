using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;
using SharedTask.Core;
using SharedTask.Core.Competitions;
using SharedTask.Web.Shared;

namespace SharedTask.Web.Features.Organizing;

/// <summary>A section of the console: it shows a competition, calls use cases and says what became of it.</summary>
public abstract class ConsolePart : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource disposed = new();

    [Parameter, EditorRequired]
    public CompetitionConsole Console { get; set; } = null!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    /// <summary>Raised when the competition has changed and must be read again.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    [Inject]
    protected RefusalText Refusals { get; set; } = null!;

    [Inject]
    protected IStringLocalizer<OrganizingTexts> Text { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = null!;

    protected CancellationToken Disposed => disposed.Token;

    /// <summary>What is being changed, as the address says: a page that is loaded again goes on with it.</summary>
    protected Guid? EditedInAddress =>
        Guid.TryParse(QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query).GetValueOrDefault("edit"), out var id) ? id : null;

    protected Refusal? Refused { get; private set; }

    protected string? Error => Refused is { } refusal ? Refusals.Of(refusal) : null;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        disposed.Cancel();
        disposed.Dispose();
    }

    /// <summary>
    /// Tells what a use case answered: a refusal stays on the page, what was done is said in passing. True if it was done.
    /// </summary>
    protected bool Tell<T>(Answer<T> answer, string doneText = "Saved")
    {
        Refused = answer.Refusal;
        if (!answer.IsRefused)
        {
            TellDone(Text[doneText]);
        }

        return !answer.IsRefused;
    }

    /// <summary>Tells something that is no answer of a use case.</summary>
    protected void TellDone(string message)
    {
        Refused = null;
        Snackbar.Add(message, Severity.Success);
    }

    protected void TellNothing() => Refused = null;

    /// <summary>Writes into the address what is being changed, without a navigation, which would load the page anew.</summary>
    protected ValueTask KeepInAddressAsync(Guid? edited) => Script.InvokeVoidAsync(
        "history.replaceState", Disposed, null, "", new Uri(Navigation.Uri).AbsolutePath + (edited is { } id ? $"?edit={id}" : ""));

    /// <summary>The last refusal, if it is about a field that these keys are about.</summary>
    protected string? ErrorAt(params ReadOnlySpan<string> keys) => Refused is { } refusal && keys.Contains(refusal.Key) ? Refusals.Of(refusal) : null;
}
