using SharedTask.Scoring.Contract;

namespace SharedTask.Core.Competitions;

/// <summary>The scoring plugins that this installation offers.</summary>
public interface IPluginLibrary
{
    /// <summary>All plugins, by id.</summary>
    IReadOnlyList<PluginManifest> List();

    /// <summary>One plugin, or <see langword="null"/> if it is not installed.</summary>
    PluginManifest? Find(string pluginId);
}
