namespace SharedTask.E2E.Screens;

/// <summary>Who looks at a screen; the demo prints an account for each but the first.</summary>
public enum Persona
{
    Anonymous,
    Team,
    Organizer,
    Administrator,
}
