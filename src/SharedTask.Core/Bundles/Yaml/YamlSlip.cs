using System.Text.RegularExpressions;

namespace SharedTask.Core.Bundles.Yaml;

/// <summary>One of the usual slips that make a file no YAML, and how to write it.</summary>
/// <param name="Code">The finding's code.</param>
/// <param name="Line">Where it is, counted from 1.</param>
/// <param name="Key">The key whose text it is; empty for a tab.</param>
/// <param name="Better">The line as it should be; empty for a tab.</param>
internal sealed partial record YamlSlip(string Code, int Line, string Key, string Better)
{
    /// <summary>Looks where the parser stopped, which is often a line too late.</summary>
    public static YamlSlip? Find(string text, int line)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return new[] { line, line - 1, line + 1 }
            .Where(number => number >= 1 && number <= lines.Length)
            .Select(number => Judge(lines[number - 1], number))
            .FirstOrDefault(slip => slip is not null);
    }

    private static YamlSlip? Judge(string line, int number)
    {
        if (Tab().IsMatch(line))
        {
            return new YamlSlip("yaml-tab", number, "", "");
        }

        if (Pair().Match(line) is not { Success: true } pair)
        {
            return null;
        }

        var value = pair.Groups["value"].Value.TrimEnd();
        var better = $"{pair.Groups["start"].Value.TrimStart()}{pair.Groups["key"].Value}: {Quote(value)}";
        return value[0] is '@' or '`' or '%' ? new YamlSlip("yaml-first-letter", number, pair.Groups["key"].Value, better)
            : Colon().IsMatch(value) ? new YamlSlip("yaml-colon", number, pair.Groups["key"].Value, better)
            : null;
    }

    private static string Quote(string value) =>
        value.Contains('"', StringComparison.Ordinal) || value.Contains('\\', StringComparison.Ordinal)
            ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'"
            : $"\"{value}\"";

    [GeneratedRegex(@"^ *\t", RegexOptions.None, 200)]
    private static partial Regex Tab();

    /// <summary>A key with a text that is neither quoted nor the beginning of something else.</summary>
    [GeneratedRegex(@"^(?<start>\s*(?:-\s+)?)(?<key>[\w .-]+?)\s*:\s+(?<value>[^\s'""\[{&*!|>#].*)$", RegexOptions.None, 200)]
    private static partial Regex Pair();

    [GeneratedRegex(@":(?:\s|$)", RegexOptions.None, 200)]
    private static partial Regex Colon();
}
