namespace SharedTask.Web.Account;

/// <summary>What somebody may do with a competition.</summary>
public enum CompetitionRight
{
    TakePart,
    Organize,
    Own,
}
