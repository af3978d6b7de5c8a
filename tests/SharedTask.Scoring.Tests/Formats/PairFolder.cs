using SharedTask.Scoring.Formats;

namespace SharedTask.Scoring.Tests.Formats;

/// <summary>A reference and a run in folders of their own.</summary>
internal sealed class PairFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sharedtask-pair-").FullName;

    public ProblemList ReferenceProblems { get; } = new();

    public ProblemList RunProblems { get; } = new();

    public PairFiles Files => new(In("reference"), In("run"), ReferenceProblems, RunProblems);

    /// <summary>All files of one of the folders; none if there is no such folder.</summary>
    public InputFolder? In(string part)
    {
        var all = new InputFolder(Path.Combine(folder, part));
        return Directory.Exists(Path.Combine(folder, part)) ? all.Only(all.List()) : null;
    }

    public string PathOf(string part) => Path.Combine(folder, part);

    public PairFolder Add(string path, string content)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
