namespace SharedTask.E2E.Infrastructure;

/// <summary>Pages that answer only when their circuit stands.</summary>
public static class Circuits
{
    /// <summary>Waits until the page says that its circuit stands: a button that is pressed before does nothing.</summary>
    public static Task InteractiveAsync(this IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Locator("html[data-interactive='true']").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
    }
}
