namespace SharedTask.Worker.Plugins;

/// <summary>Why a folder of plugins has none to offer, or not its newest one.</summary>
/// <param name="Name">The folder's name, which the plugin should have.</param>
/// <param name="Reason">What to mend, in sentences for the plugin's author.</param>
public sealed record PluginFault(string Name, string Reason);
