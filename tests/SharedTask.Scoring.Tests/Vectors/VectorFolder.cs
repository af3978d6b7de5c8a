using System.Text.Json;

namespace SharedTask.Scoring.Tests.Vectors;

/// <summary>The reference vectors: the folder that <c>SHAREDTASK_VECTORS</c> names, or <c>shared/vectors</c> beside the repository.</summary>
internal static class VectorFolder
{
    public const string Variable = "SHAREDTASK_VECTORS";

    /// <summary>The cases of a family: of its file, and of others whose names begin alike, such as <c>clustering-2.json</c>.</summary>
    public static IReadOnlyList<JsonElement> Cases(string file)
    {
        var folder = Find();
        Assert.SkipUnless(File.Exists(System.IO.Path.Combine(folder, file)), $"The reference vectors {file} are not here; {Variable} may name their folder.");
        List<JsonElement> cases = [];
        foreach (var path in Directory.GetFiles(folder, $"{System.IO.Path.GetFileNameWithoutExtension(file)}*.json").Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            cases.AddRange(document.RootElement.GetProperty("cases").EnumerateArray().Select(one => one.Clone()));
        }

        return cases;
    }

    /// <summary>The names of all vector files.</summary>
    public static IReadOnlyList<string> Files()
    {
        var folder = Find();
        Assert.SkipUnless(Directory.Exists(folder), $"The reference vectors are not here; {Variable} may name their folder.");
        return [.. Directory.GetFiles(folder, "*.json").Select(path => System.IO.Path.GetFileName(path)).Order(StringComparer.Ordinal)];
    }

    /// <summary>A file of the real data beside the vectors, or a skipped test.</summary>
    public static string Data(params ReadOnlySpan<string> path)
    {
        var found = System.IO.Path.Combine([Find(), "..", "data", .. path]);
        Assert.SkipUnless(File.Exists(found), $"The real data are not here: {string.Join('/', path.ToArray())}");
        return found;
    }

    /// <summary>A number as the vectors write it; NaN for undefined.</summary>
    public static double Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.String => element.GetString() switch { "Infinity" => double.PositiveInfinity, "-Infinity" => double.NegativeInfinity, _ => double.NaN },
        _ => double.NaN,
    };

    /// <summary>Compares a value, or several, with what a vector expects; what is undefined there must be NaN here.</summary>
    public static void ShouldEqual(string where, JsonElement expected, double tolerance, params double[] values)
    {
        JsonElement[] numbers = expected.ValueKind == JsonValueKind.Array ? [.. expected.EnumerateArray()] : [expected];
        numbers.Length.ShouldBeLessThanOrEqualTo(values.Length, where);
        foreach (var (i, number) in numbers.Select(Number).Index())
        {
            if (double.IsFinite(number))
            {
                values[i].ShouldBe(number, tolerance, where);
            }
            else
            {
                values[i].ShouldBe(number, where);
            }
        }
    }

    /// <summary>A label as the vectors write it, be it a text, a number or a truth value.</summary>
    public static string Label(JsonElement element) => element.ToString();

    /// <summary>Labels in the order of scikit-learn: numbers by value, texts by code points.</summary>
    public static List<string> InOrder(IEnumerable<JsonElement> labels)
    {
        var distinct = labels.DistinctBy(Label, StringComparer.Ordinal).ToList();
        return distinct.TrueForAll(label => label.ValueKind == JsonValueKind.Number)
            ? [.. distinct.OrderBy(label => label.GetDouble()).Select(Label)]
            : [.. distinct.Select(Label).OrderBy(System.Text.Encoding.UTF8.GetBytes, Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)))];
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return named;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "SharedTask.sln")))
        {
            folder = folder.Parent;
        }

        return System.IO.Path.Combine(folder?.FullName ?? "", "..", "shared", "vectors");
    }
}
