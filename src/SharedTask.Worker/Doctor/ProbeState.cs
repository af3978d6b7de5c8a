namespace SharedTask.Worker.Doctor;

/// <summary>What a look at one thing has shown.</summary>
public enum ProbeState
{
    Good,

    /// <summary>Worth knowing, but nothing is contained less for it.</summary>
    Note,

    Bad,
}
