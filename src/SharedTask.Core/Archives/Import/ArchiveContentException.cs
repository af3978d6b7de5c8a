namespace SharedTask.Core.Archives.Import;

/// <summary>A page of an archive says something that cannot be; caught where it becomes a finding.</summary>
/// <param name="page">The page.</param>
/// <param name="field">What of it, such as <c>phases[1].references[0].blob</c>.</param>
internal sealed class ArchiveContentException(string page, string field) : Exception($"{page}: {field}")
{
    public string Page { get; } = page;

    public string Field { get; } = field;
}
