using System.Text.Json;
using SharedTask.Scoring.Metrics.Dialogue;

namespace SharedTask.Scoring.Formats.Dialogue;

/// <summary>
/// Reads a dialogue state, an object of slots and values. An object within it stands for the slots of a domain, whose names it begins
/// with, joined by a hyphen: <c>{"hotel": {"area": "north"}}</c> is <c>{"hotel-area": "north"}</c>.
/// </summary>
/// <param name="vocabulary">Gives slots and values their numbers.</param>
/// <param name="allowsAlternatives">Whether a value may be a list, of which each is right.</param>
/// <param name="problems">Where problems are reported.</param>
internal sealed class StateReader(SlotVocabulary vocabulary, bool allowsAlternatives, ProblemList problems)
{
    // Names of domains are repeated before each of their slots: long ones would fill the memory from a small file.
    private const int MaxSlotLength = 256;

    private const string Example = "{\"hotel-area\": \"north\", \"hotel-stars\": \"4\"}";

    private readonly List<SlotValues> state = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>Is asked for the number of a slot; a negative one leaves it out.</summary>
    public delegate int FindSlot(string slot);

    /// <summary>Reads the state of a row, and reports what cannot be used.</summary>
    /// <param name="rows">The reader, at the row.</param>
    /// <param name="field">The field's position.</param>
    /// <param name="find">Finds slots.</param>
    /// <returns>The slots with values, each once; <see langword="null"/> if a problem was reported.</returns>
    public IReadOnlyList<SlotValues>? Read(RowReader rows, int field, FindSlot find)
    {
        if (!rows.IsObject(field))
        {
            Report(rows, field, ProblemCodes.WrongType, Excerpt.Of(rows[field]), $"is not an object of slots and values, as in {Example}");
            return null;
        }

        state.Clear();
        seen.Clear();
        var reader = new Utf8JsonReader(rows[field]);
        reader.Read();
        try
        {
            return ReadObject(ref reader, "", rows, field, find) ? [.. state] : null;
        }
        catch (InvalidOperationException)
        {
            Report(rows, field, ProblemCodes.InvalidJson, null, "has a half of a surrogate pair in a text");
            return null;
        }
    }

    private bool ReadObject(ref Utf8JsonReader reader, string prefix, RowReader rows, int field, FindSlot find)
    {
        var isGood = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var slot = prefix + reader.GetString();
            if (slot.Length > MaxSlotLength)
            {
                isGood = Report(rows, field, ProblemCodes.ValueTooLong, Excerpt.Of(slot), $"has the slot \"{Excerpt.Of(slot)}\" of {slot.Length} characters; at most {MaxSlotLength} are read");
                reader.Skip();
                continue;
            }

            reader.Read();
            isGood &= reader.TokenType == JsonTokenType.StartObject
                ? ReadObject(ref reader, slot + "-", rows, field, find)
                : ReadValues(ref reader, slot, rows, field, find);
        }

        return isGood;
    }

    private bool ReadValues(ref Utf8JsonReader reader, string slot, RowReader rows, int field, FindSlot find)
    {
        if (TakeValues(ref reader) is not { } values)
        {
            var what = allowsAlternatives ? "is neither a text, a number nor a list of them" : "is not one text or number";
            return Report(rows, field, ProblemCodes.WrongType, Excerpt.Of(slot), $"has a value of the slot \"{Excerpt.Of(slot)}\" that {what}");
        }

        if (!seen.Add(slot))
        {
            return Report(rows, field, ProblemCodes.DuplicateField, Excerpt.Of(slot), $"has the slot \"{Excerpt.Of(slot)}\" twice");
        }

        if (values.Count > 0 && find(slot) is >= 0 and var number)
        {
            state.Add(new SlotValues(number, values));
        }

        return true;
    }

    private List<int>? TakeValues(ref Utf8JsonReader reader)
    {
        var values = new List<int>();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return TakeValue(ref reader, values) ? values : null;
        }

        var isGood = allowsAlternatives;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            isGood &= TakeValue(ref reader, values);
        }

        return isGood ? values : null;
    }

    private bool TakeValue(ref Utf8JsonReader reader, List<int> values)
    {
        var text = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
            JsonTokenType.Null => "",
            _ => null,
        };
        if (text is null)
        {
            reader.Skip();
            return false;
        }

        if (vocabulary.AddValue(text) is { } number)
        {
            values.Add(number);
        }

        return true;
    }

    private bool Report(RowReader rows, int field, string code, string? value, string what)
    {
        problems.Error(code, $"Line {rows.Line}: the {rows.ColumnName(field)} {what}.", rows.File.Name, rows.Line, rows.ColumnName(field), value);
        return false;
    }
}
