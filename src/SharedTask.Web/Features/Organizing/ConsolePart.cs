using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
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
    private ISnackbar Snackbar { get; set; } = null!;

    protected CancellationToken Disposed => disposed.Token;

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

    /// <summary>The last refusal, if it is about a field that these keys are about.</summary>
    protected string? ErrorAt(params ReadOnlySpan<string> keys) => Refused is { } refusal && keys.Contains(refusal.Key) ? Refusals.Of(refusal) : null;
}
