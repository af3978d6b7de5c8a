namespace SharedTask.Core.Seeding;

/// <summary>A synthetic track: labels to draw from, and how good each team's runs are.</summary>
/// <param name="Title">The track's title.</param>
/// <param name="PluginId">The scoring plugin.</param>
/// <param name="ParametersJson">Its parameters.</param>
/// <param name="Labels">The labels; for detection, the positive and the negative one.</param>
/// <param name="Items">How many items the reference has.</param>
internal sealed record DemoTrack(string Title, string PluginId, string ParametersJson, IReadOnlyList<string> Labels, int Items);
