namespace SharedTask.Core.Bundles.Yaml;

/// <summary>A mapping in the order in which it was written; keys are unique.</summary>
internal sealed class YamlMap(IReadOnlyList<YamlEntry> entries, int line) : YamlNode(line)
{
    private readonly Dictionary<string, YamlEntry> byKey = entries.ToDictionary(entry => entry.Key, StringComparer.Ordinal);

    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    public override long Size { get; } = 1 + entries.Sum(entry => 1 + entry.Value.Size);

    public YamlEntry? Find(string key) => byKey.GetValueOrDefault(key);
}
