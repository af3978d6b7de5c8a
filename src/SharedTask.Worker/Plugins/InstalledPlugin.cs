using SharedTask.Scoring.Contract;

namespace SharedTask.Worker.Plugins;

/// <summary>A plugin that can be started.</summary>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="Program">A copy of its executable that every sandbox may start.</param>
/// <param name="Sha256">The executable's SHA-256 in lower-case hex.</param>
/// <param name="System">A folder with the libraries that it links, which are all that it sees; <see langword="null"/> if it sees all of <c>/usr</c>.</param>
public sealed record InstalledPlugin(PluginManifest Manifest, string Program, string Sha256, string? System);
