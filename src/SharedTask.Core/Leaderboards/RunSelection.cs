namespace SharedTask.Core.Leaderboards;

/// <summary>Which of a team's scored runs count, each with a row on the board.</summary>
public enum RunSelection
{
    /// <summary>The best by the ranking columns, until the team chooses one.</summary>
    Best,

    /// <summary>The one received last, until the team chooses one.</summary>
    Last,

    /// <summary>Only the one that the team chose.</summary>
    Chosen,

    /// <summary>The one received first, whatever the team would choose once it knows more.</summary>
    First,

    /// <summary>Every one: a team has a row for each.</summary>
    All,
}
