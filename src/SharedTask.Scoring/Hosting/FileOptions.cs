using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Hosting;

/// <summary>How the files of a run and a reference belong together.</summary>
/// <param name="Run">The pattern of a run's files; <see langword="null"/> if it is one file of any name.</param>
/// <param name="Reference">The pattern of the reference's files; <see langword="null"/> if it is one file of any name.</param>
/// <param name="Missing">What a missing file means.</param>
/// <param name="ByItems">Whether a file counts by its number of items in means; if not, all count alike.</param>
public sealed record FileOptions(FilePattern? Run, FilePattern? Reference, MissingFiles Missing, bool ByItems)
{
    /// <summary>The names of the patterns, such as <c>language</c>.</summary>
    public IReadOnlyList<string> Names => Run?.Names ?? [];

    /// <summary>Reads the organizers' parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>The options.</returns>
    /// <exception cref="RequestException">A pattern is malformed, or the patterns do not belong together.</exception>
    public static FileOptions Read(ParameterReader parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var run = Pattern(parameters, SharedParameters.RunFiles);
        var reference = Pattern(parameters, SharedParameters.ReferenceFiles) ?? (run is { Names.Count: > 0 } ? run : null);
        if (!(reference?.Names ?? []).ToHashSet(StringComparer.Ordinal).SetEquals(run?.Names ?? []))
        {
            throw new RequestException(
                $"The parameters \"{SharedParameters.RunFiles}\" and \"{SharedParameters.ReferenceFiles}\" must have the same names in braces: a file of a run belongs to one of the reference.");
        }

        return new FileOptions(
            run,
            reference,
            parameters.Choice(SharedParameters.MissingFiles, "error", "zero", "undefined", "ignore") switch
            {
                "error" => MissingFiles.Error,
                "zero" => MissingFiles.Zero,
                "undefined" => MissingFiles.Undefined,
                _ => MissingFiles.Ignore,
            },
            parameters.Choice(SharedParameters.FileWeights, "equal", "items") == "items");
    }

    private static FilePattern? Pattern(ParameterReader parameters, string key) => parameters.Text(key, "") is not { Length: > 0 } text
        ? null
        : FilePattern.Parse(text) ?? throw new RequestException(
            $"The parameter \"{key}\" must be a pattern of file names such as run_{{language}}.tsv, with at most {FilePattern.MaxWildcards} names in braces and stars.");
}
