using System.Globalization;
using SharedTask.Core.Bundles.Files;
using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Bundles.Yaml;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>A mapping of a bundle as its reader asks it: each answer is typed, each surprise a finding, and what nobody asked for is one too.</summary>
internal sealed class Section(YamlMap map, string path, ReadingContext context)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public YamlMap Map => map;

    public int Line => map.Line;

    public string Path => path;

    /// <summary>The key's full name for a finding.</summary>
    public string Name(string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>The line of a key, or the section's own.</summary>
    public int LineOf(string key) => map.Find(key)?.Line ?? map.Line;

    public bool Has(string key) => Value(key) is not null;

    public YamlNode? Value(string key)
    {
        asked.Add(key);
        return map.Find(key)?.Value is { } value and not YamlScalar { IsNull: true } ? value : null;
    }

    /// <summary>Text, a number or a date as it is written; <see langword="null"/> if there is nothing.</summary>
    public string? Text(string key)
    {
        switch (Value(key))
        {
            case null:
                return null;
            case YamlScalar scalar:
                return scalar.Text.Trim();
            default:
                WrongType(key, "text");
                return null;
        }
    }

    /// <summary>Text that fits into a column of the database; longer text is cut.</summary>
    public string? Text(string key, int most)
    {
        if (Text(key) is not { } text || text.Length <= most)
        {
            return Text(key);
        }

        context.Findings.Warning("text-too-long", context.File, LineOf(key), Name(key), FindingEffect.None, ("limit", most));
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }

    public bool Flag(string key, bool fallback)
    {
        if (Text(key) is not { Length: > 0 } text)
        {
            return fallback;
        }

        if (YamlValues.ToBool(text) is { } flag)
        {
            return flag;
        }

        context.Findings.Warning("not-a-truth-value", context.File, LineOf(key), Name(key), FindingEffect.ReadAs, ("text", text), ("value", fallback ? "true" : "false"));
        return fallback;
    }

    public long? Integer(string key)
    {
        if (Text(key) is not { Length: > 0 } text)
        {
            return null;
        }

        if (YamlValues.ToInteger(text) is { } number)
        {
            return number;
        }

        context.Findings.Warning("not-a-number", context.File, LineOf(key), Name(key), FindingEffect.LeftOut, ("text", text));
        return null;
    }

    /// <summary>A quota: nothing if it is not there, zero or below, or so large that nobody reaches it.</summary>
    public int? Quota(string key, int? fallback)
    {
        if (Integer(key) is not { } number)
        {
            return fallback;
        }

        if (number <= 0)
        {
            context.Findings.Note("quota-unlimited", context.File, LineOf(key), Name(key), FindingEffect.None, ("value", number));
            return null;
        }

        return number > 100_000 ? null : (int)number;
    }

    public DateTime? Moment(string key, bool required)
    {
        if (Value(key) is not YamlScalar scalar || scalar.Text.Trim() is "" or "null" or "None")
        {
            if (Value(key) is YamlMap or YamlList)
            {
                WrongType(key, "date");
            }
            else if (required)
            {
                context.Findings.Error("date-missing", context.File, LineOf(key), Name(key));
            }

            return null;
        }

        if (BundleDates.Read(scalar.Text, context.Dates) is not { } moment)
        {
            if (required)
            {
                context.Findings.Error("date-unreadable", context.File, scalar.Line, Name(key), ("text", scalar.Text));
            }
            else
            {
                context.Findings.Warning("date-unreadable", context.File, scalar.Line, Name(key), FindingEffect.LeftOut, ("text", scalar.Text));
            }

            return null;
        }

        Report(moment, scalar, key);
        return moment.Utc;
    }

    public Section? Child(string key)
    {
        switch (Value(key))
        {
            case null:
                return null;
            case YamlMap inner:
                return new Section(inner, Name(key), context);
            default:
                WrongType(key, "mapping");
                return null;
        }
    }

    /// <summary>The mappings of a list; a mapping of mappings counts as one, and so does a single mapping where <paramref name="single"/> says so.</summary>
    public IReadOnlyList<Section> Children(string key, Func<YamlMap, bool>? single = null)
    {
        switch (Value(key))
        {
            case null:
                return [];
            case YamlList list:
                List<Section> sections = [];
                for (var i = 0; i < list.Items.Count; i++)
                {
                    var name = string.Create(CultureInfo.InvariantCulture, $"{Name(key)}[{i}]");
                    if (list.Items[i] is YamlMap item)
                    {
                        sections.Add(new Section(item, name, context));
                    }
                    else
                    {
                        context.Findings.Warning("wrong-type-mapping", context.File, list.Items[i].Line, name, FindingEffect.LeftOut);
                    }
                }

                return sections;
            case YamlMap one when single?.Invoke(one) == true:
                return [new Section(one, Name(key), context)];
            case YamlMap inner:
                return
                [
                    .. inner.Entries
                        .Where(entry => entry.Value is YamlMap)
                        .Select(entry => new Section((YamlMap)entry.Value, $"{Name(key)}[{entry.Key}]", context)),
                ];
            default:
                WrongType(key, "list");
                return [];
        }
    }

    /// <summary>The values of a list, or a single value, as text.</summary>
    public IReadOnlyList<string> Texts(string key) => Value(key) switch
    {
        YamlList list => [.. list.Items.OfType<YamlScalar>().Select(item => item.Text.Trim())],
        YamlScalar scalar => [.. scalar.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        _ => [],
    };

    /// <summary>The part of the bundle that a key names.</summary>
    public BundlePart? Part(string key, FindingEffect effectIfMissing) =>
        Text(key) is { Length: > 0 } name ? context.FindPart(name, LineOf(key), Name(key), effectIfMissing) : null;

    /// <summary>Says of keys that are known and mean nothing here, if they are set to something.</summary>
    public void LeaveOut(string code, FindingEffect effect, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Value(key) is { } value && (value is not YamlScalar scalar || (YamlValues.ToBool(scalar.Text) ?? true)))
            {
                context.Findings.Warning(code, context.File, LineOf(key), Name(key), effect, ("name", key));
            }
        }
    }

    /// <summary>Keys that change nothing for organizers or teams.</summary>
    public void Skip(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            asked.Add(key);
        }
    }

    /// <summary>Says of every key that nobody asked for.</summary>
    public void ReportUnknown()
    {
        foreach (var entry in map.Entries.Where(entry => !asked.Contains(entry.Key)))
        {
            context.Findings.Note("key-unknown", context.File, entry.Line, Name(entry.Key), FindingEffect.LeftOut, ("name", entry.Key));
        }
    }

    private void WrongType(string key, string expected) =>
        context.Findings.Warning("wrong-type-" + expected, context.File, LineOf(key), Name(key), FindingEffect.LeftOut);

    private void Report(BundleMoment moment, YamlScalar scalar, string key)
    {
        var (findings, file) = (context.Findings, context.File);
        if (moment.IsAmbiguous)
        {
            findings.Warning("date-ambiguous", file, scalar.Line, Name(key), FindingEffect.ReadAs, ("text", scalar.Text), ("value", moment.Utc));
        }

        if (moment.IsDayFirst)
        {
            findings.Warning("date-day-first", file, scalar.Line, Name(key), FindingEffect.ReadAs, ("text", scalar.Text), ("value", moment.Utc));
        }

        if (moment.UnknownZone is { } zone)
        {
            findings.Warning("date-zone-unknown", file, scalar.Line, Name(key), FindingEffect.ReadAs, ("zone", zone), ("value", moment.Utc));
        }

        if (moment.HasOffset)
        {
            findings.Note("date-offset", file, scalar.Line, Name(key), FindingEffect.ReadAs, ("text", scalar.Text), ("value", moment.Utc));
        }
        else if (context.Dialect == BundleDialect.Codabench && moment.HasTime && scalar.IsPlain && moment.Utc.TimeOfDay != TimeSpan.Zero)
        {
            findings.Note("date-time-kept", file, scalar.Line, Name(key), FindingEffect.ReadAs, ("text", scalar.Text), ("value", moment.Utc));
        }
    }
}
