using System.Text.RegularExpressions;

namespace SharedTask.E2E.Infrastructure;

/// <summary>The address that a page shows.</summary>
public static class Addresses
{
    /// <summary>
    /// Waits until the address is like a pattern. Playwright's own <c>WaitForURLAsync</c> looks once and then waits for a navigation, which it misses if it
    /// happens in between.
    /// </summary>
    public static Task HasAddressAsync(this IPage page, string pattern) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = 20_000 });
}
