using System.Text.Json;

namespace SharedTask.Scoring.Tests.Vectors;

/// <summary>Values of reference tools that the shared vectors do not have, in the same shape; each file says where they are from.</summary>
internal static class GoldenFolder
{
    public static IReadOnlyList<JsonElement> Cases(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(AppContext.BaseDirectory, "Golden", file)));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(one => one.Clone())];
    }
}
