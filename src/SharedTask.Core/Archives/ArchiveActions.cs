namespace SharedTask.Core.Archives;

/// <summary>What is noted of a move. It is a matter of the site, not of the competition, and stays behind.</summary>
internal static class ArchiveActions
{
    public const string Exported = "competition.exported";

    public const string Arrived = "competition.arrived";
}
