using System.Text.Json;
using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Hosting;

/// <summary>Reads the organizers' parameters with their defaults.</summary>
public sealed class ParameterReader
{
    private readonly IReadOnlyDictionary<string, JsonElement> values;

    /// <summary>Takes the values and refuses those that the plugin does not know.</summary>
    /// <param name="values">The values by key.</param>
    /// <param name="schema">The manifest's schema of the parameters.</param>
    /// <exception cref="RequestException">A key is unknown.</exception>
    public ParameterReader(IReadOnlyDictionary<string, JsonElement> values, JsonElement schema)
    {
        ArgumentNullException.ThrowIfNull(values);
        this.values = values;
        var known = schema.GetProperty("properties");
        foreach (var key in values.Keys)
        {
            if (!known.TryGetProperty(key, out _))
            {
                throw new RequestException($"There is no parameter \"{key}\". The parameters are: {string.Join(", ", known.EnumerateObject().Select(property => property.Name))}.");
            }
        }
    }

    /// <summary>A text.</summary>
    /// <param name="key">The parameter's key.</param>
    /// <param name="fallback">Its default.</param>
    /// <returns>The value.</returns>
    /// <exception cref="RequestException">The value is no text.</exception>
    public string Text(string key, string fallback) => !values.TryGetValue(key, out var value) ? fallback
        : value.ValueKind == JsonValueKind.String ? value.GetString()!
        : throw Wrong(key, "a text");

    /// <summary>A column that the organizers may name.</summary>
    /// <param name="key">The parameter's key.</param>
    /// <param name="names">The names that the column may have if they do not.</param>
    /// <returns>The column.</returns>
    /// <exception cref="RequestException">The value is no text.</exception>
    public FieldSpec Column(string key, params string[] names) => Text(key, "") is { Length: > 0 } name ? new FieldSpec(name) : new FieldSpec(names);

    /// <summary>A list of labels of the task.</summary>
    /// <param name="key">The parameter's key.</param>
    /// <param name="labels">The labels of the task; if none are known, because there is no reference, none are found.</param>
    /// <returns>The labels' numbers.</returns>
    /// <exception cref="RequestException">The value is no list of texts, or a label is not one of the task.</exception>
    public IReadOnlyList<int> LabelsOf(string key, LabelSet labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return labels.HasKnown ? [.. Texts(key).Select(label => Find(key, label, labels))] : [];
    }

    /// <summary>One label of the task, or none.</summary>
    /// <param name="key">The parameter's key.</param>
    /// <param name="labels">The labels of the task; if none are known, because there is no reference, none is found.</param>
    /// <returns>The label's number, or <see langword="null"/> if the parameter is absent or empty.</returns>
    /// <exception cref="RequestException">The value is no text, or not a label of the task.</exception>
    public int? LabelOf(string key, LabelSet labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return Text(key, "") is { Length: > 0 } label && labels.HasKnown ? Find(key, label, labels) : null;
    }

    /// <summary>One of several words.</summary>
    /// <param name="key">The parameter's key.</param>
    /// <param name="choices">The words; the first is the default.</param>
    /// <returns>The value.</returns>
    /// <exception cref="RequestException">The value is none of the words.</exception>
    public string Choice(string key, params ReadOnlySpan<string> choices)
    {
        var text = values.TryGetValue(key, out var value)
            ? value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()
            : choices[0];
        return choices.Contains(text) ? text : throw Wrong(key, $"one of {string.Join(", ", choices.ToArray())}");
    }

    /// <summary>A list of texts.</summary>
    /// <param name="key">The parameter's key.</param>
    /// <param name="fallback">Its default.</param>
    /// <returns>The value.</returns>
    /// <exception cref="RequestException">The value is no list of texts.</exception>
    public IReadOnlyList<string> Texts(string key, params string[] fallback) => !values.TryGetValue(key, out var value) ? fallback
        : value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : throw Wrong(key, "a list of texts");

    /// <summary>A list of some of several words.</summary>
    /// <param name="key">The parameter's key.</param>
    /// <param name="choices">The words.</param>
    /// <returns>The value; nothing if the parameter is absent.</returns>
    /// <exception cref="RequestException">The value is no list of texts, or one of them is none of the words.</exception>
    public IReadOnlyList<string> Choices(string key, IReadOnlyList<string> choices)
    {
        var chosen = Texts(key);
        return chosen.All(text => choices.Contains(text, StringComparer.Ordinal)) ? chosen : throw Wrong(key, $"a list of some of {string.Join(", ", choices)}");
    }

    /// <summary>A number in a range.</summary>
    /// <param name="key">The parameter's key.</param>
    /// <param name="fallback">Its default.</param>
    /// <param name="lowest">The least value allowed.</param>
    /// <param name="highest">The greatest value allowed.</param>
    /// <returns>The value.</returns>
    /// <exception cref="RequestException">The value is no number in the range.</exception>
    public double Number(string key, double fallback, double lowest, double highest) => !values.TryGetValue(key, out var value) ? fallback
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= lowest && number <= highest ? number
        : throw Wrong(key, FormattableString.Invariant($"a number from {lowest} to {highest}"));

    /// <summary>A whole number in a range.</summary>
    /// <param name="key">The parameter's key.</param>
    /// <param name="fallback">Its default.</param>
    /// <param name="lowest">The least value allowed.</param>
    /// <param name="highest">The greatest value allowed.</param>
    /// <returns>The value.</returns>
    /// <exception cref="RequestException">The value is no whole number in the range.</exception>
    public int Whole(string key, int fallback, int lowest, int highest) => !values.TryGetValue(key, out var value) ? fallback
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= lowest && number <= highest ? number
        : throw Wrong(key, FormattableString.Invariant($"a whole number from {lowest} to {highest}"));

    private static int Find(string key, string label, LabelSet labels) => labels.Find(label) is var found and >= 0
        ? found
        : throw new RequestException($"The parameter \"{key}\" names the label \"{Excerpt.Of(label)}\", which neither the reference nor the parameter \"labels\" has.");

    private static RequestException Wrong(string key, string wanted) => new($"The parameter \"{key}\" must be {wanted}.");
}
