using System.Globalization;
using System.Text;
using SharedTask.Scoring.Metrics.KeyPoints;

namespace SharedTask.Scoring.Formats.KeyPoints;

/// <summary>The best key point of every argument, as a run has it.</summary>
public sealed class KeyPointData
{
    private readonly KeyPointReference? reference;
    private readonly KeyPointChoice[] choices = [];
    private readonly HashSet<string> unknown = new(StringComparer.Ordinal);
    private int known;

    private KeyPointData(PairFiles files)
    {
        reference = KeyPointReference.Read(files);
        Count = reference?.Arguments?.Count ?? 0;
        if (files.FindRun() is not { } run)
        {
            return;
        }

        choices = new KeyPointChoice[Count];
        var reader = new KeyPointJsonReader(run, files.RunProblems);
        var answered = reader.Read((argument, scores, place) => Take(run, argument, scores, place, files.RunProblems));
        if (reference is null)
        {
            Count = answered;
        }
        else
        {
            CheckAnswers(run, reader, files.RunProblems);
        }
    }

    /// <summary>How many arguments there are: in the reference or, without one, in the run.</summary>
    public int Count { get; }

    /// <summary>Reads a reference, a run, or both.</summary>
    /// <param name="files">The files.</param>
    /// <returns>The data; incomplete where problems were found.</returns>
    public static KeyPointData Read(PairFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new KeyPointData(files);
    }

    /// <summary>The arguments of every topic and stance, in the order of their names.</summary>
    /// <returns>The groups; only for a reference and a run without errors.</returns>
    public IReadOnlyList<(string Topic, string Stance, KeyPointGroup Group)> Groups() =>
    [
        .. Enumerable.Range(0, Count)
            .GroupBy(argument => reference!.Groups[argument])
            .OrderBy(group => group.Key.Topic, StringComparer.Ordinal).ThenBy(group => group.Key.Stance, StringComparer.Ordinal)
            .Select(group => (group.Key.Topic, group.Key.Stance, new KeyPointGroup([.. group.Select(argument => choices[argument])]))),
    ];

    private void Take(InputFile run, string argument, IReadOnlyList<(string KeyPoint, double Score, TextPlace Place)> scores, TextPlace place, ProblemList problems)
    {
        if (reference is null)
        {
            return;
        }

        var index = reference.Arguments!.Ids.Find(Encoding.UTF8.GetBytes(argument));
        if (index < 0)
        {
            problems.Warning(ProblemCodes.UnknownId, $"Line {place.Line}: the argument \"{Excerpt.Of(argument)}\" is not in the reference; it is passed over.", run.Name, place.Line, place.Column, Excerpt.Of(argument));
            return;
        }

        known++;
        var best = (Score: double.NegativeInfinity, KeyPoint: -1);
        foreach (var (keyPoint, score, at) in scores)
        {
            var found = reference.KeyPoints!.Ids.Find(Encoding.UTF8.GetBytes(keyPoint));
            if (found >= 0)
            {
                // The first one of the best.
                best = score > best.Score ? (score, found) : best;
            }
            else if (unknown.Add(keyPoint))
            {
                problems.Warning(ProblemCodes.UnknownLabel, $"Line {at.Line}: there is no key point \"{Excerpt.Of(keyPoint)}\"; it is passed over wherever it occurs.", run.Name, at.Line, at.Column, Excerpt.Of(keyPoint));
            }
        }

        if (best.KeyPoint >= 0)
        {
            choices[index] = new KeyPointChoice(best.Score, reference.LabelOf(index, best.KeyPoint) switch
            {
                true => KeyPointLabel.Match,
                false => KeyPointLabel.NoMatch,
                null => KeyPointLabel.Undecided,
            });
        }
    }

    private void CheckAnswers(InputFile run, KeyPointJsonReader reader, ProblemList problems)
    {
        if (problems.HasErrors)
        {
            return;
        }

        var end = reader.End;

        if (known == 0)
        {
            problems.Error(ProblemCodes.MissingId, "The run has none of the reference's arguments.", run.Name, end.Line, end.Column);
            return;
        }

        if (choices.Count(choice => choice.Label == KeyPointLabel.NotAnswered) is > 0 and var missing)
        {
            problems.Warning(
                ProblemCodes.MissingId,
                string.Create(CultureInfo.InvariantCulture, $"{missing} of {Count} arguments have no key point; where they are among those that are scored, they count as no match."),
                run.Name,
                end.Line,
                end.Column);
        }

        foreach (var (topic, stance, _) in Groups().Where(group => group.Group.Kept == 0))
        {
            problems.Warning(ProblemCodes.MissingTopic, $"The topic \"{Excerpt.Of(topic)}\" with the stance \"{Excerpt.Of(stance)}\" has a single argument: it is left out of the mean, as half of it is none.", run.Name, end.Line, end.Column);
        }
    }
}
