using SharedTask.Core.Bundles.Findings;
using SharedTask.Core.Bundles.Plan;
using SharedTask.Core.Bundles.Yaml;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>Collects the datasets that CodaLab's phases link to, each once, for a page of the overview.</summary>
internal sealed class DatasetPage(ReadingContext context)
{
    private readonly List<(string Name, string Address, string Description)> datasets = [];

    public void Read(YamlMap map, Section phase)
    {
        foreach (var entry in map.Entries)
        {
            var place = $"{phase.Name("datasets")}[{entry.Key}]";
            var address = Text(entry, "url");
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "ftp"))
            {
                context.Findings.Warning("dataset-elsewhere", context.File, entry.Line, place, FindingEffect.ByHand);
                continue;
            }

            context.Findings.Note("dataset-linked", context.File, entry.Line, place, FindingEffect.None);
            var name = Text(entry, "name") is { Length: > 0 } said ? said : address;
            if (!datasets.Exists(known => known.Address == address))
            {
                datasets.Add((name, address, Text(entry, "description")));
            }
        }
    }

    /// <summary>The page; <see langword="null"/> if there is nothing to link to.</summary>
    public ImportPage? Page() => datasets.Count == 0 ? null : new ImportPage(
        "Linked datasets",
        context.File,
        ImportPageKind.Overview,
        PageMarkdown.FromMarkdown(string.Concat(datasets.Select(Line))).Markdown);

    private static string Line((string Name, string Address, string Description) dataset)
    {
        var name = dataset.Name.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).ReplaceLineEndings(" ");
        return $"* [{name}](<{dataset.Address}>){(dataset.Description.Length > 0 ? $": {dataset.Description.ReplaceLineEndings(" ")}" : "")}\n";
    }

    private static string Text(YamlEntry entry, string key) => (entry.Value as YamlMap)?.Find(key)?.Value is YamlScalar { IsNull: false } scalar ? scalar.Text.Trim() : "";
}
