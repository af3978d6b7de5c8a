namespace SharedTask.E2E.Infrastructure;

/// <summary>A mouse or a finger.</summary>
public sealed class MouseHand(IPage page) : Hand(page)
{
    public override Task PressAsync(ILocator control) => control.ClickAsync();

    public override Task FillAsync(ILocator field, string text) => field.FillAsync(text);

    public override Task SelectAsync(ILocator list, string value) => list.SelectOptionAsync(value);

    public override Task CheckAsync(ILocator box) => box.CheckAsync();

    public override Task ChooseFileAsync(ILocator field, string path) => field.SetInputFilesAsync(path);
}
