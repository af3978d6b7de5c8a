namespace SharedTask.Core.Evaluations;

/// <summary>What a scorer may only use so much of.</summary>
public enum LimitKind
{
    /// <summary>Time from start to end.</summary>
    Wall,

    /// <summary>Processor time of all its processes together.</summary>
    Cpu,

    Memory,

    /// <summary>What it prints.</summary>
    Log,

    /// <summary>The files that it leaves.</summary>
    Output,
}
