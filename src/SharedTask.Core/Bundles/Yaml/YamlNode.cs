namespace SharedTask.Core.Bundles.Yaml;

/// <summary>A part of a YAML document with the place where it was written. It is plain text: tags create nothing.</summary>
internal abstract class YamlNode(int line)
{
    /// <summary>Counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>How many nodes it would be if every alias were written out.</summary>
    public abstract long Size { get; }
}
