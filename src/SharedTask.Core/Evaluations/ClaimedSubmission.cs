namespace SharedTask.Core.Evaluations;

/// <summary>What a program of the organizers may know of the run that it scores, as CodaLab told it.</summary>
/// <param name="Team">The team's name: no person's.</param>
/// <param name="ReceivedAt">When the run came (UTC).</param>
/// <param name="Number">The run's number in its team, track and phase, from 1.</param>
/// <param name="Phase">The phase's place in the competition, from 1.</param>
public sealed record ClaimedSubmission(string Team, DateTime ReceivedAt, int Number, int Phase);
