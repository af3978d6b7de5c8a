namespace SharedTask.Core.Bundles.Yaml;

/// <summary>A document that is made to exhaust whoever reads it.</summary>
internal sealed class YamlRefusedException(string code, int line, int limit) : Exception(code)
{
    public string Code { get; } = code;

    public int Line { get; } = line;

    public int Limit { get; } = limit;
}
