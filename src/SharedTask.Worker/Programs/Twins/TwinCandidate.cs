using SharedTask.Worker.Plugins;

namespace SharedTask.Worker.Programs.Twins;

/// <summary>A plugin with the metrics of it that a program's source names.</summary>
internal sealed record TwinCandidate(InstalledPlugin Plugin, IReadOnlyList<string> Metrics, IReadOnlyList<(string Key, string Value)> Parameters);
