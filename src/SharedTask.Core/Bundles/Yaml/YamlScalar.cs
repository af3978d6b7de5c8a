namespace SharedTask.Core.Bundles.Yaml;

/// <summary>A single value, as text.</summary>
internal sealed class YamlScalar(string text, bool isPlain, int line) : YamlNode(line)
{
    public string Text { get; } = text;

    /// <summary>Written without quotes, so that it may be a number, a date, a truth value or nothing.</summary>
    public bool IsPlain { get; } = isPlain;

    /// <summary>Nothing: empty, <c>~</c> or <c>null</c> in any usual case.</summary>
    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    public override long Size => 1;
}
