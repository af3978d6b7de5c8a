using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SharedTask.Scoring.Formats.KeyPoints;

/// <summary>
/// Reads a run of key point analysis, <c>{"arg_0": {"kp_1": 0.8, "kp_2": 0.1}}</c>: over any number of lines, as one object or several.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="problems">Where problems are reported.</param>
internal sealed class KeyPointJsonReader(InputFile file, ProblemList problems)
{
    private const int MaxBytes = 256 * 1024 * 1024;
    private const string Example = "{\"arg_0\": {\"kp_1\": 0.8, \"kp_2\": 0.1}}";

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private byte[] bytes = [];
    private TextPlace counted = TextPlace.Start;
    private int countedTo;

    /// <summary>Is given an argument's key points and their scores in the order of the file.</summary>
    public delegate void TakeArgument(string argument, IReadOnlyList<(string KeyPoint, double Score, TextPlace Place)> scores, TextPlace place);

    /// <summary>The place behind the last thing in the file, after reading: where something would stand that is missing.</summary>
    public TextPlace End => PlaceOf(Math.Max(countedTo, bytes.AsSpan().TrimEnd(" \t\r\n"u8).Length));

    /// <summary>Reads the file.</summary>
    /// <param name="take">Is given every argument.</param>
    /// <returns>How many arguments the file has.</returns>
    public int Read(TakeArgument take)
    {
        if (new FileInfo(file.Path).Length > MaxBytes)
        {
            Error(ProblemCodes.TooManyRows, TextPlace.Start, $"The file is larger than {MaxBytes / (1024 * 1024)} MiB, the most that can be read.");
            return 0;
        }

        bytes = File.ReadAllBytes(file.Path);
        var start = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        countedTo = start;
        if (!Utf8.IsValid(bytes))
        {
            ReportNotUtf8();
            return 0;
        }

        try
        {
            ReadObjects(start, take);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The reader answers with the second kind to half a surrogate pair, in the name that was counted last.
            var place = exception is JsonException { LineNumber: { } line, BytePositionInLine: { } position } ? PlaceOf(PositionOf(start, line, position)) : counted;
            Error(ProblemCodes.InvalidJson, place, $"Line {place.Line} is not valid JSON: something unexpected stands at {place.Column}. The file has to be like {Example}; nothing behind this place was read.");
        }

        if (seen.Count == 0 && !problems.HasErrors)
        {
            Error(ProblemCodes.EmptyFile, TextPlace.Start, $"The file has no predictions. It has to be like {Example}.");
        }

        return seen.Count;
    }

    private void ReadObjects(int start, TakeArgument take)
    {
        var reader = new Utf8JsonReader(bytes.AsSpan(start), new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read())
        {
            var place = PlaceOf(start + (int)reader.TokenStartIndex);
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                Error(ProblemCodes.WrongType, place, $"Line {place.Line} does not begin with an object. The file has to be like {Example}.");
                return;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadArgument(ref reader, start, take);
            }
        }
    }

    private void ReadArgument(ref Utf8JsonReader reader, int start, TakeArgument take)
    {
        var place = PlaceOf(start + (int)reader.TokenStartIndex);
        var argument = reader.GetString()!;
        var isNew = seen.Add(argument);
        if (!isNew)
        {
            Error(ProblemCodes.DuplicateId, place, $"Line {place.Line}: the argument \"{Excerpt.Of(argument)}\" is there twice.", Excerpt.Of(argument));
        }

        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Error(ProblemCodes.WrongType, place, $"Line {place.Line}: the argument \"{Excerpt.Of(argument)}\" has no object of key points and their scores, as in {Example}.", Excerpt.Of(argument));
            reader.Skip();
            return;
        }

        var scores = new List<(string, double, TextPlace)>();
        var keyPoints = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var scorePlace = PlaceOf(start + (int)reader.TokenStartIndex);
            var keyPoint = reader.GetString()!;
            reader.Read();
            if (!keyPoints.Add(keyPoint))
            {
                Error(ProblemCodes.DuplicateField, scorePlace, $"Line {scorePlace.Line}: the argument \"{Excerpt.Of(argument)}\" has the key point \"{Excerpt.Of(keyPoint)}\" twice.", Excerpt.Of(keyPoint));
            }

            if (TryScore(ref reader, keyPoint, scorePlace) is { } score)
            {
                scores.Add((keyPoint, score, scorePlace));
            }
        }

        if (isNew)
        {
            take(argument, scores, place);
        }
    }

    private double? TryScore(ref Utf8JsonReader reader, string keyPoint, TextPlace place)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var score) && double.IsFinite(score))
        {
            return score;
        }

        var isNumber = reader.TokenType == JsonTokenType.Number;
        Error(
            isNumber ? ProblemCodes.NotFinite : ProblemCodes.NotANumber,
            place,
            $"Line {place.Line}: the score of the key point \"{Excerpt.Of(keyPoint)}\" is not a {(isNumber ? "finite " : "")}number.",
            Excerpt.Of(keyPoint));
        reader.Skip();
        return null;
    }

    /// <summary>The place of a byte that is not before the last one that was asked for.</summary>
    private TextPlace PlaceOf(int position)
    {
        counted = counted.Past(bytes.AsSpan(countedTo, position - countedTo));
        countedTo = position;
        return counted;
    }

    /// <summary>The position of a byte that the parser tells by its line and its position there, both counted from 0.</summary>
    private int PositionOf(int start, long line, long position)
    {
        for (var passed = 0L; passed < line; passed++)
        {
            start += bytes.AsSpan(start).IndexOf((byte)'\n') + 1;
        }

        return Math.Clamp(start + (int)position, countedTo, bytes.Length);
    }

    private void ReportNotUtf8()
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(bytes.AsSpan(offset), out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            offset += consumed;
        }

        var place = PlaceOf(offset);
        Error(ProblemCodes.NotUtf8, place, $"Line {place.Line}: the byte at offset {offset} (0x{bytes[offset]:x2}) is not UTF-8. Please save the file as UTF-8.");
    }

    private void Error(string code, TextPlace place, string message, string? value = null) => problems.Error(code, message, file.Name, place.Line, place.Column, value);
}
