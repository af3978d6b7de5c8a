namespace SharedTask.Web.Shared;

/// <summary>What a message to the reader is about.</summary>
public enum MessageKind
{
    Good,
    Wait,
    Bad,
}
