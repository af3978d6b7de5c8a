namespace SharedTask.Core.Bundles.Yaml;

/// <summary>A key of a mapping and its value.</summary>
internal sealed record YamlEntry(string Key, int Line, YamlNode Value);
