using System.ComponentModel.DataAnnotations;
using SharedTask.Core.Evaluations;

namespace SharedTask.Worker.Jobs;

/// <summary>How this process works on runs; the <c>Worker</c> section of the configuration.</summary>
public sealed class WorkerOptions
{
    public const string Section = "Worker";

    /// <summary>Whether this process works on runs at all; a process that only serves pages does not.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Runs worked on at a time; the number of processors if zero.</summary>
    [Range(0, 64)]
    public int Slots { get; set; }

    /// <summary>How long a claim holds without a sign of life.</summary>
    [Range(1, 3600)]
    public int LeaseSeconds { get; set; } = 20;

    /// <summary>How often the watchdog looks for work that no hint has announced.</summary>
    [Range(1, 3600)]
    public int WatchdogSeconds { get; set; } = 3;

    /// <summary>How long a stopping process goes on with what it holds; the rest is handed back, and no attempt is charged.</summary>
    [Range(0, 3600)]
    public int DrainSeconds { get; set; } = 10;

    /// <summary>The queues that this process serves, parted by commas; <c>*</c> for all. Administrators give competitions queues of their own.</summary>
    [Required]
    public string Queues { get; set; } = QueueNames.Default;

    internal int SlotCount => Slots > 0 ? Slots : Environment.ProcessorCount;

    internal ClaimScope Scope => new() { Lease = Lease, Queues = QueueNames.Parse(Queues) };

    internal TimeSpan Drain => TimeSpan.FromSeconds(DrainSeconds);

    internal TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);
}
