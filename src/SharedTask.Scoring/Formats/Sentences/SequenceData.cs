using System.Runtime.InteropServices;
using System.Text;
using SharedTask.Scoring.Metrics.Sequences;

namespace SharedTask.Scoring.Formats.Sentences;

/// <summary>Gold sentences and those of a run, with what is wrong with them.</summary>
public sealed class SequenceData
{
    private readonly SequenceOptions options;
    private readonly PairFiles files;
    private readonly ByteStringTable words = new();
    private readonly ByteStringTable ids = new();
    private readonly List<GoldSentence> gold = [];
    private readonly List<int> goldTags = [];
    private readonly List<int> goldWords = [];
    private readonly List<TokenSpan> goldSpans = [];
    private int knownTypes;
    private long firstSurplus;
    private bool allowsUntyped = true;

    private SequenceData(PairFiles files, SequenceOptions options)
    {
        this.files = files;
        this.options = options;
        Tags = new TagSet(options.Scheme, options.IsSuffix);
        Slices = [.. options.Layout.Slices.Select(name => new SliceColumn(name))];
        Tally = new SequenceTally();
        Answered = [];
    }

    /// <summary>The tags and types.</summary>
    public TagSet Tags { get; }

    /// <summary>The fields for slices.</summary>
    public IReadOnlyList<SliceColumn> Slices { get; }

    /// <summary>The counts of each sentence, in the reference's order.</summary>
    public SequenceTally Tally { get; }

    /// <summary>Whether the run has each sentence of the reference.</summary>
    public bool[] Answered { get; private set; }

    /// <summary>How many sentences the reference has or, without one, the run.</summary>
    public int Count { get; private set; }

    /// <summary>How many types are known: those of the organizers or of the reference.</summary>
    public int KnownTypes => knownTypes;

    /// <summary>A sentence's id: its own, or its number, counted from 1.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <returns>The id.</returns>
    public string IdOf(int sentence) =>
        HasIds ? Encoding.UTF8.GetString(ids[sentence]) : (sentence + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private bool HasIds => ids.Count > 0;

    /// <summary>Reads a reference, a run, or both.</summary>
    /// <param name="files">The files.</param>
    /// <param name="options">How they are read.</param>
    /// <returns>The data; incomplete where problems were found.</returns>
    public static SequenceData Read(PairFiles files, SequenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        var data = new SequenceData(files, options);
        foreach (var type in options.Types)
        {
            data.Tags.AddType(Encoding.UTF8.GetBytes(type));
        }

        data.knownTypes = data.Tags.Types.Count;
        var reference = files.FindReference();
        if (reference is not null)
        {
            data.ReadGold(reference);
        }

        if (files.FindRun() is { } run)
        {
            data.ReadRun(run, hasReference: reference is not null);
        }

        return data;
    }

    private void ReadGold(InputFile file)
    {
        var problems = files.ReferenceProblems;
        using var reader = SentenceReader.Open(file, options.Layout, problems);
        var check = new TagChecker(Tags, reader, problems, options.Types.Count > 0 ? knownTypes : -1, keepsUnknown: false);
        var audit = new SchemeAudit(Tags, reader);
        while (reader.MoveNext())
        {
            var sentence = reader.Current;
            if (!TakeId(reader, ids, gold.Count, problems))
            {
                continue;
            }

            var first = (Tags: goldTags.Count, Spans: goldSpans.Count);
            check.Take(sentence, goldTags, goldSpans);
            audit.Take(sentence, CollectionsMarshal.AsSpan(goldTags)[first.Tags..]);
            for (var token = 0; token < sentence.Count && sentence.HasTokens; token++)
            {
                goldWords.Add(words.GetOrAdd(sentence.Token(token), out _));
            }

            gold.Add(new(first.Tags, goldTags.Count, first.Spans, goldSpans.Count, sentence.HasTokens ? goldWords.Count : -1, sentence.HasSpans));
            foreach (var slice in Slices)
            {
                AddSlice(slice, sentence, reader, problems);
            }
        }

        audit.Report(problems);
        Count = gold.Count;
        knownTypes = options.Types.Count > 0 ? knownTypes : check.KnownTypes;
        allowsUntyped = check.HasUntyped;
        if (Count == 0 && !problems.HasErrors)
        {
            problems.Error(ProblemCodes.EmptyFile, "The file has no sentences.", file.Name);
        }
    }

    private static void AddSlice(SliceColumn slice, Sentence sentence, SentenceReader reader, ProblemList problems)
    {
        if (!sentence.TryGetField(Encoding.UTF8.GetBytes(slice.Name), out var value))
        {
            problems.Error(ProblemCodes.MissingField, $"Line {sentence.Line}: the sentence has no value for the slices by \"{Excerpt.Of(slice.Name)}\".", reader.File.Name, sentence.Line, Excerpt.Of(slice.Name));
        }

        slice.Add(value);
    }

    /// <summary>Takes a sentence's id: either all sentences have one, or none.</summary>
    private static bool TakeId(SentenceReader reader, ByteStringTable table, int before, ProblemList problems)
    {
        var sentence = reader.Current;
        if (sentence.HasId != (before == 0 ? sentence.HasId : table.Count > 0))
        {
            problems.Error(ProblemCodes.MissingId, $"Line {sentence.Line}: some sentences have an id and some have none.", reader.File.Name, sentence.Line, "id");
            return false;
        }

        if (!sentence.HasId)
        {
            return true;
        }

        table.GetOrAdd(sentence.Id, out var isNew);
        if (!isNew)
        {
            var id = Excerpt.Of(sentence.Id);
            problems.Error(ProblemCodes.DuplicateId, $"Line {sentence.Line}: there is already a sentence with the id \"{id}\".", reader.File.Name, sentence.Line, "id", id);
        }

        return isNew;
    }

    private void ReadRun(InputFile file, bool hasReference)
    {
        var problems = files.RunProblems;
        using var reader = SentenceReader.Open(file, options.Layout, problems);
        var check = new TagChecker(Tags, reader, problems, knownTypes > 0 ? knownTypes : -1, options.KeepsUnknownTypes, allowsUntyped);
        var audit = new SchemeAudit(Tags, reader);
        var tags = new List<int>();
        var tagEnds = new List<int>();
        var spans = new List<TokenSpan>();
        var spanEnds = new List<int>();
        var seen = new ByteStringTable();
        var places = new int[gold.Count];
        var (count, answered) = (0, 0);
        while (reader.MoveNext())
        {
            var isNew = TakeId(reader, seen, count, problems);
            count++;
            if (!isNew)
            {
                continue;
            }

            check.Take(reader.Current, tags, spans);
            audit.Take(reader.Current, CollectionsMarshal.AsSpan(tags)[(tagEnds.Count == 0 ? 0 : tagEnds[^1])..]);
            tagEnds.Add(tags.Count);
            spanEnds.Add(spans.Count);
            if (hasReference && FindGold(reader, count - 1 + reader.Skipped, problems) is var index and >= 0 && Compare(reader, gold[index], problems))
            {
                places[index] = tagEnds.Count;
                answered++;
            }
        }

        audit.Report(problems);
        if (count == 0 && !problems.HasErrors)
        {
            problems.Error(ProblemCodes.EmptyFile, "The file has no sentences.", file.Name);
            return;
        }

        if (!hasReference)
        {
            Count = count;
            return;
        }

        ReportMissing(reader, places, answered, count + reader.Skipped, problems);
        if (!problems.HasErrors)
        {
            Tabulate(places, CollectionsMarshal.AsSpan(tags), tagEnds, CollectionsMarshal.AsSpan(spans), spanEnds);
        }
    }

    private int FindGold(SentenceReader reader, int ordinal, ProblemList problems)
    {
        var sentence = reader.Current;
        if (HasIds && sentence.HasId)
        {
            var index = ids.Find(sentence.Id);
            if (index < 0)
            {
                var id = Excerpt.Of(sentence.Id);
                problems.Error(ProblemCodes.UnknownId, $"Line {sentence.Line}: the sentence \"{id}\" is not in the reference.", reader.File.Name, sentence.Line, "id", id);
            }

            return index;
        }

        // Too many sentences are reported once, at the end.
        firstSurplus = ordinal < gold.Count || firstSurplus > 0 ? firstSurplus : sentence.Line;
        return ordinal < gold.Count ? ordinal : -1;
    }

    /// <summary>Compares the tokens of a sentence with the reference's and reports the first difference.</summary>
    private bool Compare(SentenceReader reader, GoldSentence wanted, ProblemList problems)
    {
        var sentence = reader.Current;
        if (sentence.HasTokens && wanted.WordsEnd >= 0 && options.ComparesTokens)
        {
            var first = wanted.WordsEnd - wanted.Length;
            for (var token = 0; token < Math.Min(sentence.Count, wanted.Length); token++)
            {
                if (!words[goldWords[first + token]].SequenceEqual(sentence.Token(token)))
                {
                    ReportToken(reader, token, words[goldWords[first + token]], problems);
                    return false;
                }
            }
        }

        if (sentence.HasSpans || wanted.HasSpans || sentence.Count == wanted.Length)
        {
            return true;
        }

        var line = sentence.Count > wanted.Length ? sentence.LineOf(wanted.Length) : sentence.Line;
        problems.Error(() => new(
            default,
            ProblemCodes.SentenceLength,
            $"Line {line}: the sentence that begins on line {sentence.Line} has {sentence.Count} {(sentence.Count == 1 ? "token" : "tokens")}, the reference has {wanted.Length}.",
            reader.File.Name,
            line,
            reader.TagName));
        return false;
    }

    private static void ReportToken(SentenceReader reader, int token, ReadOnlySpan<byte> wanted, ProblemList problems)
    {
        if (!problems.ListsAnotherError)
        {
            problems.CountErrors(1);
            return;
        }

        var found = reader.Current.Token(token);
        var (value, expected) = (Excerpt.Of(found), Excerpt.Of(wanted));
        var line = reader.Current.LineOf(token);
        var form = string.Equals(UnicodeForm.Canonical(Encoding.UTF8.GetString(found)), UnicodeForm.Canonical(Encoding.UTF8.GetString(wanted)), StringComparison.Ordinal)
            ? " The two differ in their Unicode normal form (NFC or NFD) alone." : string.Empty;
        problems.Error(ProblemCodes.TokenDiffers, $"Line {line}: token {token + 1} of the sentence is \"{value}\", expected \"{expected}\".{form}", reader.File.Name, line, reader.TokenName, value);
    }

    private void ReportMissing(SentenceReader reader, int[] places, int answered, int count, ProblemList problems)
    {
        if (firstSurplus > 0 || (!HasIds && count != gold.Count))
        {
            var how = reader is JsonSentenceReader ? "Every line is one." : "Sentences are parted by blank lines.";
            problems.Error(ProblemCodes.LineCount, $"The file has {count} {(count == 1 ? "sentence" : "sentences")}, and the reference has {gold.Count}. {how}", reader.File.Name, firstSurplus > 0 ? firstSurplus : reader.LastLine);
            return;
        }

        if (options.MayMiss || problems.HasErrors)
        {
            return;
        }

        var missing = gold.Count - answered;
        for (var index = 0; index < places.Length && missing > 0 && problems.ListsAnotherError; index++)
        {
            if (places[index] == 0)
            {
                var id = Excerpt.Of(IdOf(index));
                problems.Error(ProblemCodes.MissingId, $"There is no sentence with the id \"{id}\".", reader.File.Name, reader.LastLine, "id", id);
                missing--;
            }
        }

        problems.CountErrors(missing);
    }

    private void Tabulate(int[] places, ReadOnlySpan<int> tags, List<int> tagEnds, ReadOnlySpan<TokenSpan> spans, List<int> spanEnds)
    {
        var outside = Tags.Add("O"u8);
        var empty = new List<int>();
        var left = new List<TokenSpan>();
        var right = new List<TokenSpan>();
        Answered = new bool[gold.Count];
        for (var index = 0; index < gold.Count; index++)
        {
            var wanted = gold[index];
            var place = places[index] - 1;
            Answered[index] = place >= 0;
            var goldSlice = CollectionsMarshal.AsSpan(goldTags)[wanted.TagsStart..wanted.TagsEnd];
            var goldPlaces = CollectionsMarshal.AsSpan(goldSpans)[wanted.SpansStart..wanted.SpansEnd];
            ReadOnlySpan<int> tagSlice = place < 0 ? Outside(empty, outside, wanted.Length) : tags[(place == 0 ? 0 : tagEnds[place - 1])..tagEnds[place]];
            var spanSlice = place < 0 ? [] : spans[(place == 0 ? 0 : spanEnds[place - 1])..spanEnds[place]];
            if (goldSlice.Length == tagSlice.Length && !wanted.HasSpans && spanSlice.IsEmpty)
            {
                Tally.Add(Tags, goldSlice, tagSlice);
                continue;
            }

            // One side has spans: tags of the other one are read as spans of tokens.
            left.Clear();
            right.Clear();
            Tags.Read(goldSlice, left);
            Tags.Read(tagSlice, right);
            left.AddRange(goldPlaces);
            right.AddRange(spanSlice);
            Tally.Add(CollectionsMarshal.AsSpan(left), CollectionsMarshal.AsSpan(right));
        }
    }

    private static ReadOnlySpan<int> Outside(List<int> cache, int outside, int length)
    {
        while (cache.Count < length)
        {
            cache.Add(outside);
        }

        return CollectionsMarshal.AsSpan(cache)[..length];
    }

    private sealed record GoldSentence(int TagsStart, int TagsEnd, int SpansStart, int SpansEnd, int WordsEnd, bool HasSpans)
    {
        public int Length => TagsEnd - TagsStart;
    }
}
