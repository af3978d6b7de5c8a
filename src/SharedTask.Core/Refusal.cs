namespace SharedTask.Core;

/// <summary>An expected "no": a text key that the screens translate, and the facts that the text names.</summary>
/// <param name="Key">The key in the <c>Refusals</c> resources, such as <c>quota.used-up</c>.</param>
/// <param name="Facts">The named facts of the text.</param>
public sealed record Refusal(string Key, IReadOnlyDictionary<string, object?> Facts)
{
    public Refusal(string key, params ReadOnlySpan<(string Name, object? Value)> facts)
        : this(key, ToDictionary(facts))
    {
    }

    private static Dictionary<string, object?> ToDictionary(ReadOnlySpan<(string Name, object? Value)> facts)
    {
        var dictionary = new Dictionary<string, object?>(facts.Length, StringComparer.Ordinal);
        foreach (var (name, value) in facts)
        {
            dictionary[name] = value;
        }

        return dictionary;
    }
}
