using System.Text.Json;
using SharedTask.Scoring.Contract;

namespace SharedTask.Worker.Plugins;

/// <summary>What a plugin must say of itself to be offered.</summary>
internal static class ManifestRules
{
    /// <summary>The first rule that the manifest breaks, as the end of a sentence that begins with "It"; <see langword="null"/> if none.</summary>
    public static string? FindBreach(PluginManifest? manifest, string folderName)
    {
        if (manifest is not { Id: not null, Version: not null, Title: not null, Summary: not null, RunFormats: not null, ReferenceFormats: not null, Metrics: not null })
        {
            return $"leaves out {string.Join(", ", Missing(manifest))}";
        }

        if (manifest.Protocol == 0)
        {
            return $"has no \"protocol\"; it is {ScoringProtocol.Version}";
        }

        if (manifest.Protocol != ScoringProtocol.Version)
        {
            return $"speaks protocol {manifest.Protocol}; this site speaks {ScoringProtocol.Version}";
        }

        if (!string.Equals(manifest.Id, folderName, StringComparison.Ordinal))
        {
            return $"calls itself \"{manifest.Id}\" and lies in the folder \"{folderName}\"; both must be the same";
        }

        if (manifest.Parameters.ValueKind != JsonValueKind.Object)
        {
            return "has no schema of its parameters; without parameters it is \"parameters\": {\"type\": \"object\", \"properties\": {}}";
        }

        if (manifest.RunFormats.Concat(manifest.ReferenceFormats).Any(format => format is not { Extension: not null, Title: not null, Example: not null }))
        {
            return "has a format without an extension, a title or an example";
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        return manifest.Metrics.Any(metric => metric is not { Key: not null, Title: not null } || !keys.Add(metric.Key))
            ? "has a metric without a key or a title, or has one twice"
            : manifest.DefaultMetric is null || !keys.Contains(manifest.DefaultMetric)
                ? $"has the default metric \"{manifest.DefaultMetric}\", which is not among its metrics"
                : null;
    }

    private static IEnumerable<string> Missing(PluginManifest? manifest)
    {
        var members = new (string Name, object? Value)[]
        {
            ("id", manifest?.Id), ("version", manifest?.Version), ("title", manifest?.Title), ("summary", manifest?.Summary),
            ("runFormats", manifest?.RunFormats), ("referenceFormats", manifest?.ReferenceFormats), ("metrics", manifest?.Metrics),
        };
        return members.Where(member => member.Value is null).Select(member => $"\"{member.Name}\"");
    }
}
