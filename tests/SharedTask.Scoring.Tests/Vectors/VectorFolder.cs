using System.Text.Json;

namespace SharedTask.Scoring.Tests.Vectors;

/// <summary>The reference vectors: the folder that <c>SHAREDTASK_VECTORS</c> names, or <c>shared/vectors</c> beside the repository.</summary>
internal static class VectorFolder
{
    public const string Variable = "SHAREDTASK_VECTORS";

    public static IReadOnlyList<JsonElement> Cases(string file)
    {
        var path = System.IO.Path.Combine(Find(), file);
        Assert.SkipUnless(File.Exists(path), $"The reference vectors {file} are not here; {Variable} may name their folder.");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(one => one.Clone())];
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
