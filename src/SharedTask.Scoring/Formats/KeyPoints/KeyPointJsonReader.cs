using System.Text.Json;

namespace SharedTask.Scoring.Formats.KeyPoints;

/// <summary>
/// Reads a run of key point analysis, <c>{"arg_0": {"kp_1": 0.8, "kp_2": 0.1}}</c>: over any number of lines, as one object or several.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="problems">Where problems are reported.</param>
internal sealed class KeyPointJsonReader(InputFile file, ProblemList problems)
{
    private const string Example = "{\"arg_0\": {\"kp_1\": 0.8, \"kp_2\": 0.1}}";

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private WholeText? text;

    /// <summary>Is given an argument's key points and their scores in the order of the file.</summary>
    public delegate void TakeArgument(string argument, IReadOnlyList<(string KeyPoint, double Score, TextPlace Place)> scores, TextPlace place);

    /// <summary>The place behind the last thing in the file, after reading: where something would stand that is missing.</summary>
    public TextPlace End => text?.End ?? TextPlace.Start;

    /// <summary>Reads the file.</summary>
    /// <param name="take">Is given every argument.</param>
    /// <returns>How many arguments the file has.</returns>
    public int Read(TakeArgument take)
    {
        text = WholeText.Read(file, problems);
        if (text is null)
        {
            return 0;
        }

        try
        {
            ReadObjects(text, take);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The reader answers with the second kind to half a surrogate pair, in the name that was counted last.
            var place = text.PlaceOf(exception);
            Error(ProblemCodes.InvalidJson, place, $"Line {place.Line} is not valid JSON: something unexpected stands at {place.Column}. The file has to be like {Example}; nothing behind this place was read.");
        }

        if (seen.Count == 0 && !problems.HasErrors)
        {
            Error(ProblemCodes.EmptyFile, TextPlace.Start, $"The file has no predictions. It has to be like {Example}.");
        }

        return seen.Count;
    }

    private void ReadObjects(WholeText whole, TakeArgument take)
    {
        var reader = new Utf8JsonReader(whole.Text, new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read())
        {
            var place = whole.PlaceOf((int)reader.TokenStartIndex);
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                Error(ProblemCodes.WrongType, place, $"Line {place.Line} does not begin with an object. The file has to be like {Example}.");
                return;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadArgument(ref reader, whole, take);
            }
        }
    }

    private void ReadArgument(ref Utf8JsonReader reader, WholeText whole, TakeArgument take)
    {
        var place = whole.PlaceOf((int)reader.TokenStartIndex);
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
            var scorePlace = whole.PlaceOf((int)reader.TokenStartIndex);
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

    private void Error(string code, TextPlace place, string message, string? value = null) => problems.Error(code, message, file.Name, place.Line, place.Column, value);
}
