namespace SharedTask.E2E.Infrastructure;

/// <summary>
/// The keyboard alone: everything is reached with the tabulator, and wherever the focus comes to rest it can be seen.
/// </summary>
public sealed class KeyboardHand(IPage page) : Hand(page)
{
    /// <summary>More stops than the longest page has: a control that is not among them cannot be reached.</summary>
    private const int MostStops = 250;

    private const string IsFocused = "element => element === document.activeElement";

    /// <summary>Whether the focused element is drawn otherwise than without the focus, and inside what the screen shows.</summary>
    private const string IsSeen = """
        element => {
          const style = getComputedStyle(element), box = element.getBoundingClientRect();
          const marked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
          return marked && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
        }
        """;

    public override async Task PressAsync(ILocator control)
    {
        await ReachAsync(control);
        await Page.Keyboard.PressAsync("Enter");
    }

    public override async Task FillAsync(ILocator field, string text)
    {
        ArgumentNullException.ThrowIfNull(field);
        await ReachAsync(field);
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.TypeAsync(text);
        await Assertions.Expect(field).ToHaveValueAsync(text);
    }

    public override async Task SelectAsync(ILocator list, string value)
    {
        ArgumentNullException.ThrowIfNull(list);
        await ReachAsync(list);
        var place = await list.EvaluateAsync<int>("(list, value) => [...list.options].findIndex(option => option.value === value)", value);
        place.ShouldBeGreaterThanOrEqualTo(0, $"the list has no {value}");
        await Page.Keyboard.PressAsync("Home");
        for (var i = 0; i < place; i++)
        {
            await Page.Keyboard.PressAsync("ArrowDown");
        }

        await Assertions.Expect(list).ToHaveValueAsync(value);
    }

    public override async Task CheckAsync(ILocator box)
    {
        await ReachAsync(box);
        await Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(box).ToBeCheckedAsync();
    }

    public override async Task ChooseFileAsync(ILocator field, string path)
    {
        await ReachAsync(field);
        var chooser = await Page.RunAndWaitForFileChooserAsync(() => Page.Keyboard.PressAsync("Enter"));
        await chooser.SetFilesAsync(path);
    }

    /// <summary>Presses the tabulator until the focus is where it should be.</summary>
    public async Task ReachAsync(ILocator target)
    {
        ArgumentNullException.ThrowIfNull(target);
        await target.WaitForAsync();
        for (var stops = 0; !await target.EvaluateAsync<bool>(IsFocused); stops++)
        {
            stops.ShouldBeLessThan(MostStops, $"{target} cannot be reached with the tabulator");
            await Page.Keyboard.PressAsync("Tab");
        }

        try
        {
            await Page.WaitForFunctionAsync(IsSeen, await target.ElementHandleAsync(), new() { Timeout = 5_000 });
        }
        catch (TimeoutException)
        {
            var drawn = await target.EvaluateAsync<string>("e => JSON.stringify([getComputedStyle(e).outline, getComputedStyle(e).boxShadow, e.getBoundingClientRect(), innerWidth, innerHeight])");
            Assert.Fail($"The focus cannot be seen on {target}: {drawn}");
        }
    }
}
