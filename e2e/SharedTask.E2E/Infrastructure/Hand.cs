namespace SharedTask.E2E.Infrastructure;

/// <summary>How a person works a page. Journeys are told once and walked with a pointer or with the keyboard alone.</summary>
public abstract class Hand(IPage page)
{
    protected IPage Page { get; } = page;

    /// <summary>Follows a link, presses a button, opens what is folded.</summary>
    public abstract Task PressAsync(ILocator control);

    /// <summary>Replaces what stands in a field.</summary>
    public abstract Task FillAsync(ILocator field, string text);

    /// <summary>Chooses an option by its value.</summary>
    public abstract Task SelectAsync(ILocator list, string value);

    /// <summary>Ticks a box that is empty.</summary>
    public abstract Task CheckAsync(ILocator box);

    /// <summary>Chooses a file.</summary>
    public abstract Task ChooseFileAsync(ILocator field, string path);

    public Task FillAsync(string label, string text) => FillAsync(Page.GetByLabel(label), text);

    public Task PressButtonAsync(string name) => PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }));

    public Task FollowAsync(string name) => PressAsync(Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First);
}
